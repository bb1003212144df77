import Foundation
import Kernel

/// An article as it was typed or imported, before it is known to be sound.
package struct ArticleDraft: Hashable, Sendable {
    package var question: String
    package var variants: [String]
    package var answer: String
    package var topic: String
    package var sourceKind: String
    package var sourceTitle: String
    package var sourcePlace: String
    package var validFrom: String
    /// Empty while no end is known.
    package var validThrough: String
    package var owner: String

    package init(
        question: String, variants: [String] = [], answer: String, topic: String,
        sourceKind: String, sourceTitle: String, sourcePlace: String, validFrom: String,
        validThrough: String = "", owner: String
    ) {
        self.question = question
        self.variants = variants
        self.answer = answer
        self.topic = topic
        self.sourceKind = sourceKind
        self.sourceTitle = sourceTitle
        self.sourcePlace = sourcePlace
        self.validFrom = validFrom
        self.validThrough = validThrough
        self.owner = owner
    }

    /// What somebody would type to write the same again.
    package init(_ text: ArticleText) {
        self.init(
            question: text.question, variants: text.variants, answer: text.answer,
            topic: text.topic, sourceKind: text.source.kind.rawValue,
            sourceTitle: text.source.title, sourcePlace: text.source.place,
            validFrom: "\(text.validFrom)", validThrough: text.validThrough.map { "\($0)" } ?? "",
            owner: text.owner)
    }

    /// The most ways of asking that an article may list.
    package static let mostVariants = 20

    /// The text it stands for.
    ///
    /// - Throws: `Refusals`, one for each field that is not in order.
    package func checked() throws -> ArticleText {
        let kind = ArticleSource.Kind(rawValue: sourceKind)
        let (from, through) = (Day(validFrom), Day(validThrough))
        let ways = variants.map(\.tidied).filter { !$0.isEmpty }
        let faults =
            textFaults + variantFaults(ways) + dayFaults(from, through)
            + (kind == nil ? [.badSourceKind(sourceKind)] : [])
        guard faults.isEmpty, let kind, let from else { throw Refusals(faults) }
        return ArticleText(
            question: question.tidied, variants: ways, answer: answer.tidied,
            topic: topic.tidied,
            source: ArticleSource(
                kind: kind, title: sourceTitle.tidied, place: sourcePlace.tidied),
            validFrom: from, validThrough: through, owner: owner.tidied)
    }

    private var textFaults: [Refusal] {
        let fields: [(String, String, Int, Words)] = [
            ("question", question, 100, Words("问题", "question")),
            ("answer", answer, 4000, Words("答复", "answer")),
            ("topic", topic, 20, Words("主题", "topic")),
            ("source_title", sourceTitle, 120, Words("依据", "source")),
            ("source_place", sourcePlace, 300, Words("依据的文号、条款或网址", "place of the source")),
            ("owner", owner, 30, Words("责任科室", "section")),
        ]
        return fields.compactMap { name, text, limit, words in
            if text.tidied.isEmpty { return .articleLacks(words, at: name) }
            return text.fits(limit) ? nil : .articleTooLong(limit, at: name)
        }
    }

    private func variantFaults(_ ways: [String]) -> [Refusal] {
        if ways.count > Self.mostVariants { return [.tooManyVariants] }
        return ways.allSatisfy { $0.fits(100) } ? [] : [.articleTooLong(100, at: "variants")]
    }

    private func dayFaults(_ from: Day?, _ through: Day?) -> [Refusal] {
        var faults: [Refusal] = []
        if from == nil { faults.append(.badArticleDay(validFrom, at: "valid_from")) }
        if through == nil, !validThrough.isEmpty {
            faults.append(.badArticleDay(validThrough, at: "valid_through"))
        }
        if let from, let through, through < from { faults.append(.validityEndsEarly) }
        return faults
    }
}

extension String {
    /// Without spaces and empty lines around it.
    fileprivate var tidied: String { trimmingCharacters(in: .whitespacesAndNewlines) }

    /// A letter may be several bytes, but not many; a zero byte no database keeps.
    fileprivate func fits(_ limit: Int) -> Bool {
        utf8.count <= limit * 8 && count <= limit && !contains("\0")
    }
}
