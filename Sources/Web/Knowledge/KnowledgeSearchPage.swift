import Helpdesk
import Kernel

/// Where a visitor looks for an answer: a question, or a topic to leaf through.
struct KnowledgeSearchPage: Page {
    static let template = "knowledge/search"
    var frame: Frame { .visitor }
    var assets: [String] { ["help-visitor.css", "knowledge.css"] }

    let title: String
    let question: String
    let answers: [Answer]
    let nothingFound: Bool
    /// What is leafed through: a topic with its questions.
    let leaf: Leaf?
    let topics: [Topic]

    /// One answer, with what it rests on.
    struct Answer: Sendable {
        let href: String
        let name: String
        let excerpt: String
        let source: String
    }

    /// A topic to choose.
    struct Topic: Sendable {
        let href: String
        let text: String
        let count: String
        let isCurrent: Bool
    }

    /// The questions of one topic.
    struct Leaf: Sendable {
        let topic: String
        let entries: [Reference]
    }

    init(
        _ question: String, topic: String, topics: [(topic: String, articles: Int)],
        chosen: [ArticleVersion], found: [Suggestion], _ visit: Visit
    ) {
        let t = visit.t
        title = t("knowledge_title")
        self.question = question
        let asked = question.isEmpty ? "" : "?q=\(question.queryEncoded)"
        answers = found.map {
            Answer(
                href: "\($0.path)\(asked)", name: $0.title, excerpt: $0.excerpt,
                source: $0.source.map(\.told) ?? "")
        }
        nothingFound = !question.isEmpty && found.isEmpty
        leaf =
            chosen.isEmpty
            ? nil
            : Leaf(
                topic: topic,
                entries: chosen.map {
                    Reference(href: "/help/knowledge/\($0.article)", text: $0.text.question)
                })
        self.topics = topics.map {
            Topic(
                href: "/help/knowledge?topic=\($0.topic.queryEncoded)", text: $0.topic,
                count: "\($0.articles)", isCurrent: $0.topic == topic)
        }
    }
}
