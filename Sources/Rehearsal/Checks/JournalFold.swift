import Foundation
import Kernel
import Performance

/// The register and the declarations as the journal alone tells them, entry by entry.
struct JournalFold: Sendable {
    /// An entry of the register, as it was journalled.
    struct Kept: Hashable, Sendable {
        let document: String
        let about: String
        let note: String
        let observation: Observation
        let actor: String
        let sequence: Int64
        var correction: Correction?
    }

    /// A correction, as it was journalled.
    struct Correction: Hashable, Sendable {
        let reason: String
        let replacedBy: String?
        let by: String
        let sequence: Int64
    }

    private(set) var last: Int64 = 0
    /// By their ids.
    private(set) var entries: [String: Kept] = [:]
    private(set) var measures: [String: Measure] = [:]
    private(set) var version = 0
    private(set) var declaration: Declaration?
    /// By the names of the indicators.
    private(set) var bindings: [String: Binding] = [:]
    private(set) var spending: [String] = []
    private(set) var forbidden: [String: Int] = [:]

    /// Takes what has been journalled since.
    mutating func take(from reader: Reader) throws {
        let rows = try reader.rows(
            "SELECT * FROM journal WHERE sequence > \(last) ORDER BY sequence")
        for row in rows {
            let entry = try Entry(row: row)
            try take(entry)
            last = entry.sequence
        }
    }

    private mutating func take(_ entry: Entry) throws {
        switch entry.kind {
        case "register.measure_declared": try declare(entry)
        case "register.entry_recorded": try record(entry)
        case "register.entry_corrected": try correct(entry)
        case "performance.declaration_imported":
            let event = try Told<Events.Imported>(entry).event
            (version, declaration) = (event.version, event.declaration)
            (bindings, spending) = ([:], [])
        case "performance.indicator_bound":
            let event = try Told<Events.Bound>(entry).event
            bindings[event.name] = event.binding
        case "performance.spending_bound":
            spending = try Told<Events.SpendingBound>(entry).event.measures
        case "kernel.permission_refused": forbidden[entry.actor, default: 0] += 1
        default: throw Finding("the journal has an entry of kind \(entry.kind)")
        }
    }

    private mutating func declare(_ entry: Entry) throws {
        let event = try Told<Events.Declared>(entry).event
        let name = try id(of: entry)
        measures[name] = Measure(
            name: name, title: event.title, unit: event.unit, gathering: event.gathering,
            desk: "register", proof: event.proof, scale: event.scale)
    }

    private mutating func record(_ entry: Entry) throws {
        let told = try Told<Events.Recorded>(entry)
        guard let observation = told.observations?.first, told.observations?.count == 1 else {
            throw Finding("entry \(entry.sequence) has not one observation")
        }
        entries[try id(of: entry)] = Kept(
            document: told.event.document, about: told.event.about, note: told.event.note,
            observation: observation, actor: entry.actor, sequence: entry.sequence)
    }

    private mutating func correct(_ entry: Entry) throws {
        let (told, id) = (try Told<Events.Corrected>(entry), try id(of: entry))
        let retracted = entries[id].map { ObservationID(sequence: $0.sequence, ordinal: 0) }
        try Finding.unless(
            retracted != nil && told.retracts == [retracted].compactMap(\.self)
                && entries[id]?.correction == nil,
            "correction \(entry.sequence) takes back \(told.retracts ?? []), of entry \(id)")
        entries[id]?.correction = Correction(
            reason: told.event.reason, replacedBy: told.event.replacedBy, by: entry.actor,
            sequence: entry.sequence)
    }

    private func id(of entry: Entry) throws -> String {
        let parts = entry.subject.split(separator: "/", maxSplits: 1)
        guard parts.count == 2 else { throw Finding("entry \(entry.sequence) is about nothing") }
        return String(parts[1])
    }
}
