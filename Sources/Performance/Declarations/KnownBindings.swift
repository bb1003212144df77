import Foundation
import Kernel

/// What was bound at an entry of the journal. The tables keep what is bound now; what was bound
/// before stands in the journal alone, in the last entry about each indicator until then.
struct KnownBindings {
    private(set) var indicators: [String: Binding] = [:]
    private(set) var spending: [String: (measures: [String], changes: [String])] = [:]

    /// - Parameters:
    ///   - indicators: their ids.
    ///   - declarations: the ids of the versions whose spending is asked for.
    init(
        _ reader: Reader, of indicators: [String], _ declarations: [String], at known: Int64
    ) throws {
        for batch in indicators.batches(of: 200) {
            let subjects = batch.map { Subject("performance.indicator", $0) }
            try reader.visit(subjects, IndicatorBound.kind, through: known) { id, detail in
                let event = try Self.event(KeptBinding.self, detail)
                self.indicators[id] = event.binding
            }
        }
        for batch in declarations.batches(of: 200) {
            let subjects = batch.map { Subject("performance.declaration", $0) }
            try reader.visit(subjects, SpendingBound.kind, through: known) { id, detail in
                let event = try Self.event(KeptSpending.self, detail)
                spending[id] = (event.measures.sorted(), (event.changes ?? []).sorted())
            }
        }
    }

    private static func event<Event: Decodable>(
        _ type: Event.Type, _ detail: String
    ) throws -> Event {
        do {
            return try JSONDecoder().decode(KeptEvent<Event>.self, from: Data(detail.utf8)).event
        } catch {
            throw Fault("the journal's binding does not read: \(error)")
        }
    }
}

extension Reader {
    /// Goes through the entries of a kind about some subjects, oldest first.
    fileprivate func visit(
        _ subjects: [Subject], _ kind: String, through known: Int64,
        _ body: (_ id: String, _ detail: String) throws -> Void
    ) throws {
        let ids = Dictionary(
            subjects.map { ($0.description, $0.id) }, uniquingKeysWith: { first, _ in first })
        let found = try rows(
            """
            SELECT subject, detail FROM journal
            WHERE subject IN (\(part: SQL(list: Array(ids.keys)))) AND kind = \(kind)
                AND sequence <= \(known) ORDER BY sequence
            """)
        for row in found {
            let subject: String = try row("subject")
            guard let id = ids[subject] else { continue }
            try body(id, try row("detail"))
        }
    }
}

/// An entry's detail, as far as it is wanted here.
private struct KeptEvent<Event: Decodable>: Decodable {
    let event: Event
}

/// What an entry says an indicator was bound to.
private struct KeptBinding: Decodable {
    let binding: Binding
}

/// What an entry says a project's money was bound to.
private struct KeptSpending: Decodable {
    let measures: [String]
    let changes: [String]?
}
