import Kernel

/// Answers of the knowledge base to what a visitor types.
enum HelpAnswers {
    static func find(_ question: String, _ visit: Visit) async throws -> [AskPage.Answer] { [] }
}
