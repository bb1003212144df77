import Kernel

let knowledgeTables: [SQL] = [
    """
    CREATE TABLE help_article (
        id TEXT NOT NULL PRIMARY KEY, published BIGINT, latest BIGINT NOT NULL)
    """,
    """
    CREATE TABLE help_article_version (
        article TEXT NOT NULL REFERENCES help_article, version BIGINT NOT NULL,
        state TEXT NOT NULL, question TEXT NOT NULL, variants TEXT NOT NULL,
        answer TEXT NOT NULL, topic TEXT NOT NULL, source_kind TEXT NOT NULL,
        source_title TEXT NOT NULL, source_place TEXT NOT NULL, valid_from TEXT NOT NULL,
        valid_through TEXT, owner TEXT NOT NULL, author TEXT NOT NULL, reviewer TEXT,
        publisher TEXT, remark TEXT, written_at BIGINT NOT NULL, decided_at BIGINT,
        sequence BIGINT NOT NULL REFERENCES journal, PRIMARY KEY (article, version))
    """,
    """
    CREATE INDEX help_article_version_waiting ON help_article_version (written_at)
    WHERE decided_at IS NULL
    """,
    "CREATE INDEX help_article_version_decided ON help_article_version (decided_at)",
    """
    CREATE TABLE help_article_watch (
        article TEXT NOT NULL REFERENCES help_article, since BIGINT NOT NULL,
        begins BIGINT NOT NULL, due TEXT NOT NULL, ended_at BIGINT,
        PRIMARY KEY (article, since))
    """,
    """
    CREATE INDEX help_article_watch_open ON help_article_watch (begins) WHERE ended_at IS NULL
    """,
    "CREATE INDEX help_article_watch_ended ON help_article_watch (ended_at)",
    """
    CREATE TABLE help_article_use (
        article TEXT NOT NULL REFERENCES help_article, version BIGINT NOT NULL,
        day TEXT NOT NULL, shown BIGINT NOT NULL, helped BIGINT NOT NULL,
        unhelped BIGINT NOT NULL, PRIMARY KEY (article, version, day))
    """,
    """
    CREATE TABLE help_question (
        id TEXT NOT NULL PRIMARY KEY, essence TEXT NOT NULL, text TEXT NOT NULL,
        cause TEXT NOT NULL CHECK (cause IN ('nothing_found', 'not_helpful')),
        article TEXT REFERENCES help_article, asked BIGINT NOT NULL, first_at BIGINT NOT NULL,
        last_at BIGINT NOT NULL, closed_at BIGINT, closed_by TEXT, outcome TEXT,
        answered_by TEXT REFERENCES help_article)
    """,
    """
    CREATE UNIQUE INDEX help_question_open ON help_question (essence) WHERE closed_at IS NULL
    """,
]
