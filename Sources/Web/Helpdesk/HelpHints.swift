import Kernel

/// What may help with the visitor's latest words: the knowledge base and cases that were solved.
enum HelpHints {
    static func find(_ words: String, _ visit: Visit) async throws -> [ConsolePage.Hint] { [] }
}
