import Kernel

let enquiryTables: [SQL] = [
    """
    CREATE TABLE help_enquiry (
        id TEXT NOT NULL PRIMARY KEY, number TEXT NOT NULL UNIQUE,
        channel TEXT NOT NULL
            CHECK (channel IN ('web', 'telephone', 'letter', 'counter', 'online')),
        audience TEXT NOT NULL CHECK (audience IN ('business', 'individual')),
        topic TEXT REFERENCES help_topic, received_at BIGINT NOT NULL,
        working_days BIGINT NOT NULL CHECK (working_days > 0), question TEXT NOT NULL,
        contact TEXT, conversation TEXT REFERENCES help_conversation, assignee TEXT,
        answered_at BIGINT, answered_by TEXT, answer_channel TEXT, answer TEXT,
        erased_at BIGINT,
        CHECK ((answered_at IS NULL) = (answer IS NULL)))
    """,
    "CREATE INDEX help_enquiry_open ON help_enquiry (received_at) WHERE answered_at IS NULL",
    "CREATE INDEX help_enquiry_answered ON help_enquiry (answered_at)",
    "CREATE INDEX help_enquiry_conversation ON help_enquiry (conversation)",
    """
    CREATE TABLE help_business (
        sequence BIGINT NOT NULL PRIMARY KEY REFERENCES journal, about TEXT NOT NULL UNIQUE,
        channel TEXT NOT NULL, at BIGINT NOT NULL, topic TEXT)
    """,
]
