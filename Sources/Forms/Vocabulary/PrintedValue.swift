/// A target as the form prints it, taken apart.
struct PrintedValue: Hashable {
    /// How much of a value was understood.
    enum Understanding: Hashable { case whole, noComparator, placeholder, freeText, empty }

    var comparator: Comparator?
    var value: String?
    var unit: String?
    var printed: String
    var understanding: Understanding

    init(_ text: String) {
        printed = Glyphs.joined([text])
        let compact = Glyphs.compact(text)
        let leading = Comparator.leading(compact[...])
        let rest = leading.map { compact.dropFirst($0.length) } ?? compact[...]
        if compact.isEmpty || ["-", "—", "/", "——"].contains(compact) {
            understanding = .empty
        } else if rest.isEmpty {
            (comparator, understanding) = (leading?.comparator, .empty)
        } else if rest.contains("*") || compact.hasPrefix("XX") {
            understanding = .placeholder
        } else if leading == nil, Self.isDate(compact) {
            (comparator, value, unit, understanding) = (.other, compact, "", .whole)
        } else if let figure = Figure(rest, strict: leading == nil) {
            (comparator, value, unit) = (leading?.comparator, figure.number, figure.unit)
            understanding = leading == nil ? .noComparator : .whole
        } else {
            let short = compact.count <= 10 || GradeWord.matches(compact)
            (comparator, value, unit) = (short ? .graded : .other, printed, "")
            understanding = GradeWord.matches(compact) ? .whole : .freeText
        }
    }

    /// Whether a piece of text can only be a value, never a part of a name.
    static func matches(_ text: String) -> Bool {
        let compact = Glyphs.compact(text)
        guard !compact.isEmpty else { return false }
        if GradeWord.matches(compact) || isDate(compact) { return true }
        if let leading = Comparator.leading(compact[...]) {
            let rest = compact.dropFirst(leading.length)
            return rest.first.map { $0.isNumber || $0 == "*" || $0 == "-" } ?? true
        }
        return Figure(compact[...], strict: true) != nil || compact.hasPrefix("**")
    }

    /// A day, month or year such as 2021年底 or 12月31日前.
    static func isDate(_ compact: String) -> Bool {
        guard compact.first?.isNumber == true, compact.count <= 24 else { return false }
        let rest = compact.drop { $0.isNumber || "年月日-/.前底末之初内上下旬至".contains($0) }
        guard rest.isEmpty || ["完成", "前完成"].contains(String(rest)) else { return false }
        let digits = compact.prefix { $0.isNumber }
        if digits.count == 4, digits.hasPrefix("19") || digits.hasPrefix("20") {
            return compact.count > 4 && "年-/.".contains(compact.dropFirst(4).first ?? " ")
        }
        return compact.contains("月") && compact.contains { "日底前末旬初".contains($0) }
    }
}

/// A number with its unit.
struct Figure: Hashable {
    var number: String
    var unit: String

    /// Takes apart what stands after a comparator; strict asks for a known unit, because without
    /// a comparator a name may begin with a number too.
    init?(_ compact: Substring, strict: Bool) {
        var rest = compact
        var number = ""
        if rest.first == "-" { number.append(rest.removeFirst()) }
        while let character = rest.first, character.isASCII,
            character.isNumber
                || (character == "," && Self.groups(rest))
                || (character == "." && !number.isEmpty
                    && !number.contains(".") && rest.dropFirst().first?.isNumber == true)
        {
            rest.removeFirst()
            if character != "," { number.append(character) }
        }
        guard number.last?.isNumber == true else { return nil }
        var unit = rest.filter { !"()".contains($0) }
        if let suffix = ["以上", "以内", "以下", "左右"].first(where: unit.hasSuffix) {
            if strict { return nil }
            unit = String(unit.dropLast(suffix.count))
        }
        if strict, !unit.isEmpty, !UnitWord.matches(unit) { return nil }
        self.number = number
        self.unit = unit
    }

    /// Whether a comma is followed by a group of three digits.
    private static func groups(_ text: Substring) -> Bool {
        let digits = text.dropFirst().prefix(3)
        return digits.count == 3 && digits.allSatisfy { $0.isASCII && $0.isNumber }
    }
}
