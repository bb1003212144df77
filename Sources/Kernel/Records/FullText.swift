/// How one database keeps and asks a full-text index: the only place where the two differ.
///
/// What is cut into terms, counted and ranked is the kernel's own, so that both databases answer
/// a question with the same documents in the same order. A term consists of letters, digits and
/// underscores alone, so nothing in it can mean anything to a query language.
package protocol FullTextDialect: Sendable {
    /// What makes the index, once.
    var schema: [SQL] { get }
    /// Keeps a document's terms, separated by spaces, under its number.
    func keep(_ terms: String, as number: Int64) -> SQL
    /// Takes a document out of the index.
    func drop(_ number: Int64) -> SQL
    /// A document's terms as `terms`, separated by spaces, in any order.
    func kept(_ number: Int64) -> SQL
    /// The numbers of the documents that hold a term, as `number`, with a weight as `weight`.
    func holding(_ term: String, weight: Int64) -> SQL
    /// Forgets every document.
    var clear: [SQL] { get }
}

/// A text that can be found by what it says.
package struct FullTextDocument: Hashable, Sendable {
    /// What sort of text it is, in small letters: `article`, `conversation`. Searched apart.
    package let kind: String
    /// Unique within its kind.
    package let id: String
    /// What it is called, and in what other ways somebody may ask for it; the best one counts.
    package let titles: [String]
    package let body: String

    package init(kind: String, id: String, titles: [String], body: String) {
        self.kind = kind
        self.id = id
        self.titles = titles
        self.body = body
    }

    /// The longest text that is kept, in characters; what comes after is not searched.
    package static let longest = 20_000
}

extension Transaction {
    /// Makes a text findable, or findable by its new words, together with whatever else this
    /// write changes.
    package func index(_ document: FullTextDocument) throws {
        try unindex(document.kind, document.id)
        try FullTextWriter(self).add(document)
    }

    /// Forgets a text, its words and their counts; nothing when it is not indexed.
    package func unindex(_ kind: String, _ id: String) throws {
        guard
            let row = try first(
                """
                SELECT number, length FROM full_text_document
                WHERE kind = \(kind) AND id = \(id)
                """)
        else { return }
        try FullTextWriter(self).remove(row("number"), kind, length: row("length"))
    }

    /// Makes the index anew from the texts that were given to it; returns how many there are.
    @discardableResult
    package func rebuildFullText() throws -> Int { try FullTextWriter(self).rebuild() }
}
