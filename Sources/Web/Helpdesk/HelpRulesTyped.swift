import Foundation
import Helpdesk
import Kernel

/// The rules of the help desk as they are typed: every field a text.
struct HelpRulesTyped: Sendable {
    /// `09:00-11:30 13:30-17:00`
    var hours: String
    /// A line for each day that differs: `2025-10-17 09:00-12:00`, and without hours when closed.
    var exceptions: String
    var numbers: [String: String]

    /// The numbers of the rules, with their units.
    static let numbers: [(name: String, unit: String)] = [
        ("answerSeconds", "seconds"), ("ringAllSeconds", "seconds"),
        ("chiefSeconds", "seconds"), ("idleNoticeMinutes", "minutes"),
        ("idleEndMinutes", "minutes"), ("silentMinutes", "minutes"),
        ("enquiryWorkingDays", "working_days"), ("followUpWorkingDays", "working_days"),
        ("capacity", "people"), ("keptDays", "days"),
    ]

    init(_ rules: HelpRules) {
        hours = HelpRulesTyped.text(rules.hours.stretches)
        exceptions = rules.hours.exceptions.sorted { $0.key < $1.key }
            .map {
                "\($0.key) \(HelpRulesTyped.text($0.value))".trimmingCharacters(in: .whitespaces)
            }
            .joined(separator: "\n")
        numbers = [
            "answerSeconds": "\(rules.answerSeconds)",
            "ringAllSeconds": "\(rules.ringAllSeconds)",
            "chiefSeconds": "\(rules.chiefSeconds)",
            "idleNoticeMinutes": "\(rules.idleNoticeMinutes)",
            "idleEndMinutes": "\(rules.idleEndMinutes)",
            "silentMinutes": "\(rules.silentMinutes)",
            "enquiryWorkingDays": "\(rules.enquiryWorkingDays)",
            "followUpWorkingDays": "\(rules.followUpWorkingDays)",
            "capacity": "\(rules.capacity)", "keptDays": "\(rules.keptDays)",
        ]
    }

    init(_ form: Form) {
        hours = form.text("hours")
        exceptions = form.text("exceptions")
        numbers = Dictionary(
            HelpRulesTyped.numbers.map { ($0.name, form.text($0.name)) },
            uniquingKeysWith: { first, _ in first })
    }

    private static func text(_ stretches: [OpeningHours.Stretch]) -> String {
        stretches.map(\.text).joined(separator: " ")
    }

    /// The rules, if every field reads as what it should be.
    ///
    /// - Throws: `Refusals`, one for each field that does not.
    func rules() throws -> HelpRules {
        var refusals: [Refusal] = []
        func number(_ name: String) -> Int {
            if let number = Int(numbers[name] ?? "") { return number }
            refusals.append(.notANumber(name))
            return 0
        }
        let stretches = HelpRulesTyped.stretches(hours)
        if stretches?.isEmpty ?? true { refusals.append(.badStretch("hours")) }
        let days = HelpRulesTyped.days(exceptions)
        if days == nil { refusals.append(.badException) }
        let rules = HelpRules(
            hours: OpeningHours(stretches: stretches ?? [], exceptions: days ?? [:]),
            answerSeconds: number("answerSeconds"), ringAllSeconds: number("ringAllSeconds"),
            chiefSeconds: number("chiefSeconds"),
            idleNoticeMinutes: number("idleNoticeMinutes"),
            idleEndMinutes: number("idleEndMinutes"), silentMinutes: number("silentMinutes"),
            enquiryWorkingDays: number("enquiryWorkingDays"),
            followUpWorkingDays: number("followUpWorkingDays"), capacity: number("capacity"),
            keptDays: number("keptDays"))
        guard refusals.isEmpty else { throw Refusals(refusals) }
        return rules
    }

    /// Nil for what does not read as stretches.
    private static func stretches(_ text: String) -> [OpeningHours.Stretch]? {
        let parts = text.split { $0.isWhitespace || "，,、；;".contains($0) }
        let read = parts.map { part -> OpeningHours.Stretch? in
            let ends = part.split { "-–—－~至".contains($0) }.map { second(String($0)) }
            guard ends.count == 2, let opens = ends[0], let closes = ends[1] else { return nil }
            return OpeningHours.Stretch(opens: opens, closes: closes)
        }
        return read.contains { $0 == nil } ? nil : read.compactMap(\.self)
    }

    private static func second(_ text: String) -> Int? {
        let parts = text.replacing("：", with: ":").split(separator: ":").map { Int($0) }
        guard parts.count == 2, let hour = parts[0], let minute = parts[1],
            (0...24).contains(hour), (0...59).contains(minute), hour * 60 + minute <= 1440
        else { return nil }
        return hour * 3600 + minute * 60
    }

    private static func days(_ text: String) -> [String: [OpeningHours.Stretch]]? {
        var days: [String: [OpeningHours.Stretch]] = [:]
        for line in text.split(whereSeparator: \.isNewline) {
            let words = line.split(maxSplits: 1, whereSeparator: \.isWhitespace)
            guard let first = words.first else { continue }
            guard Day(first) != nil, let own = stretches(words.count > 1 ? String(words[1]) : "")
            else { return nil }
            days[String(first)] = own
        }
        return days
    }
}

extension Refusal {
    fileprivate static func notANumber(_ field: String) -> Refusal {
        Refusal("not_a_number", "请填写整数。", "Write a whole number.", at: field)
    }

    fileprivate static func badStretch(_ field: String) -> Refusal {
        Refusal(
            "bad_stretch", "服务时间请写成 09:00-11:30 13:30-17:00 这样。",
            "Write the hours as 09:00-11:30 13:30-17:00.", at: field)
    }

    fileprivate static let badException = Refusal(
        "bad_exception", "特殊日期一行一天，例如 2025-10-17 09:00-12:00；全天不开只写日期。",
        "One day a line, such as 2025-10-17 09:00-12:00; only the day where it is closed.",
        at: "exceptions")
}
