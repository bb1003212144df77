import Kernel

/// An entry as it was recorded, with its correction if there was one.
package struct RegisterEntry: Hashable, Sendable {
    package let id: String
    package let measure: String
    package let day: Day
    package let amount: Quantity
    package let whole: Quantity?
    package let about: String
    package let document: String
    /// SHA-256 of the paper, when the file itself is kept.
    package let paper: String?
    package let note: String
    /// Its part of each of the measure's dimensions, in their order; empty where it has none.
    package let parts: [String]
    package let recordedBy: String
    package let sequence: Int64
    package let correction: Correction?

    /// Why an entry no longer counts.
    package struct Correction: Hashable, Sendable {
        package let reason: String
        package let replacedBy: String?
        package let correctedBy: String
        package let sequence: Int64
    }

    init(row: Row) throws {
        id = try row("id")
        measure = try row("measure")
        day = try row("day")
        amount = try row("amount")
        whole = try row("whole")
        about = try row("about")
        document = try row("document")
        paper = try row("paper")
        note = try row("note")
        let breakdown: String = try row("breakdown")
        parts =
            breakdown.isEmpty
            ? []
            : breakdown.split(
                separator: Dimension.separator, omittingEmptySubsequences: false
            ).map(String.init)
        recordedBy = try row("recorded_by")
        sequence = try row("sequence")
        let reason: String? = try row("reason")
        correction = try reason.map { reason in
            try Correction(
                reason: reason, replacedBy: row("replaced_by"), correctedBy: row("corrected_by"),
                sequence: row("corrected_sequence"))
        }
    }
}

extension Reader {
    /// The entry with this id; nil when there is none.
    package func entry(_ id: String) throws -> RegisterEntry? {
        try first("\(part: RegisterEntry.selection) WHERE e.id = \(id)").map(RegisterEntry.init)
    }

    /// Entries of a measure, or of all, newest first.
    ///
    /// - Parameters:
    ///   - text: only those whose subject, document or note contains it.
    ///   - before: only those recorded before this sequence; for the next page.
    package func entries(
        of measure: String? = nil, containing text: String = "", before: Int64 = .max,
        limit: Int = 50
    ) throws -> [RegisterEntry] {
        let one: SQL = measure.map { "AND e.measure = \($0)" } ?? ""
        let found: SQL = text.isEmpty ? "" : "AND (\(part: RegisterEntry.contains(text)))"
        return try rows(
            """
            \(part: RegisterEntry.selection) WHERE e.sequence < \(before) \(part: one)
            \(part: found) ORDER BY e.sequence DESC LIMIT \(limit)
            """
        ).map(RegisterEntry.init)
    }
}

extension RegisterEntry {
    /// Wildcards in the text stand for themselves; case is folded alike on both databases.
    fileprivate static func contains(_ text: String) -> SQL {
        let plain = text.replacing("!", with: "!!").replacing("%", with: "!%")
        let pattern = "%\(plain.replacing("_", with: "!_"))%"
        return """
            lower(e.about) LIKE lower(\(pattern)) ESCAPE '!'
            OR lower(e.document) LIKE lower(\(pattern)) ESCAPE '!'
            OR lower(e.note) LIKE lower(\(pattern)) ESCAPE '!'
            """
    }

    fileprivate static let selection: SQL = """
        SELECT e.id, e.measure, e.day, e.amount, e.whole, e.about, e.document, e.paper, e.note,
            e.breakdown, e.recorded_by, e.sequence, c.reason, c.replaced_by, c.corrected_by,
            c.sequence AS corrected_sequence
        FROM register_entry e LEFT JOIN register_correction c ON c.entry = e.id
        """
}
