import Kernel

/// Declares measures, and records and corrects their entries.
package struct RegisterDesk: Sendable {
    private let centre: Centre

    package init(_ centre: Centre) { self.centre = centre }

    /// Declares a measure of the register.
    ///
    /// - Throws: `Refusals` for fields not in order; `Refusal` when the name is taken.
    @discardableResult
    package func declare(_ draft: MeasureDraft, by actor: Actor) async throws -> Measure {
        try await centre.write(by: actor, may: .declareMeasure) { transaction in
            let measure = try draft.checked()
            guard try centre.measures(transaction.reader)[measure.name] == nil else {
                throw Refusal.alreadyDeclared(measure.name)
            }
            try transaction.declare(measure)
            return measure
        }
    }

    /// Declares those of the measures that the register does not have yet; returns these.
    package func declareMissing(
        _ drafts: [MeasureDraft], by actor: Actor
    ) async throws -> [Measure] {
        try await centre.write(by: actor, may: .declareMeasure) { transaction in
            let measures = try drafts.map { try $0.checked() }
            var known = Set(try centre.measures(transaction.reader).keys)
            let missing = measures.filter { known.insert($0.name).inserted }
            for measure in missing { try transaction.declare(measure) }
            return missing
        }
    }

    /// Records one entry; returns its id.
    ///
    /// - Throws: `Refusals`, one for each field that is not in order.
    package func record(_ draft: EntryDraft, by actor: Actor) async throws -> String {
        let today = centre.clock.today
        return try await centre.write(by: actor, may: .recordEntry) { transaction in
            let measure = try measure(draft.measure, transaction.reader)
            return try transaction.record(draft.checked(measure, today: today))
        }
    }

    /// Records all entries, or none when any is not in order.
    ///
    /// - Throws: `Refusals` naming each bad one by its line.
    package func record(_ drafts: [(line: Int, draft: EntryDraft)], by actor: Actor) async throws {
        let today = centre.clock.today
        try await centre.write(by: actor, may: .recordEntry) { transaction in
            let measures = try centre.measures(transaction.reader)
            var faults: [Refusal] = []
            for (line, draft) in drafts {
                do {
                    let entry = try draft.checked(measures[draft.measure], today: today)
                    if faults.isEmpty { _ = try transaction.record(entry) }
                } catch let refusals as Refusals {
                    faults += refusals.all.map { $0.at("line \(line), \($0.place ?? "")") }
                }
            }
            guard faults.isEmpty else { throw Refusals(faults) }
        }
    }

    /// Takes an entry out of every figure from now on, and records the right one if given.
    ///
    /// - Returns: the id of the entry that replaces it.
    /// - Throws: `Refusal` for an unknown or already corrected entry or a missing reason;
    ///   `Refusals` when the replacement is not in order.
    @discardableResult
    package func correct(
        _ id: String, because reason: String, replacement: EntryDraft?, by actor: Actor
    ) async throws -> String? {
        let today = centre.clock.today
        return try await centre.write(by: actor, may: .correctEntry) { transaction in
            guard !reason.isBlank else { throw Refusal.missing("reason", "更正原因", "reason") }
            guard let entry = try transaction.reader.entry(id) else {
                throw Refusal.noSuchEntry(id)
            }
            guard entry.correction == nil else { throw Refusal.alreadyCorrected }
            let replacedBy = try replacement.map { draft in
                let measure = try measure(draft.measure, transaction.reader)
                return try transaction.record(draft.checked(measure, today: today))
            }
            try transaction.correct(entry, because: reason, replacedBy: replacedBy)
            return replacedBy
        }
    }

    /// The register's own table answers at once; only a name it does not know is looked up among
    /// the other desks' measures.
    private func measure(_ name: String, _ reader: Reader) throws -> Measure? {
        guard !name.contains("\0") else { return nil }
        return try reader.registerMeasure(name) ?? centre.measures(reader)[name]
    }
}
