import Kernel
import Queue

extension Centre {
    /// Everything in the records of a played day that must not be, in words; the inside's own
    /// account, to be held against what people and devices saw.
    package func hallFaults(tickets expected: Int) async throws -> [String] {
        try await read { reader in
            var faults: [String] = []
            func must(_ what: String, _ sql: SQL, be expected: Int) throws {
                let count: Int = try reader.first(sql)?("n") ?? -1
                if count != expected { faults.append("\(what): \(count), not \(expected)") }
            }
            try must("tickets", "SELECT COUNT(*) AS n FROM queue_ticket", be: expected)
            try must(
                "the last numbers of the series",
                "SELECT CAST(SUM(last) AS BIGINT) AS n FROM queue_series", be: expected)
            try must(
                "tickets served",
                "SELECT COUNT(*) AS n FROM queue_ticket WHERE outcome = 'served'", be: expected)
            let kinds = [TicketIssued.kind, TicketCalled.kind, CallShown.kind, TicketFinished.kind]
            for kind in kinds {
                try must(
                    kind, "SELECT COUNT(*) AS n FROM journal WHERE kind = \(kind)", be: expected)
            }
            try must(
                "tickets observed",
                "SELECT COUNT(*) AS n FROM observation WHERE measure = 'queue.tickets'",
                be: expected)
            if case .broken(let sequence, let why) = try reader.verifyJournal() {
                faults.append("the journal is broken at \(sequence): \(why.en)")
            }
            return faults
        }
    }
}
