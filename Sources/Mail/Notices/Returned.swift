import Foundation
import Kernel

/// Something that was returned to be put right, as the journal tells.
struct Returned: Hashable, Sendable {
    let kind: String
    let subject: String
    let sequence: Int64
    /// Which project's, and of which year.
    let project: String
    let year: Int

    /// Whether it is an evaluation; else it is a declaration.
    var isEvaluation: Bool { kind.contains("evaluation") }

    /// The page of the version that was returned.
    var page: String {
        "cycle/versions/\(subject.split(separator: "/", maxSplits: 1).last ?? "")"
    }

    /// Whether somebody can put it right.
    func concerns(_ actor: Actor) -> Bool {
        actor.may(isEvaluation ? .evaluateTargets : .declareTargets) || actor.may(.submitTargets)
    }
}

extension Transaction {
    private static let cursor = "returns"

    /// What was returned since it was last asked; at first, nothing of the past.
    ///
    /// The place in the journal moves on in the same write that queues the letters, so that
    /// nothing is told twice or not at all.
    func newReturns() throws -> [Returned] {
        let head: Int64 = try first("SELECT sequence FROM journal_head")?("sequence") ?? 0
        let row = try first("SELECT sequence FROM mail_cursor WHERE name = \(Self.cursor)")
        try run(
            """
            INSERT INTO mail_cursor (name, sequence) VALUES (\(Self.cursor), \(head))
            ON CONFLICT (name) DO UPDATE SET sequence = excluded.sequence
            """)
        guard let from: Int64 = try row?("sequence") else { return [] }
        return try rows(
            """
            SELECT sequence, kind, subject, detail FROM journal
            WHERE sequence > \(from) AND sequence <= \(head)
                AND kind IN ('performance.targets_returned', 'performance.evaluation_rechecked')
            ORDER BY sequence
            """
        ).compactMap(Returned.init(row:))
    }
}

extension Returned {
    /// Nil for a re-check that passed.
    fileprivate init?(row: Row) throws {
        let detail: String = try row("detail")
        let event: Detail.Event
        do {
            event = try JSONDecoder().decode(Detail.self, from: Data(detail.utf8)).event
        } catch {
            throw Fault("the journal's return does not read: \(error)")
        }
        guard event.passes != true else { return nil }
        try self.init(
            kind: row("kind"), subject: row("subject"), sequence: row("sequence"),
            project: event.project, year: event.year)
    }
}

/// An entry's detail, as far as it is wanted here.
private struct Detail: Decodable {
    let event: Event

    struct Event: Decodable {
        let project: String
        let year: Int
        /// Only of a re-check, which may pass as well.
        let passes: Bool?
    }
}
