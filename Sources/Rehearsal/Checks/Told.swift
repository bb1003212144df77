import Foundation
import Kernel
import Performance

/// A journal entry's detail, read back from its JSON.
struct Told<Event: Decodable>: Decodable {
    let event: Event
    let observations: [Observation]?
    let retracts: [ObservationID]?

    init(_ entry: Entry) throws {
        do {
            self = try JSONDecoder().decode(Self.self, from: Data(entry.detail.utf8))
        } catch {
            throw Finding("entry \(entry.sequence) does not read: \(error)")
        }
    }
}

/// The events of a rehearsal, as the journal tells them.
enum Events {
    /// `register.measure_declared`
    struct Declared: Decodable {
        let title: Words
        let unit: String
        let gathering: Gathering
        let proof: String
        let scale: [String]
    }

    /// `register.entry_recorded`
    struct Recorded: Decodable {
        let about: String
        let document: String
        let note: String
    }

    /// `register.entry_corrected`
    struct Corrected: Decodable {
        let reason: String
        let replacedBy: String?
    }

    /// `performance.declaration_imported`
    struct Imported: Decodable {
        let version: Int
        let declaration: Declaration
    }

    /// `performance.indicator_bound`
    struct Bound: Decodable {
        let name: String
        let binding: Binding
    }

    /// `performance.spending_bound`
    struct SpendingBound: Decodable {
        let measures: [String]
    }
}
