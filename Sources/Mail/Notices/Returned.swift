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
            SELECT sequence, kind, subject FROM journal
            WHERE sequence > \(from) AND sequence <= \(head)
                AND kind LIKE 'performance.%_returned' ORDER BY sequence
            """
        ).map {
            try Returned(kind: $0("kind"), subject: $0("subject"), sequence: $0("sequence"))
        }
    }
}
