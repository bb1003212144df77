import Kernel

/// Numbers as people type them into forms.
package enum DraftNumbers {
    /// Text without blanks and thousands separators, full-width digits made plain.
    static func plain(_ text: String) -> String {
        let plain = text.unicodeScalars.compactMap { scalar -> Character? in
            switch scalar.value {
            case 0xFF10...0xFF19: Character(UnicodeScalar(UInt8(scalar.value - 0xFF10 + 48)))
            case 0xFF0E: "."
            case 0x2C, 0xFF0C, 0x20, 0x3000, 0x9, 0xA5, 0xFFE5: nil
            default: Character(scalar)
            }
        }
        return String(plain)
    }

    /// Yuan, with or without separators; nil for anything else.
    package static func money(_ text: String) -> Money? { bounded(Money(yuan: plain(text))) }

    /// Ten thousand billion yuan: sums of such amounts are exact, and no budget is near it.
    private static func bounded(_ money: Money?) -> Money? {
        money.flatMap { $0.fen.magnitude <= 1_000_000_000_000_000 ? $0 : nil }
    }

    /// What an amount was probably meant to be: `14.4万元`, `144208元`.
    static func meantMoney(_ text: String) -> Money? {
        var rest = plain(text)
        if rest.hasSuffix("元") { rest.removeLast() }
        guard rest.hasSuffix("万") else { return bounded(Money(yuan: rest)) }
        rest.removeLast()
        guard let amount = Quantity(rest), amount.tenThousandths.magnitude < 1_000_000_000_000
        else {
            return nil
        }
        return Money(fen: amount.tenThousandths * 100)
    }

    /// What a day was probably meant to be: `2026/1/1`, `2026年1月1日`, `2026.1.1`.
    static func meantDay(_ text: String) -> Day? {
        let parts = text.split { !$0.isNumber }.compactMap { Int($0) }
        guard parts.count == 3 else { return nil }
        return Day(year: parts[0], month: parts[1], day: parts[2])
    }

    /// A comparator, a number and a unit in one text, as people copy them: `≥2,800.00(次)`.
    static func meantTarget(_ text: String) -> (
        comparator: Comparator?, number: String, unit: String
    )? {
        var rest = Substring(plain(text))
        let signs: [(String, Comparator)] = [
            (">=", .atLeast), ("<=", .atMost), ("≥", .atLeast), ("≤", .atMost), ("＞", .above),
            (">", .above), ("＜", .below), ("<", .below), ("＝", .equal), ("=", .equal),
        ]
        let sign = signs.first { rest.hasPrefix($0.0) }
        if let sign { rest = rest.dropFirst(sign.0.count) }
        let number = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." || $0 == "-" }
        guard Quantity(number) != nil else { return nil }
        var unit = rest.dropFirst(number.count)
        if let first = unit.first, "（(".contains(first) { unit = unit.dropFirst() }
        if let last = unit.last, "）)".contains(last) { unit = unit.dropLast() }
        guard unit.count <= 20 else { return nil }
        return (sign?.1, String(number), String(unit))
    }

    /// The numbers that a goal states, with the text they stand in; years and dates are none.
    static func stated(in goal: String) -> [(text: String, value: Quantity)] {
        let characters = Array(plain(goal))
        var (found, index): ([(text: String, value: Quantity)], Int) = ([], 0)
        while index < characters.count {
            guard isDigit(characters[index]) else {
                index += 1
                continue
            }
            let start = index
            while index < characters.count, isDigit(characters[index]) || characters[index] == "." {
                index += 1
            }
            let text = String(characters[start..<index])
            let next = index < characters.count ? characters[index] : nil
            let before = start > 0 ? characters[start - 1] : nil
            guard let value = Quantity(text.hasSuffix(".") ? String(text.dropLast()) : text),
                !isOrdinal(text, before, next)
            else { continue }
            let unit = next.map { $0.isLetter || "%％".contains($0) ? String($0) : "" } ?? ""
            found.append((text + unit, value))
        }
        return found
    }

    private static func isDigit(_ character: Character) -> Bool {
        character.isASCII && character.isNumber
    }

    /// Years, months, days, `12345` hotlines of one word, `第3`, and numbers inside a word.
    private static func isOrdinal(_ text: String, _ before: Character?, _ next: Character?) -> Bool
    {
        if let before, before == "第" || (before.isASCII && before.isLetter) { return true }
        if let next, "月日号、)）".contains(next) || (next.isASCII && next.isLetter) { return true }
        return next == "年" && text.count == 4 || ["-", "/"].contains(before)
            || (text.count == 4 && ["-", "/"].contains(next))
    }
}
