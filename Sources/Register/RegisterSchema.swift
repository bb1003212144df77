import Kernel

/// The ways in which a measure falls into parts, and each entry's parts.
let registerDimensions: [SQL] = [
    "ALTER TABLE register_measure ADD COLUMN dimensions TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE register_entry ADD COLUMN breakdown TEXT NOT NULL DEFAULT ''",
]

let registerTables: [SQL] = [
    """
    CREATE TABLE register_measure (
        name TEXT NOT NULL PRIMARY KEY, title_zh TEXT NOT NULL, title_en TEXT NOT NULL,
        unit TEXT NOT NULL, gathering TEXT NOT NULL, proof TEXT NOT NULL, scale TEXT NOT NULL,
        sequence BIGINT NOT NULL REFERENCES journal)
    """,
    """
    CREATE TABLE register_entry (
        id TEXT NOT NULL PRIMARY KEY, measure TEXT NOT NULL REFERENCES register_measure,
        day TEXT NOT NULL, amount BIGINT NOT NULL CHECK (amount >= 0),
        whole BIGINT CHECK (whole >= 0), about TEXT NOT NULL, document TEXT NOT NULL,
        paper TEXT, note TEXT NOT NULL, recorded_by TEXT NOT NULL,
        sequence BIGINT NOT NULL REFERENCES journal)
    """,
    "CREATE INDEX register_entry_measure ON register_entry (measure, sequence)",
    """
    CREATE TABLE register_correction (
        entry TEXT NOT NULL PRIMARY KEY REFERENCES register_entry,
        reason TEXT NOT NULL, replaced_by TEXT REFERENCES register_entry,
        corrected_by TEXT NOT NULL, sequence BIGINT NOT NULL REFERENCES journal)
    """,
]
