import Kernel
import Register

extension Stage {
    mutating func correctOne() async throws {
        guard let line = lineToCorrect(), let id = line.id else { return }
        let replacement = dice.happens(perMille: 650) ? draw() : nil
        let (clerk, desk) = (dice.pick(Cast.clerks), register)
        let answer = try await attempt("correct") {
            try await desk.correct(
                id, because: "写错了", replacement: replacement?.draft, by: clerk)
        }
        switch answer {
        case .done(let newID): keep(line, replacement, newID, by: clerk)
        case .failed: return
        case .refused(let codes): throw Finding("correct was refused: \(codes)")
        }
    }

    /// Often the greatest or the latest of its measure, which no subtraction takes back.
    private mutating func lineToCorrect() -> Book.Line? {
        let standing = book.standing
        guard !standing.isEmpty else { return nil }
        let line = dice.pick(standing)
        let same = standing.filter { $0.drawn.measure == line.drawn.measure }
        switch dice.roll(0...2) {
        case 0: return same.max { $0.drawn.amount < $1.drawn.amount }
        case 1: return same.max { $0.drawn.day < $1.drawn.day }
        default: return line
        }
    }

    private mutating func keep(
        _ line: Book.Line, _ replacement: Drawn?, _ newID: String?, by actor: Actor
    ) {
        if let replacement {
            book.record(replacement, by: actor, id: newID)
            outcome.recorded += 1
        }
        book.correct(
            line.document,
            Book.Correction(
                reason: "写错了", replacedBy: replacement?.draft.document, by: actor.id))
        outcome.corrected += 1
    }

    /// Without a reason, of an unknown entry, twice, or with a replacement that is not in order.
    mutating func correctWrongly() async throws {
        guard let line = lineToCorrect(), let id = line.id else { return }
        let corrected = book.lines.first { $0.correction != nil && $0.id != nil }?.id
        var bad = draw().draft
        (bad.day, bad.document) = ("2099-01-01", newDocument("B"))
        var tries: [(String, String, EntryDraft?, String)] = [
            (id, "", nil, "missing"), ("none", "写错了", nil, "no_such_entry"),
            (id, "写错了", bad, "day_in_future"),
        ]
        if let corrected { tries.append((corrected, "写错了", nil, "already_corrected")) }
        let (wrong, reason, replacement, code) = dice.pick(tries)
        let (clerk, desk) = (dice.pick(Cast.clerks), register)
        _ = try await expectRefusal([code], "wrong correction") {
            try await desk.correct(wrong, because: reason, replacement: replacement, by: clerk)
        }
    }

    /// Several people correct the same entry at once; one of them does.
    mutating func raceToCorrect() async throws {
        guard let line = lineToCorrect(), let id = line.id else { return }
        let (drawn, desk) = ((0..<dice.roll(2...6)).map { _ in draw() }, register)
        let clerks = drawn.map { _ in dice.pick(Cast.clerks) }
        let answers = try await together(drawn.count) { place in
            try await desk.correct(
                id, because: "写错了", replacement: drawn[place].draft, by: clerks[place])
        }
        var winners = 0
        for (place, answer) in answers.enumerated() {
            switch answer {
            case .done(let newID):
                winners += 1
                keep(line, drawn[place], newID, by: clerks[place])
            case .refused(["already_corrected"]): outcome.refused += 1
            case .refused(let codes): throw Finding("race to correct: \(codes)")
            case .failed(let fault): throw Finding("race to correct: \(fault)")
            }
        }
        try Finding.unless(winners == 1, "\(winners) of \(drawn.count) corrected one entry")
    }
}
