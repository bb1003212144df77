/// Swift without its comments and strings, so that braces and words can be told from text.
struct PlainCode {
    private enum State: Equatable {
        /// Code, inside so many parentheses of an interpolation.
        case code(parentheses: Int)
        case string, longString, name, comment
    }

    private var states: [State] = [.code(parentheses: 0)]
    private var rest: Substring = ""
    private var plain = ""

    /// The code of the next line.
    mutating func line(_ line: String) -> String {
        // Most lines are nothing but code.
        let marks: [UInt8] = [UInt8(ascii: "\""), UInt8(ascii: "`"), UInt8(ascii: "/")]
        if states.count == 1, !line.utf8.contains(where: marks.contains) { return line }
        plain = ""
        rest = line[...]
        while !rest.isEmpty, !rest.hasPrefix("//") || !isCode { step() }
        // Only these two go on over the end of a line.
        while let state = states.last, state == .string || state == .name { states.removeLast() }
        return plain
    }

    private var isCode: Bool {
        if case .code = states.last { return true }
        return false
    }

    private mutating func step() {
        switch states.last {
        case .code(let parentheses): stepCode(parentheses)
        case .name: if take("`") { states.removeLast() } else { rest.removeFirst() }
        case .comment: if take("*/") { states.removeLast() } else { rest.removeFirst() }
        case .string: stepString("\"")
        case .longString: stepString("\"\"\"")
        case nil: rest = ""
        }
    }

    private mutating func stepCode(_ parentheses: Int) {
        if take("\"\"\"") { return states.append(.longString) }
        if take("\"") { return states.append(.string) }
        if take("`") { return states.append(.name) }
        if take("/*") { return states.append(.comment) }
        let isInside = states.count > 1
        if isInside, rest.first == ")", parentheses == 0 {
            rest.removeFirst()
            states.removeLast()
            return
        }
        if isInside, let change = ["(": 1, ")": -1][rest.first] {
            states[states.count - 1] = .code(parentheses: parentheses + change)
        }
        plain.append(rest.removeFirst())
    }

    private mutating func stepString(_ end: String) {
        if take(end) {
            states.removeLast()
        } else if take("\\(") {
            states.append(.code(parentheses: 0))
        } else {
            rest.removeFirst(rest.first == "\\" && rest.count > 1 ? 2 : 1)
        }
    }

    private mutating func take(_ text: String) -> Bool {
        guard rest.hasPrefix(text) else { return false }
        rest.removeFirst(text.count)
        return true
    }
}
