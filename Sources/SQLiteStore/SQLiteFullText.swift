import Kernel

/// Full text on SQLite: an FTS5 table of terms that are cut before they come to it.
///
/// Its `ascii` tokenizer takes everything beyond ASCII for letters and so leaves a term whole.
/// Neither positions nor columns are kept: ranking is the kernel's.
struct SQLiteFullText: FullTextDialect {
    let schema: [SQL] = [
        """
        CREATE VIRTUAL TABLE full_text_index USING fts5(
            terms, tokenize = "ascii tokenchars '_'", detail = none, columnsize = 0)
        """
    ]

    var clear: [SQL] { ["DROP TABLE full_text_index"] + schema }

    func keep(_ terms: String, as number: Int64) -> SQL {
        "INSERT INTO full_text_index (rowid, terms) VALUES (\(number), \(terms))"
    }

    func drop(_ number: Int64) -> SQL { "DELETE FROM full_text_index WHERE rowid = \(number)" }

    func kept(_ number: Int64) -> SQL {
        "SELECT terms FROM full_text_index WHERE rowid = \(number)"
    }

    func holding(_ term: String, weight: Int64) -> SQL {
        """
        SELECT rowid AS number, \(weight) AS weight FROM full_text_index
        WHERE full_text_index MATCH \("\"\(term)\"")
        """
    }
}
