/// The texts that can be found, and how many of them hold each term. The index itself is the
/// store's own, made by its dialect.
let fullTextTables: [SQL] = [
    """
    CREATE TABLE full_text_document (
        number BIGINT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL,
        titles TEXT NOT NULL, body TEXT NOT NULL, length BIGINT NOT NULL, UNIQUE (kind, id))
    """,
    """
    CREATE TABLE full_text_term (
        term TEXT NOT NULL PRIMARY KEY, documents BIGINT NOT NULL)
    """,
    """
    CREATE TABLE full_text_kind (
        kind TEXT NOT NULL PRIMARY KEY, documents BIGINT NOT NULL, length BIGINT NOT NULL)
    """,
]
