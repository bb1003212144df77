extension Centre {
    /// What the centre does by itself while time passes.
    package var chores: [Chore] { modules.flatMap(\.chores) }

    /// Does every chore once, in order; what a rehearsal does when its clock has moved.
    ///
    /// - Parameter ahead: also those that only work ahead; a played year leaves them to its end.
    package func runChores(ahead: Bool = true) async throws {
        for chore in chores where ahead || !chore.worksAhead { try await chore.run(self) }
    }

    /// The cases that were open at a moment, of every desk.
    package func openCases(_ reader: Reader, at instant: Instant) throws -> [TimedCase] {
        try modules.flatMap { try $0.clocks.open(reader, instant) }
    }

    /// Every clock of one case; empty when no desk knows the subject.
    package func clocks(of subject: Subject, _ reader: Reader) throws -> [TimedCase] {
        try modules.flatMap { try $0.clocks.of(reader, subject) }
    }
}
