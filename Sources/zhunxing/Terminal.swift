import Foundation

/// What is said to the person at the terminal, apart from a command's own output.
enum Terminal {
    /// A line on standard output at once, whoever reads it.
    static func say(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }

    /// Errors go to standard error.
    static func complain(_ lines: [String]) {
        for line in lines { FileHandle.standardError.write(Data((line + "\n").utf8)) }
    }

    /// Progress goes to standard error, and only where somebody watches.
    static func progress(_ text: String, done: Bool = false) {
        guard isatty(STDERR_FILENO) == 1 else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K\(text)\(done ? "\n" : "")".utf8))
    }

    /// One JSON document on standard output, keys in snake case and sorted.
    static func json(_ value: some Encodable) throws {
        print(try jsonText(value))
    }

    static func jsonText(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
