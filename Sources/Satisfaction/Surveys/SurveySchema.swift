import Kernel

let surveyTables: [SQL] = [
    """
    CREATE TABLE survey (
        id TEXT NOT NULL PRIMARY KEY, title TEXT NOT NULL, introduction TEXT NOT NULL,
        audience TEXT NOT NULL, anonymous BIGINT NOT NULL, opens_on TEXT NOT NULL,
        closes_on TEXT NOT NULL, minimum_sample BIGINT NOT NULL, small_group BIGINT NOT NULL,
        state TEXT NOT NULL, salt TEXT NOT NULL, counted_from BIGINT REFERENCES journal,
        sequence BIGINT NOT NULL REFERENCES journal)
    """,
    """
    CREATE TABLE survey_question (
        id TEXT NOT NULL PRIMARY KEY, survey TEXT NOT NULL REFERENCES survey,
        place BIGINT NOT NULL, kind TEXT NOT NULL, words TEXT NOT NULL, required BIGINT NOT NULL,
        choices TEXT NOT NULL, overall BIGINT NOT NULL, UNIQUE (survey, place))
    """,
    "CREATE UNIQUE INDEX survey_question_overall ON survey_question (survey) WHERE overall = 1",
    """
    CREATE TABLE survey_member (
        id TEXT NOT NULL PRIMARY KEY, survey TEXT NOT NULL REFERENCES survey,
        number BIGINT NOT NULL, part TEXT NOT NULL, drawn BIGINT REFERENCES journal,
        UNIQUE (survey, number))
    """,
    """
    CREATE TABLE survey_invitation (
        member TEXT NOT NULL PRIMARY KEY REFERENCES survey_member,
        survey TEXT NOT NULL REFERENCES survey, token TEXT NOT NULL UNIQUE,
        asked BIGINT NOT NULL, asked_on TEXT NOT NULL, used BIGINT NOT NULL)
    """,
    "CREATE INDEX survey_invitation_unused ON survey_invitation (survey) WHERE used = 0",
    """
    CREATE TABLE survey_link (
        id TEXT NOT NULL PRIMARY KEY, survey TEXT NOT NULL REFERENCES survey,
        token TEXT NOT NULL UNIQUE, label TEXT NOT NULL,
        sequence BIGINT NOT NULL REFERENCES journal)
    """,
    """
    CREATE TABLE survey_paper (
        id TEXT NOT NULL PRIMARY KEY, survey TEXT NOT NULL REFERENCES survey,
        paper TEXT NOT NULL, sheets BIGINT NOT NULL, entered BIGINT NOT NULL,
        sequence BIGINT NOT NULL REFERENCES journal, CHECK (entered <= sheets))
    """,
    """
    CREATE TABLE survey_answer (
        id TEXT NOT NULL PRIMARY KEY, survey TEXT NOT NULL REFERENCES survey,
        way TEXT NOT NULL, source TEXT, member TEXT REFERENCES survey_member,
        part TEXT NOT NULL, day TEXT NOT NULL, answered_at BIGINT,
        overall BIGINT NOT NULL CHECK (overall >= 1 AND overall <= 5), state TEXT NOT NULL,
        why TEXT, judged TEXT, device TEXT, address TEXT, content TEXT NOT NULL,
        observed BIGINT REFERENCES journal, ordinal BIGINT)
    """,
    "CREATE INDEX survey_answer_survey ON survey_answer (survey, state)",
    """
    CREATE INDEX survey_answer_uncounted ON survey_answer (survey)
        WHERE observed IS NULL AND state = 'valid'
    """,
    "CREATE INDEX survey_answer_device ON survey_answer (survey, device)",
    "CREATE INDEX survey_answer_address ON survey_answer (survey, address, answered_at)",
    "CREATE INDEX survey_answer_content ON survey_answer (survey, content, answered_at)",
    """
    CREATE TABLE survey_item (
        answer TEXT NOT NULL REFERENCES survey_answer, question TEXT NOT NULL
            REFERENCES survey_question,
        value TEXT NOT NULL, PRIMARY KEY (answer, question, value))
    """,
    "CREATE INDEX survey_item_question ON survey_item (question, value)",
]
