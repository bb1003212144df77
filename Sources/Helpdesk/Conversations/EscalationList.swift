import Kernel

extension Reader {
    /// Calls for which everybody or the chief was rung, open now or ended since a moment, the
    /// newest first.
    package func escalatedCalls(since moment: Instant, limit: Int = 50) throws -> [HelpCall] {
        try rows(
            """
            SELECT \(part: HelpCall.joinedColumns) FROM help_call k
            WHERE k.rung IS NOT NULL AND (k.closed_at IS NULL OR k.closed_at >= \(moment))
            ORDER BY k.called_at DESC, k.id DESC LIMIT \(limit)
            """
        ).map(HelpCall.init(row:))
    }
}
