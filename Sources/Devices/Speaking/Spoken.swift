/// How numbers are said aloud in Chinese.
package enum Spoken {
    private static let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]

    /// A ticket's number, digit by digit, letters as they are: `A037` as `A零三七`.
    package static func ticket(_ number: String) -> String {
        number.uppercased().map { character in
            character.isASCII
                ? character.wholeNumberValue.map { digits[$0] } ?? "\(character)"
                : "\(character)"
        }.joined()
    }

    /// A whole number as it is counted: 3 as `三`, 12 as `十二`, 105 as `一百零五`. Numbers below
    /// nothing or beyond 9,999 are said digit by digit.
    package static func count(_ number: Int) -> String {
        guard (0...9999).contains(number) else { return ticket("\(number)") }
        guard number > 0 else { return digits[0] }
        var said = ""
        var needsZero = false
        for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
            let digit = number / unit % 10
            if digit == 0 {
                needsZero = !said.isEmpty
                continue
            }
            if needsZero { said += digits[0] }
            needsZero = false
            // Ten to nineteen are said without their one.
            let isTen = unit == 10 && digit == 1 && said.isEmpty
            said += (isTen ? "" : digits[digit]) + name
        }
        return said
    }

    /// Figures in a text, such as a counter's name, said as they are counted: `3号窗口`.
    package static func text(_ text: String) -> String {
        var said = ""
        var rest = text[...]
        while let first = rest.first {
            let figures = rest.prefix { $0.isASCII && $0.isNumber }
            guard !figures.isEmpty else {
                said.append(first)
                rest.removeFirst()
                continue
            }
            let isName = figures.hasPrefix("0") || figures.count > 4
            said += isName ? ticket(String(figures)) : count(Int(figures) ?? 0)
            rest = rest.dropFirst(figures.count)
        }
        return said
    }

    /// The call of a ticket to a counter: `请A零三七号，到三号窗口。`
    ///
    /// - Parameter counter: the counter's name as it is written: `3号窗口`.
    package static func call(_ ticket: String, to counter: String) -> String {
        "请\(self.ticket(ticket))号，到\(text(counter))。"
    }
}
