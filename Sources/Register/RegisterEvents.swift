import Kernel

/// A unit has declared what it will keep entries for.
package struct MeasureDeclared: JournalEvent {
    package static let kind = "register.measure_declared"
    let title: Words
    let unit: String
    let gathering: Gathering
    let proof: String
    let scale: [String]
    /// Left out where it has none.
    let dimensions: [String]?
}

/// Somebody has recorded an amount, on a paper.
package struct EntryRecorded: JournalEvent {
    package static let kind = "register.entry_recorded"
    let about: String
    let document: String
    /// SHA-256 of the paper itself, where it is kept.
    let paper: String?
    let note: String
}

/// An entry no longer counts, and why; the right one, if there is one, is an entry of its own.
package struct EntryCorrected: JournalEvent {
    package static let kind = "register.entry_corrected"
    let reason: String
    let replacedBy: String?
}
