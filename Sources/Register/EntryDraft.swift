import Kernel

/// An entry as it was typed or imported, before it is known to be sound.
package struct EntryDraft: Hashable, Sendable {
    package var measure: String
    package var day: String
    package var amount: String
    /// The denominator, of shares and ratios only.
    package var whole: String
    /// What it is about: a case number, free text.
    package var about: String
    /// The paper that proves it: its number, or the name of the file.
    package var document: String
    package var note: String
    /// SHA-256 of the paper, when the file itself is kept.
    package var paper: String?
    /// Its part of each of the measure's dimensions, in their order.
    package var parts: [String]

    package init(
        measure: String, day: String, amount: String, whole: String = "", about: String = "",
        document: String, note: String = "", paper: String? = nil, parts: [String] = []
    ) {
        self.measure = measure
        self.day = day
        self.amount = amount
        self.whole = whole
        self.about = about
        self.document = document
        self.note = note
        self.paper = paper
        self.parts = parts
    }
}

/// An entry in order, ready to be recorded.
struct SoundEntry {
    let observation: Observation
    let draft: EntryDraft
}

extension String {
    /// Whether nothing is written in it but spaces.
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}

extension EntryDraft {
    /// The entry it stands for, given the measure it names.
    ///
    /// - Throws: `Refusals`, one for each field that is not in order.
    func checked(_ measure: Measure?, today: Day) throws -> SoundEntry {
        var faults: [Refusal] = []
        func read<Value>(_ body: () throws(Refusal) -> Value) -> Value? {
            do { return try body() } catch {
                faults.append(error)
                return nil
            }
        }
        let day = read { () throws(Refusal) in try checkedDay(today) }
        if document.isBlank { faults.append(.missing("document", "证明材料", "document")) }
        if [about, document, note].contains(where: { $0.count > 2000 || $0.contains("\0") }) {
            faults.append(.tooLong)
        }
        guard let measure = read({ () throws(Refusal) in try registerMeasure(measure) }) else {
            throw Refusals(faults)
        }
        let amount = read { () throws(Refusal) in try checkedAmount(measure) }
        let whole = read { () throws(Refusal) in try checkedWhole(measure, amount) }
        faults += partFaults(measure)
        guard faults.isEmpty, let day, let amount, let whole else { throw Refusals(faults) }
        return SoundEntry(
            observation: Observation(
                measure: measure.name, day: day, amount: amount, of: whole,
                breakdown: Dimension.join(parts)), draft: self)
    }

    /// A measure that falls into parts wants one of each way; others want none.
    private func partFaults(_ measure: Measure) -> [Refusal] {
        guard parts.count <= measure.dimensions.count else { return [.partsNotWanted] }
        return measure.dimensions.enumerated().compactMap { place, dimension in
            let part = place < parts.count ? parts[place] : ""
            let isSound =
                !part.isBlank && part.count <= 60
                && !part.contains { $0.isNewline || $0 == Dimension.separator || $0 == "\0" }
            return isSound ? nil : .partMissing(dimension.title, place: place)
        }
    }

    private func registerMeasure(_ found: Measure?) throws(Refusal) -> Measure {
        guard let found else { throw .unknownMeasure(measure) }
        guard found.desk == "register" else { throw .computedMeasure(measure) }
        return found
    }

    private func checkedDay(_ today: Day) throws(Refusal) -> Day {
        guard let day = Day(self.day) else { throw .badDay(self.day) }
        guard day <= today else { throw .dayInFuture(day) }
        return day
    }

    private func checkedAmount(_ measure: Measure) throws(Refusal) -> Quantity {
        if measure.gathering == .grade {
            guard let level = measure.amount(ofLevel: amount) else {
                throw .notALevel(amount, measure.scale)
            }
            return level
        }
        let amount = try quantity(amount, field: "amount")
        guard !measure.gathering.countsPieces || amount.isWhole else {
            throw .notWhole(amount, measure.unit)
        }
        return amount
    }

    private func checkedWhole(
        _ measure: Measure, _ amount: Quantity?
    ) throws(Refusal) -> Quantity? {
        guard measure.gathering.needsWhole else {
            guard whole.isEmpty else { throw .wholeNotWanted(measure.gathering) }
            return nil
        }
        guard !whole.isEmpty else { throw .wholeMissing(measure.gathering) }
        let whole = try quantity(whole, field: "of")
        if measure.gathering == .share, let amount, amount > whole {
            throw .moreThanWhole(amount, whole)
        }
        return whole
    }

    private func quantity(_ text: String, field: String) throws(Refusal) -> Quantity {
        guard let quantity = Quantity(text) else { throw .notANumber(text, field) }
        guard quantity >= .zero else { throw .negative(text, field) }
        guard quantity <= Quantity(10_000_000_000) else { throw .tooLarge(text, field) }
        return quantity
    }
}
