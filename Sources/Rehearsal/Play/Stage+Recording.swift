import Kernel
import Register

extension Stage {
    mutating func recordOne() async throws {
        let (drawn, clerk, desk) = (draw(), dice.pick(Cast.clerks), register)
        let id = try await perform("record") { try await desk.record(drawn.draft, by: clerk) }
        guard let id else { return }
        book.record(drawn, by: clerk, id: id)
        outcome.recorded += 1
    }

    mutating func typeNonsense() async throws {
        let nonsense = dice.pick(Nonsense.all)
        guard let draft = spoiled(by: nonsense) else { return }
        let (clerk, desk) = (dice.pick(Cast.clerks), register)
        _ = try await expectRefusal(nonsense.codes, "nonsense \(draft)") {
            try await desk.record(draft, by: clerk)
        }
    }

    /// An entry that would be in order but for the nonsense.
    private mutating func spoiled(by nonsense: Nonsense) -> EntryDraft? {
        guard let measure = book.measures.first(where: { $0.name == nonsense.measure }) else {
            return nil
        }
        var draft = dice.draw(measure, document: newDocument("B"), today: today).draft
        nonsense.spoil(&draft, today)
        return draft
    }

    mutating func importTable() async throws {
        let drawn = (0..<dice.roll(1...40)).map { _ in draw() }
        let table = try EntryTable(csv: csv(drawn.map(\.draft)))
        let (officer, desk) = (Cast.zhao, register)
        let done: Void? = try await perform("import") {
            try await desk.record(table.drafts, by: officer)
        }
        guard done != nil else { return }
        for drawn in drawn { book.record(drawn, by: officer) }
        outcome.recorded += drawn.count
    }

    /// One bad line among many keeps all from being recorded.
    mutating func importBadTable() async throws {
        var drafts = (0..<dice.roll(1...20)).map { _ in draw().draft }
        let nonsense = dice.pick(Nonsense.all)
        guard let bad = spoiled(by: nonsense) else { return }
        drafts.insert(bad, at: dice.roll(0...drafts.count))
        let (officer, desk, text) = (Cast.zhao, register, csv(drafts))
        _ = try await expectRefusal(nonsense.codes, "bad import") {
            try await desk.record(EntryTable(csv: text).drafts, by: officer)
        }
    }

    /// The table as one program or another writes it.
    private mutating func csv(_ drafts: [EntryDraft]) -> String {
        let rows = drafts.map { draft in
            [
                draft.measure, draft.day, draft.amount, draft.whole, draft.about, draft.document,
                draft.note,
            ].map(quoted).joined(separator: ",")
        }
        let lines = [EntryTable.columns.joined(separator: ",")] + rows
        return dice.pick(["", "\u{FEFF}"]) + lines.joined(separator: dice.pick(["\n", "\r\n"]))
    }

    private func quoted(_ field: String) -> String {
        "\"\(field.replacing("\"", with: "\"\""))\""
    }
}
