import Kernel
import Performance
import Register

/// What the players were told was done: kept in memory, apart from everything that is tested.
struct Book: Sendable {
    /// An entry that was acknowledged.
    struct Line: Sendable {
        let drawn: Drawn
        let recordedBy: String
        /// Nil where a table was imported, which does not tell.
        let id: String?
        var correction: Correction?

        var document: String { drawn.draft.document }
    }

    /// A correction that was acknowledged.
    struct Correction: Hashable, Sendable {
        let reason: String
        /// The document of the entry that replaces it.
        let replacedBy: String?
        let by: String
    }

    private(set) var lines: [Line] = []
    private var places: [String: Int] = [:]
    var measures: [Measure] = []
    /// Every version of the declaration, oldest first.
    var declarations: [Declaration] = []
    /// What the newest version's indicators are bound to, by their names.
    var bindings: [String: Binding] = [:]
    var spending: [String] = []
    /// How often each one was refused for want of a permission.
    var forbidden: [String: Int] = [:]
    /// How many entries the journal must have.
    var journal: Int64 = 0

    subscript(document: String) -> Line? { places[document].map { lines[$0] } }

    mutating func record(_ drawn: Drawn, by actor: Actor, id: String? = nil) {
        places[drawn.draft.document] = lines.count
        lines.append(Line(drawn: drawn, recordedBy: actor.id, id: id))
        journal += 1
    }

    mutating func correct(_ document: String, _ correction: Correction) {
        guard let place = places[document] else { return }
        lines[place].correction = correction
        journal += 1
    }

    /// Entries that still stand and whose id is known, in the order they were played.
    var standing: [Line] { lines.filter { $0.correction == nil && $0.id != nil } }
}
