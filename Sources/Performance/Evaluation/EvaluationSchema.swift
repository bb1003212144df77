import Kernel

extension Migration {
    static let evaluation = [Migration("performance.0005_evaluation", evaluationTables)]

    private static let evaluationTables: [SQL] = [
        """
        CREATE TABLE evaluation (
            id TEXT NOT NULL PRIMARY KEY, year BIGINT NOT NULL, project TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'returned', 'passed')),
            round BIGINT NOT NULL CHECK (round > 0), rules TEXT NOT NULL, as_of TEXT NOT NULL,
            goal_actual TEXT NOT NULL, sequence BIGINT NOT NULL REFERENCES journal,
            UNIQUE (year, project))
        """,
        """
        CREATE TABLE evaluation_remark (
            evaluation TEXT NOT NULL REFERENCES evaluation, place TEXT NOT NULL,
            reason TEXT NOT NULL, measure TEXT NOT NULL, points BIGINT, paper TEXT,
            paper_name TEXT, PRIMARY KEY (evaluation, place))
        """,
        """
        CREATE TABLE evaluation_report (
            evaluation TEXT NOT NULL REFERENCES evaluation, round BIGINT NOT NULL,
            report TEXT NOT NULL, sequence BIGINT NOT NULL REFERENCES journal,
            instant BIGINT NOT NULL, points TEXT NOT NULL, grade TEXT, passes BIGINT,
            opinion TEXT, checked_points TEXT, checked_grade TEXT, checked_at BIGINT,
            checked_sequence BIGINT REFERENCES journal, PRIMARY KEY (evaluation, round))
        """,
        """
        CREATE TABLE evaluation_recheck (
            evaluation TEXT NOT NULL REFERENCES evaluation, round BIGINT NOT NULL,
            position BIGINT NOT NULL, place TEXT NOT NULL, points BIGINT, note TEXT NOT NULL,
            PRIMARY KEY (evaluation, round, place))
        """,
    ]
}
