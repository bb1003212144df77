import Kernel

extension Migration {
    static let monitoring = [Migration("performance.0004_monitoring", monitoringTables)]

    private static let monitoringTables: [SQL] = [
        """
        CREATE TABLE monitoring (
            id TEXT NOT NULL PRIMARY KEY, year BIGINT NOT NULL,
            month BIGINT NOT NULL CHECK (month BETWEEN 1 AND 12), project TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('draft', 'submitted')),
            round BIGINT NOT NULL CHECK (round > 0),
            sequence BIGINT NOT NULL REFERENCES journal, UNIQUE (year, month, project))
        """,
        """
        CREATE TABLE monitoring_remark (
            monitoring TEXT NOT NULL REFERENCES monitoring, place TEXT NOT NULL,
            kinds TEXT NOT NULL, reason TEXT NOT NULL, measure TEXT NOT NULL, possibility TEXT,
            note TEXT NOT NULL, PRIMARY KEY (monitoring, place))
        """,
        """
        CREATE TABLE monitoring_report (
            monitoring TEXT NOT NULL REFERENCES monitoring, round BIGINT NOT NULL,
            report TEXT NOT NULL, sequence BIGINT NOT NULL REFERENCES journal,
            instant BIGINT NOT NULL, PRIMARY KEY (monitoring, round))
        """,
        """
        CREATE TABLE warning (
            id TEXT NOT NULL PRIMARY KEY, year BIGINT NOT NULL, month BIGINT NOT NULL,
            project TEXT NOT NULL, place TEXT NOT NULL, rules TEXT NOT NULL,
            rules_version BIGINT NOT NULL, rule TEXT NOT NULL, because_zh TEXT NOT NULL,
            because_en TEXT NOT NULL, working_days BIGINT NOT NULL, opened_at BIGINT NOT NULL,
            opened_sequence BIGINT NOT NULL REFERENCES journal, measure TEXT,
            disposed_at BIGINT, disposed_sequence BIGINT REFERENCES journal,
            UNIQUE (year, month, project, place, rules, rule))
        """,
        "CREATE INDEX warning_open ON warning (opened_at) WHERE disposed_at IS NULL",
        """
        CREATE TABLE warning_month (
            year BIGINT NOT NULL, month BIGINT NOT NULL,
            sequence BIGINT NOT NULL REFERENCES journal, PRIMARY KEY (year, month))
        """,
    ]
}
