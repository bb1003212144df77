import Kernel

/// Brings vouchers and budget lines in from a file: all of it or nothing, looked at before it is
/// kept, and the same file twice adds nothing.
package struct TableDesk: Sendable {
    let centre: Centre

    package init(_ centre: Centre) { self.centre = centre }

    /// What a file would add, and what is there already.
    package struct Outcome: Hashable, Sendable {
        /// What each new line says, by its number in the file.
        package var added: [Added] = []
        /// The lines that are there already, just so.
        package var known: [Int] = []

        /// One line that is new.
        package struct Added: Hashable, Sendable {
            package let line: Int
            package let id: String
            package let title: String
            package let text: String
            package let amount: Money
            package let flags: [VoucherFlag]
        }

        /// What the new lines come to.
        package var sum: Money { added.map(\.amount).reduce(.zero, +) }
    }

    /// What is thrown to undo what was only tried.
    private struct Tried: Error { let outcome: Outcome }

    /// What the vouchers of a file would come to; nothing is kept.
    ///
    /// - Throws: `Refusals` naming each bad line.
    package func tryVouchers(_ table: FinanceTable, by actor: Actor) async throws -> Outcome {
        try await tried { try await vouchers(table, paper: nil, keeps: false, by: actor) }
    }

    /// Writes and submits the vouchers of a file, for somebody else to approve.
    ///
    /// - Parameter paper: SHA-256 of the file; the paper of each voucher.
    /// - Throws: `Refusals` naming each bad line; then nothing is kept.
    package func importVouchers(
        _ table: FinanceTable, paper: String?, by actor: Actor
    ) async throws -> Outcome {
        try await vouchers(table, paper: paper, keeps: true, by: actor)
    }

    /// What the budget lines of a file would come to; nothing is kept.
    ///
    /// - Throws: `Refusals` naming each bad line.
    package func tryLines(_ table: FinanceTable, by actor: Actor) async throws -> Outcome {
        try await tried { try await lines(table, paper: nil, keeps: false, by: actor) }
    }

    /// Opens the budget lines of a file.
    ///
    /// - Throws: `Refusals` naming each bad line; then nothing is kept.
    package func importLines(
        _ table: FinanceTable, paper: String?, by actor: Actor
    ) async throws -> Outcome {
        try await lines(table, paper: paper, keeps: true, by: actor)
    }

    private func tried(_ act: () async throws -> Outcome) async throws -> Outcome {
        do { return try await act() } catch let tried as Tried { return tried.outcome }
    }

    private func vouchers(
        _ table: FinanceTable, paper: String?, keeps: Bool, by actor: Actor
    ) async throws -> Outcome {
        let today = centre.clock.today
        return try await centre.write(by: actor, may: .writeVoucher) { transaction in
            let outcome = try transaction.bringIn(table.records(VoucherColumn.self)) {
                try transaction.bringIn($0, paper: paper, today: today)
            }
            guard keeps else { throw Tried(outcome: outcome) }
            guard !outcome.added.isEmpty else { return outcome }
            try transaction.record(
                VouchersImported(
                    count: outcome.added.count, known: outcome.known.count, paper: paper),
                about: Subject("finance.import", paper ?? Identifier.make(at: transaction.instant)))
            return outcome
        }
    }

    private func lines(
        _ table: FinanceTable, paper: String?, keeps: Bool, by actor: Actor
    ) async throws -> Outcome {
        try await centre.write(by: actor, may: .manageBudget) { transaction in
            let outcome = try transaction.bringIn(table.records(LineColumn.self)) {
                try transaction.bringIn($0)
            }
            guard keeps else { throw Tried(outcome: outcome) }
            guard !outcome.added.isEmpty else { return outcome }
            try transaction.record(
                BudgetLinesImported(
                    count: outcome.added.count, known: outcome.known.count, paper: paper),
                about: Subject("finance.import", paper ?? Identifier.make(at: transaction.instant)))
            return outcome
        }
    }
}
