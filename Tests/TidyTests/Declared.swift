/// The type that a line of code declares, if it declares one.
struct Declared {
    let name: Substring
    let isPackage: Bool

    init?(_ line: Substring) {
        let words = line.split { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "@" }
        let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "actor"]
        guard let place = words.firstIndex(where: kinds.contains), place + 1 < words.count else {
            return nil
        }
        let modifiers: Set<Substring> = [
            "package", "private", "fileprivate", "internal", "public", "open", "final",
            "indirect", "nonisolated",
        ]
        guard words[..<place].allSatisfy({ modifiers.contains($0) || $0.hasPrefix("@") }) else {
            return nil
        }
        // `class func` declares no type.
        guard !["func", "var", "let"].contains(words[place + 1]) else { return nil }
        name = words[place + 1]
        isPackage = words[..<place].contains("package")
    }
}

/// The functions of a file, with the lines each takes from its first word to its last brace.
struct Functions {
    private(set) var all: [(line: Int, lines: Int)] = []

    private static func begins(_ line: String) -> Bool {
        guard line.contains("func") || line.contains("init") || line.contains("subscript") else {
            return false
        }
        return line.contains(/(^|\s)(func\s|init[?]?[(<]|deinit\b|subscript[(<])/)
    }

    init(_ code: [String]) {
        var depth = 0
        // Those begun and not ended: where, and at which depth; -1 until their brace opens.
        var open: [(line: Int, depth: Int)] = []
        for (index, line) in code.enumerated() {
            if Self.begins(line) {
                // What a protocol only asks for never opens a brace.
                open.removeAll { $0.depth < 0 }
                open.append((index + 1, -1))
            }
            for character in line {
                if character == "{" {
                    if let last = open.last, last.depth < 0 { open[open.count - 1].depth = depth }
                    depth += 1
                } else if character == "}" {
                    open.removeAll { $0.depth < 0 }
                    depth -= 1
                    if let last = open.last, last.depth == depth {
                        all.append((last.line, index + 2 - last.line))
                        open.removeLast()
                    }
                }
            }
        }
    }
}
