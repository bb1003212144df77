import Kernel

/// A declaration was read from an approved paper and is in force; the whole of it, so that the
/// journal alone tells what the targets were.
struct DeclarationImported: JournalEvent {
    static let kind = "performance.declaration_imported"
    let version: Int
    /// Digest of the document it was read from, and its name.
    let source: Source
    let declaration: Declaration
}

/// Where a declaration was read from.
package struct Source: Hashable, Codable, Sendable {
    package let name: String
    /// SHA-256 of the document, as kept among the centre's papers.
    package let paper: String?

    package init(name: String, paper: String?) {
        self.name = name
        self.paper = paper
    }
}

/// An indicator's actual now comes from a measure.
struct IndicatorBound: JournalEvent {
    static let kind = "performance.indicator_bound"
    let year: Int
    let project: String
    let level1: String
    let level2: String
    let name: String
    let binding: Binding
}

/// A project's spending is now the sum of these measures.
struct SpendingBound: JournalEvent {
    static let kind = "performance.spending_bound"
    let year: Int
    let project: String
    let measures: [String]
    /// The measures that add to its budget; nil where there are none.
    let changes: [String]?
}
