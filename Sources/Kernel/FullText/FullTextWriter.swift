/// Keeps the index, the documents and the counts of their terms in step.
struct FullTextWriter {
    private let transaction: Transaction
    private let dialect: any FullTextDialect

    init(_ transaction: Transaction) {
        self.transaction = transaction
        dialect = transaction.fullText
    }

    func add(_ document: FullTextDocument) throws {
        let last = try transaction.first("SELECT MAX(number) AS number FROM full_text_document")
        let newest: Int64? = try last?("number")
        let text = StoredText(document)
        let number = (newest ?? 0) + 1
        try transaction.run(
            """
            INSERT INTO full_text_document (number, kind, id, titles, body, length)
            VALUES (\(number), \(text.kind), \(text.id), \(text.titles), \(text.body),
                \(text.length))
            """)
        try keep(text, as: number)
    }

    func remove(_ number: Int64, _ kind: String, length: Int) throws {
        let kept = try transaction.first(dialect.kept(number))
        let terms: String = try kept?("terms") ?? ""
        try count(terms.split(separator: " ").map(String.init), -1)
        try total(kind, documents: -1, length: -length)
        try transaction.run(dialect.drop(number))
        try transaction.run("DELETE FROM full_text_document WHERE number = \(number)")
    }

    func rebuild() throws -> Int {
        for statement in dialect.clear { try transaction.run(statement) }
        try transaction.run("DELETE FROM full_text_term")
        try transaction.run("DELETE FROM full_text_kind")
        var (done, last) = (0, Int64(0))
        while true {
            let rows = try transaction.rows(
                """
                SELECT number, kind, id, titles, body FROM full_text_document
                WHERE number > \(last) ORDER BY number LIMIT 500
                """)
            for row in rows {
                let text = try StoredText(row: row)
                last = try row("number")
                try transaction.run(
                    """
                    UPDATE full_text_document SET length = \(text.length) WHERE number = \(last)
                    """)
                try keep(text, as: last)
            }
            done += rows.count
            if rows.isEmpty { return done }
        }
    }

    private func keep(_ text: StoredText, as number: Int64) throws {
        let terms = text.terms
        try transaction.run(dialect.keep(terms.joined(separator: " "), as: number))
        try count(terms, 1)
        try total(text.kind, documents: 1, length: text.length)
    }

    /// So many terms are counted by one statement.
    private static let batch = 100

    private func count(_ terms: [String], _ change: Int) throws {
        for start in stride(from: 0, to: terms.count, by: Self.batch) {
            let part = terms[start..<min(start + Self.batch, terms.count)]
            var values: SQL = ""
            for term in part {
                let comma: SQL = values.isEmpty ? "" : ", "
                values = "\(part: values)\(part: comma)(\(term), \(change))"
            }
            try transaction.run(
                """
                INSERT INTO full_text_term (term, documents) VALUES \(part: values)
                ON CONFLICT (term) DO UPDATE SET
                    documents = full_text_term.documents + excluded.documents
                """)
        }
    }

    private func total(_ kind: String, documents: Int, length: Int) throws {
        try transaction.run(
            """
            INSERT INTO full_text_kind (kind, documents, length)
            VALUES (\(kind), \(documents), \(length))
            ON CONFLICT (kind) DO UPDATE SET
                documents = full_text_kind.documents + excluded.documents,
                length = full_text_kind.length + excluded.length
            """)
    }
}

/// A document as it is kept: cut to its limit, its titles a line each.
struct StoredText {
    let kind: String
    let id: String
    let titles: String
    let body: String

    init(_ document: FullTextDocument) {
        kind = document.kind
        id = document.id
        titles = String(
            document.titles.map { $0.replacing("\n", with: " ") }.joined(separator: "\n")
                .prefix(FullTextDocument.longest)
        ).replacing("\0", with: " ")
        body = String(document.body.prefix(FullTextDocument.longest)).replacing("\0", with: " ")
    }

    init(row: Row) throws {
        kind = try row("kind")
        id = try row("id")
        titles = try row("titles")
        body = try row("body")
    }

    /// Each term once, under its kind, in order.
    var terms: [String] {
        var all = Set<String>()
        for part in [titles, body] { for term in FullTextTerms.all(of: part) { all.insert(term) } }
        return all.map { FullTextTerms.key($0, kind) }.sorted()
    }

    /// How many terms the body has, repetitions counted: what a text is measured by.
    var length: Int { FullTextTerms.all(of: body).count }
}
