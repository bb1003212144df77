import Kernel

let fieldVisitTables: [SQL] = [
    """
    CREATE TABLE help_visit (
        id TEXT NOT NULL PRIMARY KEY, number TEXT NOT NULL UNIQUE, business TEXT NOT NULL,
        district TEXT NOT NULL, visited_on TEXT NOT NULL, visitors TEXT NOT NULL,
        topic TEXT REFERENCES help_topic, problem TEXT NOT NULL, contact TEXT,
        recorded_at BIGINT NOT NULL, working_days BIGINT NOT NULL CHECK (working_days > 0),
        due_ended_at BIGINT)
    """,
    "CREATE INDEX help_visit_open ON help_visit (recorded_at) WHERE due_ended_at IS NULL",
    "CREATE INDEX help_visit_ended ON help_visit (due_ended_at)",
    """
    CREATE TABLE help_visit_step (
        visit TEXT NOT NULL REFERENCES help_visit,
        step TEXT NOT NULL CHECK (step IN ('answer', 'follow-up', 'close')),
        at BIGINT NOT NULL, account TEXT NOT NULL, body TEXT NOT NULL,
        solved BIGINT CHECK (solved IN (0, 1)), PRIMARY KEY (visit, step))
    """,
]
