import Kernel

/// Questions as people type them, each with the articles that answer it: what the knowledge base
/// is measured by.
package struct QuestionSet: Sendable {
    package let questions: [Question]

    /// One question. Without articles it is none of the centre's business, and should find nothing.
    package struct Question: Hashable, Sendable {
        package let text: String
        package let articles: [String]
        /// Whether the search may be fitted to it: half of the set, the other half is held out.
        package let isTuned: Bool
    }

    /// Reads `question,articles,half`; the articles are separated by spaces, the half is `tuned`
    /// or `held`.
    ///
    /// - Throws: `Refusals` for a file that is not that.
    package init(csv text: String) throws {
        let lines = try CSV.lines(text).filter { $0.fields != [""] }
        guard let header = lines.first, header.fields == ["question", "articles", "half"] else {
            throw Refusals([.notAQuestionSet(1)])
        }
        questions = try lines.dropFirst().map { line in
            guard line.fields.count == 3, ["tuned", "held"].contains(line.fields[2]) else {
                throw Refusals([.notAQuestionSet(line.number)])
            }
            return Question(
                text: line.fields[0],
                articles: line.fields[1].split(separator: " ").map(String.init),
                isTuned: line.fields[2] == "tuned")
        }
    }
}

/// How well the knowledge base answers a set of questions.
package struct Recall: Sendable {
    /// The questions that have an answer, and how many found it among the first five.
    package private(set) var asked = 0
    package private(set) var found = 0
    /// How many found it in the first place.
    package private(set) var foundFirst = 0
    /// The questions that have none, and how many were told so.
    package private(set) var foreign = 0
    package private(set) var declined = 0
    /// The questions that went wrong, with what they found.
    package private(set) var misses: [String] = []

    /// How many suggestions somebody looks at.
    package static let looks = 5

    package var share: Double { asked == 0 ? 0 : Double(found) / Double(asked) }

    mutating func add(_ question: QuestionSet.Question, _ suggested: [String]) {
        let told = "\(question.text) → \(suggested.joined(separator: " "))"
        guard !question.articles.isEmpty else {
            foreign += 1
            if suggested.isEmpty { declined += 1 } else { misses.append(told) }
            return
        }
        asked += 1
        let isFound = suggested.contains { question.articles.contains($0) }
        if isFound { found += 1 } else { misses.append(told) }
        if suggested.first.map(question.articles.contains) == true { foundFirst += 1 }
    }
}

extension Reader {
    /// Asks the tuned or the held-out half of the questions.
    package func recall(of set: QuestionSet, tuned: Bool, on day: Day) throws -> Recall {
        var recall = Recall()
        for question in set.questions where question.isTuned == tuned {
            let found = try suggestions(for: question.text, limit: Recall.looks, on: day)
            recall.add(question, found.map(\.id))
        }
        return recall
    }
}

extension Refusal {
    fileprivate static func notAQuestionSet(_ line: Int) -> Refusal {
        Refusal(
            "not_a_question_set", "应为三列 question,articles,half，第三列写 tuned 或 held。",
            "Expected question,articles,half, the last being tuned or held.", at: "line \(line)")
    }
}
