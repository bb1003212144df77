import Kernel
import Queue

extension PaperPage {
    init(
        _ day: Day, _ hall: Hall, _ blocks: [PaperBlock], next: Int?, typed: [SlipTyped],
        names: [String: String], _ refusals: [Refusal], _ visit: Visit
    ) {
        let t = visit.t
        title = t("queue_paper_title")
        sub = t("queue_paper_sub")
        faults = FieldFault.list(refusals, visit)
        said =
            visit.query("handed").map { t("queue_paper_handed", PaperPage.range($0)) }
            ?? visit.query("entered").map { t("queue_paper_entered", $0) }
        self.day = "\(day)"
        self.blocks = blocks.map {
            Block(
                range: PaperPage.range("\($0.first)-\($0.last)"), at: $0.handedOutAt.hourText,
                by: Names.of($0.handedOutBy, names, t))
        }
        count = Field("count", visit.form["count"] ?? "50", refusals, visit)
        let last = blocks.map(\.last).max() ?? 0
        let numbers = next.map { $0..<min($0 + PaperPage.rowCount, last + 1) } ?? 0..<0
        rows = numbers.map { number in
            let line = typed.first { $0.number == number } ?? SlipTyped(number: number)
            return Row(line, hall, refusals, visit)
        }
        none = numbers.isEmpty ? t(blocks.isEmpty ? "queue_paper_none" : "queue_paper_all_in") : nil
    }

    /// `Z001–Z050`
    private static func range(_ text: String) -> String {
        text.split(separator: "-").prefix(2).compactMap { Int($0) }.map(label)
            .joined(separator: "–")
    }

    static func label(_ number: Int) -> String {
        let digits = "\(number)"
        return "Z" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    }
}

extension PaperPage.Row {
    fileprivate init(_ line: SlipTyped, _ hall: Hall, _ refusals: [Refusal], _ visit: Visit) {
        let t = visit.t
        number = "\(line.number)"
        label = PaperPage.label(line.number)
        let places = ["slip_\(line.number)", "\(line.number)", label]
        let mine = refusals.filter { refusal in
            refusal.place.map { places.contains($0) } == true
        }
        fault = mine.isEmpty ? nil : mine.map { visit.say($0.words) }.joined(separator: " ")
        groups = MatterGroup.list(hall, chosen: line.matter, t)
        taken = line.taken
        priorities = Priority.choices(line.priority, t)
        fates = ["waits", "served", "left", "void"].map {
            Choice(value: $0, text: t("queue_fate_\($0)"), isChosen: $0 == line.fate)
        }
        counters =
            [Choice(value: "", text: "–", isChosen: line.counter.isEmpty)]
            + hall.counters.filter { $0.retiredAt == nil }.map {
                Choice(value: $0.id, text: t.counter($0), isChosen: $0.id == line.counter)
            }
        called = line.called
        finished = line.finished
    }
}
