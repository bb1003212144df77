import Foundation
import Kernel
import Queue

/// The hall's rules as texts, as a form shows and sends them.
struct HallRulesTyped: Sendable {
    var texts: [String: String]
    var keepsOvernight: Bool

    /// A rule that is a whole number.
    struct Rule: Sendable {
        let name: String
        let unit: String
        let path: any WritableKeyPath<HallRules, Int> & Sendable
    }

    static let hourRules = [
        Rule(name: "last_ticket_minutes", unit: "minutes", path: \.lastTicketMinutes)
    ]
    static let callRules = [
        Rule(name: "priority_run", unit: "tickets", path: \.priorityRun),
        Rule(name: "pass_limit", unit: "times", path: \.passLimit),
        Rule(name: "spoken_times", unit: "times", path: \.spokenTimes),
    ]
    static let alarmRules = [
        Rule(name: "long_wait_minutes", unit: "minutes", path: \.longWaitMinutes),
        Rule(name: "shown_within_seconds", unit: "seconds", path: \.shownWithinSeconds),
        Rule(name: "silence_seconds", unit: "seconds", path: \.silenceSeconds),
        Rule(name: "tolerated_outage_minutes", unit: "minutes", path: \.toleratedOutageMinutes),
    ]
    static let limitRules = [
        Rule(name: "kiosk_tickets_per_minute", unit: "tickets", path: \.kioskTicketsPerMinute),
        Rule(name: "phone_tickets_per_minute", unit: "tickets", path: \.phoneTicketsPerMinute),
        Rule(name: "slot_minutes", unit: "minutes", path: \.slotMinutes),
        Rule(name: "check_in_before_minutes", unit: "minutes", path: \.checkInBeforeMinutes),
        Rule(name: "check_in_after_minutes", unit: "minutes", path: \.checkInAfterMinutes),
    ]
    private static let all = hourRules + callRules + alarmRules + limitRules

    /// Every rule that has a field of its own.
    static let names = all.map(\.name) + ["hours", "exceptions", "returns_after_calls"]

    init(_ rules: HallRules) {
        texts = Dictionary(
            uniqueKeysWithValues: Self.all.map { ($0.name, "\(rules[keyPath: $0.path])") })
        texts["returns_after_calls"] = rules.returnsAfterCalls.map { "\($0)" } ?? ""
        texts["hours"] = Self.text(rules.hours.stretches)
        texts["exceptions"] = rules.hours.exceptions.sorted { $0.key < $1.key }
            .map { "\($0.key) \(Self.text($0.value))".trimmingCharacters(in: .whitespaces) }
            .joined(separator: "\n")
        keepsOvernight = rules.keepsOvernight
    }

    init(_ form: Form) {
        texts = Dictionary(form.fields.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
        keepsOvernight = form["keeps_overnight"] == "yes"
    }

    /// The rules that it says, on those that it says nothing of.
    ///
    /// - Throws: `Refusals`, one for each field that does not read.
    func rules(on old: HallRules) throws(Refusals) -> HallRules {
        var (rules, refusals) = (old, [Refusal]())
        for rule in Self.all {
            guard let number = Int(text(rule.name)) else {
                refusals.append(.notNumber(rule.name))
                continue
            }
            rules[keyPath: rule.path] = number
        }
        rules.keepsOvernight = keepsOvernight
        let returns = text("returns_after_calls")
        if !returns.isEmpty, Int(returns) == nil {
            refusals.append(.notNumber("returns_after_calls"))
        }
        rules.returnsAfterCalls = Int(returns)
        rules.hours = hours(&refusals)
        guard refusals.isEmpty else { throw Refusals(refusals) }
        return rules
    }

    private func text(_ name: String) -> String {
        (texts[name] ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private func hours(_ refusals: inout [Refusal]) -> OpeningHours {
        let usual = Self.stretches(text("hours")) ?? []
        if usual.isEmpty { refusals.append(.badHours) }
        var exceptions: [String: [OpeningHours.Stretch]] = [:]
        for line in text("exceptions").split(whereSeparator: \.isNewline) {
            let words = line.split(separator: " ", maxSplits: 1)
            guard let first = words.first, let day = Day(first),
                let stretches = Self.stretches(words.count == 2 ? String(words[1]) : "")
            else {
                refusals.append(.badException(String(line)))
                continue
            }
            exceptions["\(day)"] = stretches
        }
        return OpeningHours(stretches: usual, exceptions: exceptions)
    }

    private static func text(_ stretches: [OpeningHours.Stretch]) -> String {
        stretches.map(\.text).joined(separator: " ")
    }

    /// `09:00-11:30 13:30-17:00`; nil when it does not read so.
    private static func stretches(_ text: String) -> [OpeningHours.Stretch]? {
        var stretches: [OpeningHours.Stretch] = []
        for word in text.split(whereSeparator: { $0.isWhitespace || ",，、".contains($0) }) {
            let ends = word.split(whereSeparator: { "-–—~～".contains($0) })
            let start = Day(number: 0)
            guard ends.count == 2, let opens = Clock.read(String(ends[0]), on: start),
                let closes = Clock.read(String(ends[1]), on: start)
            else { return nil }
            stretches.append(
                OpeningHours.Stretch(opens: opens.secondOfDay, closes: closes.secondOfDay))
        }
        return stretches
    }
}

extension Refusal {
    fileprivate static func notNumber(_ field: String) -> Refusal {
        Refusal("not_number", "请填写整数。", "Give a whole number.", at: field)
    }
    fileprivate static let badHours = Refusal(
        "bad_hours", "开放时段请写成 09:00-11:30 13:30-17:00。",
        "Write the opening hours as 09:00-11:30 13:30-17:00.", at: "hours")
    fileprivate static func badException(_ line: String) -> Refusal {
        Refusal(
            "bad_exception", "“\(line)”看不懂。一行一天，写成 2025-10-18 09:00-12:00；只写日期表示全天不开。",
            "“\(line)” does not read. Write a day a line: 2025-10-18 09:00-12:00; alone it is "
                + "closed.",
            at: "exceptions")
    }
}
