import Foundation

/// One section of a number format: what stands before and after the figures, and how they are cut.
struct NumberSection: Hashable {
    private var before = ""
    private var after = ""
    private var whole = 0
    private var decimals = 0
    private var optional = 0
    private var percents = 0
    private var thousands = 0
    private var isGrouped = false
    private var hasFigures = false
    private var hasPoint = false
    private var isGeneral = false
    /// What is neither quoted nor a figure; tells formats of days from those of numbers.
    private(set) var letters = ""

    init(_ code: String) {
        var rest = code[...]
        while let character = rest.popFirst() {
            switch character {
            case "\"":
                literal(String(rest.prefix { $0 != "\"" }))
                rest = rest.drop { $0 != "\"" }.dropFirst()
            case "\\": if let next = rest.popFirst() { literal(String(next)) }
            case "_", "*": _ = rest.popFirst()
            case "[": bracket(&rest)
            default: take(character)
            }
        }
        if letters.lowercased().contains("general") { isGeneral = true }
    }

    /// `[$¥-804]` shows a currency; `[Red]`, `[>100]` show nothing; `[h]` counts hours.
    private mutating func bracket(_ rest: inout Substring) {
        let inside = rest.prefix { $0 != "]" }
        rest = rest.dropFirst(inside.count + 1)
        if inside.hasPrefix("$") {
            literal(String(inside.dropFirst().prefix { $0 != "-" }))
        } else if ["h", "m", "s", "hh", "mm", "ss"].contains(inside.lowercased()) {
            letters += inside
        }
    }

    private mutating func take(_ character: Character) {
        switch character {
        case "0", "#", "?":
            hasFigures = true
            thousands = 0
            if hasPoint {
                decimals += 1
                optional = character == "0" ? 0 : optional + 1
            } else if character == "0" {
                whole += 1
            }
        case ".": hasPoint = true
        case "," where hasFigures:
            isGrouped = true
            thousands += 1
        case "%":
            percents += 1
            literal("%")
        case "@": break
        case _ where character.isLetter && character.isASCII: letters.append(character)
        default: literal(String(character))
        }
    }

    private mutating func literal(_ text: String) {
        let isAfter = hasFigures || letters.lowercased().contains("general")
        if isAfter { after += text } else { before += text }
    }

    /// What a person sees of a number.
    func text(_ value: Decimal) -> String {
        guard hasFigures, !isGeneral else {
            return hasFigures || isGeneral || before.isEmpty
                ? before + "\(value)" + after : before + after
        }
        var value = value
        for _ in 0..<percents { value *= 100 }
        for _ in 0..<thousands { value /= 1000 }
        value = CellNumber.rounded(value, decimals)
        let sign = value < 0 ? "-" : ""
        let parts = "\(abs(value))".split(separator: ".", omittingEmptySubsequences: false)
        var fraction = parts.count > 1 ? String(parts[1]) : ""
        fraction += String(repeating: "0", count: max(decimals - fraction.count, 0))
        for _ in 0..<optional where fraction.last == "0" { fraction.removeLast() }
        let point = fraction.isEmpty ? "" : ".\(fraction)"
        return sign + before + integer(String(parts[0])) + point + after
    }

    private func integer(_ figures: String) -> String {
        let padded = String(repeating: "0", count: max(whole - figures.count, 0)) + figures
        guard isGrouped, thousands == 0 || whole > 0 else { return padded }
        var grouped = ""
        for (index, figure) in padded.enumerated() {
            if index > 0, (padded.count - index).isMultiple(of: 3) { grouped.append(",") }
            grouped.append(figure)
        }
        return grouped
    }
}
