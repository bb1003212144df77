import Kernel

let helpdeskTables: [SQL] = settingTables + conversationTables + dutyTables

private let settingTables: [SQL] = [
    """
    CREATE TABLE help_rules (
        since BIGINT NOT NULL PRIMARY KEY, rules TEXT NOT NULL,
        sequence BIGINT NOT NULL REFERENCES journal)
    """,
    """
    CREATE TABLE help_topic (
        id TEXT NOT NULL PRIMARY KEY, title_zh TEXT NOT NULL, title_en TEXT NOT NULL,
        offered BIGINT NOT NULL CHECK (offered IN (0, 1)),
        sequence BIGINT NOT NULL REFERENCES journal)
    """,
    """
    CREATE TABLE help_origin (
        digest TEXT NOT NULL, span BIGINT NOT NULL, count BIGINT NOT NULL,
        PRIMARY KEY (digest, span))
    """,
    """
    CREATE TABLE help_series (
        name TEXT NOT NULL, year BIGINT NOT NULL, last BIGINT NOT NULL, PRIMARY KEY (name, year))
    """,
]

private let conversationTables: [SQL] = [
    """
    CREATE TABLE help_conversation (
        id TEXT NOT NULL PRIMARY KEY, secret_digest TEXT NOT NULL UNIQUE,
        audience TEXT NOT NULL CHECK (audience IN ('business', 'individual')),
        topic TEXT REFERENCES help_topic, started_at BIGINT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('asking', 'waiting', 'talking', 'ended')),
        holder TEXT, shared BIGINT NOT NULL CHECK (shared IN (0, 1)),
        last_ordinal BIGINT NOT NULL CHECK (last_ordinal >= 0),
        last_word_at BIGINT NOT NULL, unanswered BIGINT NOT NULL, unanswered_since BIGINT,
        answered BIGINT NOT NULL CHECK (answered IN (0, 1)), reminded_at BIGINT,
        ended_at BIGINT, end_cause TEXT, solved BIGINT CHECK (solved IN (0, 1)), enquiry TEXT,
        erased_at BIGINT, burst_since BIGINT NOT NULL, burst_count BIGINT NOT NULL,
        CHECK ((state = 'talking') = (holder IS NOT NULL AND ended_at IS NULL)),
        CHECK ((state = 'ended') = (ended_at IS NOT NULL)))
    """,
    """
    CREATE INDEX help_conversation_open ON help_conversation (last_word_at)
        WHERE ended_at IS NULL
    """,
    """
    CREATE INDEX help_conversation_holder ON help_conversation (holder) WHERE ended_at IS NULL
    """,
    "CREATE INDEX help_conversation_topic ON help_conversation (topic, id)",
    """
    CREATE TABLE help_message (
        conversation TEXT NOT NULL REFERENCES help_conversation, ordinal BIGINT NOT NULL,
        sender TEXT NOT NULL CHECK (sender IN ('visitor', 'assistant', 'machine')),
        account TEXT, sent_at BIGINT NOT NULL,
        content TEXT NOT NULL CHECK (content IN ('text', 'picture', 'knowledge', 'notice')),
        reference TEXT, body TEXT, client_id TEXT,
        PRIMARY KEY (conversation, ordinal), UNIQUE (conversation, sender, client_id))
    """,
    """
    CREATE TABLE help_picture (
        id TEXT NOT NULL PRIMARY KEY, conversation TEXT NOT NULL REFERENCES help_conversation,
        type TEXT NOT NULL, size BIGINT NOT NULL, digest TEXT NOT NULL, sealing_key TEXT)
    """,
    "CREATE INDEX help_picture_conversation ON help_picture (conversation)",
    """
    CREATE TABLE help_call (
        id TEXT NOT NULL PRIMARY KEY,
        conversation TEXT NOT NULL REFERENCES help_conversation, topic TEXT,
        called_at BIGINT NOT NULL,
        reason TEXT NOT NULL CHECK (reason IN ('visitor', 'returned', 'transferred')),
        offered_to TEXT, offered_at BIGINT, rung TEXT CHECK (rung IN ('everybody', 'chief')),
        outcome TEXT CHECK (outcome IN ('answered', 'abandoned', 'missed')), closed_at BIGINT,
        sequence BIGINT NOT NULL REFERENCES journal,
        CHECK ((outcome IS NULL) = (closed_at IS NULL)))
    """,
    """
    CREATE UNIQUE INDEX help_call_open ON help_call (conversation) WHERE closed_at IS NULL
    """,
    "CREATE INDEX help_call_line ON help_call (sequence) WHERE closed_at IS NULL",
    "CREATE INDEX help_call_offered ON help_call (offered_to) WHERE closed_at IS NULL",
    "CREATE INDEX help_call_closed ON help_call (closed_at)",
    "CREATE INDEX help_call_conversation ON help_call (conversation)",
    """
    CREATE TABLE help_escalation (
        call TEXT NOT NULL REFERENCES help_call, rung TEXT NOT NULL, rung_at BIGINT NOT NULL,
        PRIMARY KEY (call, rung))
    """,
    """
    CREATE TABLE help_participant (
        conversation TEXT NOT NULL REFERENCES help_conversation, account TEXT NOT NULL,
        joined_at BIGINT NOT NULL, left_at BIGINT, read_ordinal BIGINT NOT NULL,
        PRIMARY KEY (conversation, account))
    """,
    """
    CREATE INDEX help_participant_account ON help_participant (account) WHERE left_at IS NULL
    """,
    """
    CREATE TABLE help_transfer (
        sequence BIGINT NOT NULL PRIMARY KEY REFERENCES journal,
        conversation TEXT NOT NULL REFERENCES help_conversation, at BIGINT NOT NULL,
        from_account TEXT NOT NULL, to_account TEXT, topic TEXT, note TEXT NOT NULL)
    """,
    "CREATE INDEX help_transfer_conversation ON help_transfer (conversation, sequence)",
]

private let dutyTables: [SQL] = [
    """
    CREATE TABLE help_duty (
        account TEXT NOT NULL PRIMARY KEY,
        state TEXT NOT NULL CHECK (state IN ('available', 'busy', 'away', 'off')),
        capacity BIGINT NOT NULL CHECK (capacity > 0), since BIGINT NOT NULL,
        offered_at BIGINT NOT NULL)
    """,
    """
    CREATE TABLE help_skill (
        account TEXT NOT NULL, topic TEXT NOT NULL REFERENCES help_topic,
        PRIMARY KEY (account, topic))
    """,
    """
    CREATE TABLE help_canned (
        id TEXT NOT NULL PRIMARY KEY, owner TEXT, topic TEXT REFERENCES help_topic,
        title TEXT NOT NULL, body TEXT NOT NULL)
    """,
]
