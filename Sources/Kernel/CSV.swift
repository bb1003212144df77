/// Comma-separated values (RFC 4180), keeping the line each record begins on for error messages.
package enum CSV {
    /// One record and the line of the file it begins on, from 1. Fields are trimmed of spaces
    /// unless quoted.
    package struct Line: Hashable, Sendable {
        package let number: Int
        package let fields: [String]
    }

    /// - Throws: `Refusals` when a quoted field is not closed, or has text after its quote, or
    ///   where what should be text is none.
    package static func lines(_ text: String) throws -> [Line] {
        var parser = Parser()
        var text = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
        text.makeContiguousUTF8()
        for byte in text.utf8 { try parser.take(byte) }
        return try parser.finish()
    }

    /// What a formula may begin with; some spreadsheets take full-width signs for plain ones, and
    /// skip a tab or an end of line.
    private static let formulaSigns: Set<Character> = [
        "=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n", "\r\n",
    ]

    /// A field as it is written: quoted where it must be.
    package static func field(_ text: String) -> String {
        let needsQuotes = text.contains { $0 == "," || $0 == "\"" || $0.isNewline }
        // Spreadsheets run a text that begins like a formula; the apostrophe stops that.
        let safe =
            text.first.map { formulaSigns.contains($0) && Quantity(text) == nil } == true
            ? "'\(text)" : text
        return needsQuotes ? "\"\(safe.replacing("\"", with: "\"\""))\"" : safe
    }
}

/// Reads byte by byte, since a file may have a hundred thousand lines.
private struct Parser {
    private enum State { case start, plain, quoted, quoteSeen }

    private var state = State.start
    private var bytes: [UInt8] = []
    private var fields: [String] = []
    private var lines: [CSV.Line] = []
    private var number = 1
    private var first = 1
    private var wasQuoted = false

    mutating func take(_ byte: UInt8) throws {
        defer { if byte == UInt8(ascii: "\n") { number += 1 } }
        switch (state, byte) {
        // No text holds it, and PostgreSQL does not keep it.
        case (_, 0): throw Refusals([.zeroByte(number)])
        case (.quoted, UInt8(ascii: "\"")): state = .quoteSeen
        case (.quoted, _): bytes.append(byte)
        case (.quoteSeen, UInt8(ascii: "\"")):
            bytes.append(byte)
            state = .quoted
        case (_, UInt8(ascii: ",")): endField()
        case (_, UInt8(ascii: "\n")): endLine()
        case (_, UInt8(ascii: "\r")): break
        case (.start, UInt8(ascii: "\"")):
            state = .quoted
            wasQuoted = true
        case (.start, UInt8(ascii: " ")): break
        case (.quoteSeen, UInt8(ascii: " ")): break
        case (.quoteSeen, _): throw Refusals([.textAfterQuote(number)])
        default:
            bytes.append(byte)
            state = .plain
        }
    }

    mutating func finish() throws -> [CSV.Line] {
        guard state != .quoted else { throw Refusals([.quoteNotClosed(first)]) }
        if state != .start || !fields.isEmpty { endLine() }
        return lines
    }

    private mutating func endField() {
        let text = String(decoding: bytes, as: UTF8.self)
        let trimmed = wasQuoted ? Substring(text) : text.trimmingSuffix { $0 == " " }
        fields.append(String(trimmed))
        bytes.removeAll(keepingCapacity: true)
        state = .start
        wasQuoted = false
    }

    private mutating func endLine() {
        endField()
        lines.append(CSV.Line(number: first, fields: fields))
        fields = []
        first = number + 1
    }
}

extension StringProtocol {
    fileprivate func trimmingSuffix(_ isTrimmed: (Character) -> Bool) -> SubSequence {
        var rest = self[...]
        while let last = rest.last, isTrimmed(last) { rest.removeLast() }
        return rest
    }
}

extension Refusal {
    fileprivate static func quoteNotClosed(_ line: Int) -> Refusal {
        Refusal(
            "quote_not_closed", "这一行的引号没有结束。", "A quotation mark is never closed.",
            at: "line \(line)")
    }

    fileprivate static func zeroByte(_ line: Int) -> Refusal {
        Refusal(
            "zero_byte", "这一行含有空字符，不是文本文件；请另存为 UTF-8。",
            "This line holds a zero byte, so it is not text; save the file as UTF-8.",
            at: "line \(line)")
    }

    fileprivate static func textAfterQuote(_ line: Int) -> Refusal {
        Refusal(
            "text_after_quote", "引号之后应是逗号或行尾。",
            "After a closing quotation mark comes a comma or the end of the line.",
            at: "line \(line)")
    }
}
