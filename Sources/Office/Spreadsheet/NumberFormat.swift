import Foundation
import Kernel

/// How a sheet shows a number: `#,##0.00`, `0.00%`, `"≥"0.0"(次)"`, `yyyy-mm-dd`.
struct NumberFormat: Hashable {
    private let sections: [NumberSection]
    /// Whether numbers stand for days and times.
    let isDate: Bool
    private let showsDay: Bool
    private let showsTime: Bool

    static let general = NumberFormat("General")

    init(_ code: String) {
        let codes = Self.split(code)
        sections = codes.map(NumberSection.init)
        let letters = sections.first?.letters ?? ""
        let lowered = letters.lowercased()
        let isGeneral = lowered.contains("general")
        isDate = !isGeneral && lowered.contains { "ymdhs".contains($0) }
        showsDay = isDate && lowered.contains { "yd".contains($0) }
        showsTime = isDate && lowered.contains { "hs".contains($0) }
    }

    /// What a person sees.
    func text(_ number: CellNumber, since1904: Bool) -> String {
        if isDate, let (day, second) = number.moment(since1904: since1904) {
            let days = showsDay || !showsTime ? ["\(day)"] : []
            let parts = days + (showsTime ? [Self.clock(second)] : [])
            return parts.joined(separator: " ")
        }
        let value = number.value
        let index = value < 0 ? 1 : value == 0 ? 2 : 0
        guard let section = sections.indices.contains(index) ? sections[index] : sections.first
        else { return number.plain }
        let isOwn = sections.indices.contains(index) && index == 1
        return section.text(isOwn ? abs(value) : value)
    }

    /// The value that a formatted number is: a day where its format says so.
    func value(_ number: CellNumber, since1904: Bool) -> OfficeCell.Value {
        guard isDate, let (day, second) = number.moment(since1904: since1904) else {
            return .number(number.plain)
        }
        return second == 0 ? .day(day) : .moment(day, second: second)
    }

    private static func clock(_ second: Int) -> String {
        [second / 3600, second / 60 % 60, second % 60]
            .map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }

    /// The parts between semicolons that are not quoted.
    private static func split(_ code: String) -> [String] {
        var parts = [""]
        var isQuoted = false
        var isEscaped = false
        for character in code {
            if character == ";", !isQuoted, !isEscaped {
                parts.append("")
                continue
            }
            if character == "\"", !isEscaped { isQuoted.toggle() }
            isEscaped = character == "\\" && !isEscaped
            parts[parts.count - 1].append(character)
        }
        return parts
    }
}
