import Kernel

/// Full text on PostgreSQL: `tsvector` with a GIN index, of terms that are cut before they come to
/// it, so that no configuration, dictionary or parser of the server has a say.
struct PostgresFullText: FullTextDialect {
    let schema: [SQL] = [
        """
        CREATE TABLE full_text_index (
            number BIGINT NOT NULL PRIMARY KEY, terms tsvector NOT NULL)
        """,
        // Without the list of pending entries, which every search would read to its end.
        """
        CREATE INDEX full_text_index_terms ON full_text_index USING gin (terms)
        WITH (fastupdate = off)
        """,
    ]

    let clear: [SQL] = ["DELETE FROM full_text_index"]

    func keep(_ terms: String, as number: Int64) -> SQL {
        """
        INSERT INTO full_text_index (number, terms)
        VALUES (\(number), array_to_tsvector(string_to_array(\(terms), ' ')))
        """
    }

    func drop(_ number: Int64) -> SQL {
        "DELETE FROM full_text_index WHERE number = \(number)"
    }

    func kept(_ number: Int64) -> SQL {
        """
        SELECT array_to_string(tsvector_to_array(terms), ' ') AS terms FROM full_text_index
        WHERE number = \(number)
        """
    }

    func holding(_ term: String, weight: Int64) -> SQL {
        """
        SELECT number, \(weight) AS weight FROM full_text_index
        WHERE terms @@ CAST(\("'\(term)'") AS tsquery)
        """
    }
}
