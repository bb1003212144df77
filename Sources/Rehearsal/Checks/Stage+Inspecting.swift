import Kernel

extension Stage {
    /// Looks at everything after a day; now and then also after the tallies are made anew.
    mutating func inspect() async throws {
        let begun = Inspection(book: book, today: today, fold: fold, dice: dice)
        let done = try await centre.read { reader in
            var inspection = begun
            try inspection.inspect(reader)
            return inspection
        }
        (fold, dice) = (done.fold, done.dice)
        outcome.figures += done.figures
        guard today.weekday == 7 else { return }
        try await rebuildTallies()
        _ = try await centre.read { reader in
            var inspection = done
            try inspection.inspect(reader)
        }
    }

    private func rebuildTallies() async throws {
        try await withCheckedThrowingContinuation { continuation in
            centre.store.withWriter { found in
                continuation.resume(with: Result { try found.get().rebuildTalliesDurably() })
            }
        }
    }
}

extension Connection {
    fileprivate func rebuildTalliesDurably() throws {
        try begin()
        do {
            try rebuildTallies()
            try commit()
        } catch {
            try? rollback()
            throw error
        }
    }
}
