import Hummingbird
import Kernel
import People
import Queue

/// Paper slips for an outage: blocks handed out, and slips entered when the system is back.
struct PaperPage: Page {
    static let template = "queue/paper"
    let area: Area? = .hall
    let assets = ["queue-hall.css"]

    let title: String
    let sub: String
    let faults: [FieldFault]
    let said: String?
    let day: String
    let blocks: [Block]
    let count: Field
    let rows: [Row]
    let none: String?

    /// Slips handed out together.
    struct Block: Sendable {
        let range: String
        let at: String
        let by: String
    }

    /// One slip to be entered.
    struct Row: Sendable {
        let number: String
        let label: String
        let fault: String?
        let groups: [MatterGroup]
        let taken: String
        let priorities: [Choice]
        let fates: [Choice]
        let counters: [Choice]
        let called: String
        let finished: String
    }

    /// So many slips are entered at once.
    static let rowCount = 10
}

/// One line of the form as it was typed.
struct SlipTyped: Sendable {
    let number: Int
    var matter = ""
    var taken = ""
    var priority = ""
    var fate = "waits"
    var counter = ""
    var called = ""
    var finished = ""
}

/// The answers to the forms of paper slips.
enum PaperPages {
    static func paper(
        _ visit: Visit, typed: [SlipTyped], refusals: [Refusal]
    ) async throws -> Response {
        let desks = visit.site.queue
        let hall = try await desks.hall.hall()
        let day = day(visit)
        let blocks = try await desks.paper.blocks(on: day)
        let names = try await visit.site.accounts.names(of: Set(blocks.map(\.handedOutBy)))
        let next = try await desks.paper.nextNumber(on: day)
        let page = PaperPage(
            day, hall, blocks, next: next, typed: typed, names: names, refusals, visit)
        return try visit.page(page, refusals.first?.status ?? .ok)
    }

    static func handOut(_ visit: Visit) async throws -> Response {
        do {
            guard let count = Int(visit.form.text("count")), count > 0 else {
                throw Refusal.badCount
            }
            let block = try await visit.site.queue.paper.handOut(count, by: try visit.actor)
            return visit.redirect("/reception/paper?handed=\(block.first)-\(block.last)")
        } catch {
            return try await paper(visit, typed: [], refusals: try error.refusals())
        }
    }

    static func enter(_ visit: Visit) async throws -> Response {
        let typed = slips(visit)
        do {
            let day = day(visit)
            let filled = typed.filter { !$0.matter.isEmpty || $0.fate == "void" }
            guard !filled.isEmpty else { throw Refusal.noSlips }
            let ids = try await visit.site.queue.paper.enter(
                try read(filled, of: day), of: day, by: try visit.actor)
            return visit.redirect("/reception/paper?day=\(day)&entered=\(ids.count)")
        } catch {
            return try await paper(visit, typed: typed, refusals: try error.refusals())
        }
    }

    private static func day(_ visit: Visit) -> Day {
        let text = visit.form["day"] ?? visit.query("day") ?? ""
        return Day(text) ?? visit.today
    }

    private static func slips(_ visit: Visit) -> [SlipTyped] {
        visit.form.all("slip").compactMap { Int($0) }.prefix(PaperPage.rowCount).map { number in
            func text(_ name: String) -> String { visit.form.text("\(name)_\(number)") }
            return SlipTyped(
                number: number, matter: text("matter"), taken: text("taken"),
                priority: text("priority"), fate: text("fate"), counter: text("counter"),
                called: text("called"), finished: text("finished"))
        }
    }

    /// - Throws: `Refusals`, each at the number of its slip.
    private static func read(_ typed: [SlipTyped], of day: Day) throws -> [PaperSlip] {
        var refusals: [Refusal] = []
        var slips: [PaperSlip] = []
        for line in typed {
            do { slips.append(try line.slip(of: day)) } catch {
                refusals.append(error.at("slip_\(line.number)"))
            }
        }
        guard refusals.isEmpty else { throw Refusals(refusals) }
        return slips
    }
}

extension SlipTyped {
    fileprivate func slip(of day: Day) throws(Refusal) -> PaperSlip {
        let isVoid = fate == "void"
        let handedOut = Clock.read(taken, on: day)
        guard let at = handedOut ?? (isVoid ? Instant(day) : nil) else { throw .badTime(number) }
        return PaperSlip(
            number: number, matter: matter, handedOutAt: at,
            priority: Priority(rawValue: priority), fate: try fate(on: day))
    }

    private func fate(on day: Day) throws(Refusal) -> PaperSlip.Fate {
        switch fate {
        case "left": return .left
        case "void": return .void
        case "served":
            guard let from = Clock.read(called, on: day), let until = Clock.read(finished, on: day),
                !counter.isEmpty
            else { throw .badService(number) }
            return .served(at: counter, called: from, finished: until)
        default: return .waits
        }
    }
}

/// Times of the day as forms send them.
enum Clock {
    /// `09:32` on a day.
    static func read(_ text: String, on day: Day) -> Instant? {
        guard let match = text.wholeMatch(of: /([0-9]{1,2}):([0-9]{2})/),
            let hour = Int(match.1), let minute = Int(match.2), hour < 24, minute < 60
        else { return nil }
        return Instant(day, secondOfDay: hour * 3600 + minute * 60)
    }

    /// `2025-10-17T09:32`, as a form's field of day and time sends it.
    static func read(_ text: String) -> Instant? {
        let parts = text.split(whereSeparator: { $0 == "T" || $0 == " " })
        guard parts.count == 2, let day = Day(parts[0]) else { return nil }
        return read(String(parts[1].prefix(5)), on: day)
    }
}

extension Refusal {
    fileprivate static let badCount = Refusal(
        "bad_count", "请填写要领多少张，例如 50。", "Say how many slips, such as 50.", at: "count")
    fileprivate static let noSlips = Refusal(
        "no_slips", "还没有填任何一张。请从第一行填起。", "No slip is filled in. Begin with the first line.")
    fileprivate static func badTime(_ number: Int) -> Refusal {
        Refusal(
            "bad_time", "第 \(number) 张：请填写领号时间，例如 09:32。",
            "Slip \(number): give the time it was handed out, such as 09:32.")
    }
    fileprivate static func badService(_ number: Int) -> Refusal {
        Refusal(
            "bad_service", "第 \(number) 张：已办结的要填窗口、叫号时间和办结时间。",
            "Slip \(number): a slip that was served needs its counter and both times.")
    }
}
