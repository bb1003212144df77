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
        try await centre.rebuildTallies()
        _ = try await centre.read { reader in
            var inspection = done
            try inspection.inspect(reader)
        }
    }
}

extension Centre {
    /// Makes the tallies anew; what is looked at afterwards must be what it was.
    func rebuildTallies() async throws {
        try await withCheckedThrowingContinuation { continuation in
            store.withWriter { found in
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
