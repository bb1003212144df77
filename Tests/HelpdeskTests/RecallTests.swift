import Foundation
import Helpdesk
import Kernel
import Testing
import TestStores

/// What visitors ask finds its answer. The questions were written before the search was fitted to
/// any of them, and half of them were never looked at while it was.
@Suite struct RecallTests {
    /// What is reached, a little rounded down.
    private static let floors = (tuned: 0.97, held: 0.87)

    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private static func shippedArticles() throws -> ArticleTable {
        let url = root.appending(path: "Sources/Demo/Scenario/knowledge.json")
        return try ArticleTable(json: Data(contentsOf: url))
    }

    private static func questions() throws -> QuestionSet {
        let url = root.appending(path: "Tests/knowledge/questions.csv")
        return try QuestionSet(csv: String(contentsOf: url, encoding: .utf8))
    }

    @Test(arguments: TestStore.allCases)
    func `nine of ten questions find their answer among the first five`(
        store: TestStore
    ) async throws {
        let (table, questions) = try (Self.shippedArticles(), Self.questions())
        #expect(table.lines.count >= 120)
        #expect(questions.questions.count { !$0.articles.isEmpty } >= 200)
        try await withKnowledge(on: store) { centre, desk, _ in
            let ids = try await desk.draft(table, by: .feng).drafted
            try await desk.reviewAll(ids, by: .qian)
            try await desk.publishAll(ids, by: .qian)
            let today = centre.clock.today
            let (tuned, held) = try await centre.read { reader in
                (
                    try reader.recall(of: questions, tuned: true, on: today),
                    try reader.recall(of: questions, tuned: false, on: today)
                )
            }
            if ProcessInfo.processInfo.environment["RECALL"] != nil {
                for (name, recall) in [("tuned", tuned), ("held", held)] {
                    print(
                        name, recall.share, "first",
                        Double(recall.foundFirst) / Double(recall.asked),
                        "declined", recall.declined, "of", recall.foreign)
                }
                for miss in tuned.misses { print(miss) }
            }
            #expect(tuned.share >= Self.floors.tuned && held.share >= Self.floors.held)
        }
    }
}
