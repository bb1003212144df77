import Foundation
import Kernel

/// Something that was returned to be put right, as the journal tells.
struct Returned: Hashable, Sendable {
    let kind: String
    let subject: String
    let sequence: Int64

    /// Whether it is an evaluation; else it is a declaration.
    var isEvaluation: Bool { kind.contains("evaluation") }

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
                AND (kind LIKE 'performance.%_returned' OR kind = \(Self.rechecked))
            ORDER BY sequence
            """
        ).compactMap {
            let kind: String = try $0("kind")
            guard try kind != Self.rechecked || Recheck(detail: $0("detail")).isReturn else {
                return nil
            }
            return try Returned(kind: kind, subject: $0("subject"), sequence: $0("sequence"))
        }
    }

    /// A self-evaluation goes back to its unit by a re-check that it does not pass.
    private static let rechecked = "performance.evaluation_rechecked"
}

/// What a re-check of a self-evaluation came to, as its entry of the journal tells.
private struct Recheck {
    let isReturn: Bool

    private struct Detail: Decodable {
        let event: Event

        struct Event: Decodable {
            let passes: Bool
        }
    }

    /// - Throws: `Fault` for an entry that does not tell.
    init(detail: String) throws {
        do {
            isReturn = try !JSONDecoder().decode(Detail.self, from: Data(detail.utf8)).event.passes
        } catch { throw Fault("a re-check does not read: \(error)") }
    }
}
