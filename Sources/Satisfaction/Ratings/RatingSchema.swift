import Kernel

let ratingTables: [SQL] = [
    """
    CREATE TABLE satisfaction_rules (
        from_day TEXT NOT NULL, sequence BIGINT NOT NULL REFERENCES journal,
        contact_days BIGINT NOT NULL, rectification_days BIGINT NOT NULL,
        extended_days BIGINT NOT NULL, invitation_days BIGINT NOT NULL,
        minimum_sample BIGINT NOT NULL, small_group BIGINT NOT NULL,
        burst_minutes BIGINT NOT NULL, address_burst BIGINT NOT NULL,
        identical_burst BIGINT NOT NULL, PRIMARY KEY (from_day, sequence))
    """,
    """
    CREATE TABLE rating_invitation (
        id TEXT NOT NULL PRIMARY KEY, subject TEXT NOT NULL, step TEXT NOT NULL,
        token TEXT NOT NULL UNIQUE, channel TEXT NOT NULL, matter TEXT NOT NULL,
        place TEXT NOT NULL, served_by TEXT NOT NULL, invited_at BIGINT NOT NULL,
        expires_at BIGINT NOT NULL, sequence BIGINT NOT NULL REFERENCES journal,
        UNIQUE (subject, step))
    """,
    """
    CREATE TABLE rating (
        id TEXT NOT NULL PRIMARY KEY,
        invitation TEXT NOT NULL UNIQUE REFERENCES rating_invitation,
        grade BIGINT NOT NULL CHECK (grade >= 1 AND grade <= 5), reasons TEXT NOT NULL,
        words TEXT NOT NULL, named BIGINT NOT NULL, rated_at BIGINT NOT NULL,
        withheld TEXT, sequence BIGINT NOT NULL REFERENCES journal)
    """,
    "CREATE INDEX rating_sequence ON rating (sequence)",
    "CREATE INDEX rating_grade ON rating (grade, sequence)",
]
