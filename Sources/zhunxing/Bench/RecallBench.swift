import Demo
import Foundation
import Helpdesk
import Kernel

/// How many of the shipped questions find their answer in the seed knowledge, on every store
/// there is: the half that the search was fitted to, and the half that was held out.
struct RecallBench {
    /// PostgreSQL besides SQLite, where given.
    let store: String?
    /// The question set, from the package's root.
    private let questions = URL(filePath: "Tests/knowledge/questions.csv")

    func run() async throws -> [Finding] {
        let set = try QuestionSet(csv: InputFile.text(questions))
        return try await BenchStores.each(and: store) { centre, store in
            try await DemoKnowledge.publish(in: centre)
            let today = centre.clock.today
            return try await centre.read { reader in
                try [true, false].map { tuned in
                    finding(try reader.recall(of: set, tuned: tuned, on: today), tuned, store)
                }
            }
        }
    }

    private func finding(_ recall: Recall, _ isTuned: Bool, _ store: String) -> Finding {
        let first = Double(recall.foundFirst) / Double(max(recall.asked, 1))
        let figure =
            "\(recall.share.short) of \(recall.asked) (first place \(first.short)); "
            + "\(recall.declined) of \(recall.foreign) foreign questions declined"
        return Finding(
            name: "recall at \(Recall.looks), \(isTuned ? "tuned" : "held-out") half, \(store)",
            figure: figure, goal: "≥ 0.9")
    }
}
