import Testing

/// Something that holds for every file, but for the exceptions in `ratchet.json`.
struct Rule: Sendable, CustomTestStringConvertible {
    /// As the ratchet names it.
    let name: String
    /// What is wrong with a file, and on which line, from 1.
    let complaints: @Sendable (SourceFile) -> [Complaint]

    var testDescription: String { name }

    /// One thing that is not tidy.
    struct Complaint: Sendable {
        let line: Int
        let text: String
    }

    /// A rule about each line by itself.
    static func lines(
        _ name: String, of files: @escaping @Sendable (SourceFile) -> Bool,
        inCode: Bool = false, _ isUntidy: @escaping @Sendable (Substring) -> Bool
    ) -> Rule {
        Rule(name: name) { file in
            guard files(file) else { return [] }
            return (inCode ? file.code : file.lines).enumerated().compactMap { index, line in
                isUntidy(line[...]) ? Complaint(line: index + 1, text: file.lines[index]) : nil
            }
        }
    }
}
