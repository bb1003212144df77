import Foundation
import Helpdesk
import Kernel

/// The fields of an article, as they were typed.
struct ArticleForm: Sendable {
    let action: String
    let submit: String
    /// Only of a new article.
    let code: Field?
    let question: Field
    let variants: Field
    let answer: Field
    let topic: Field
    let topics: [String]
    let sourceKinds: [Choice]
    let sourceTitle: Field
    let sourcePlace: Field
    let validFrom: Field
    let validThrough: Field
    let owner: Field

    init(
        _ draft: ArticleDraft, code: String? = nil, action: String, submit: String,
        topics: [String], _ refusals: [Refusal], _ visit: Visit
    ) {
        func field(_ name: String, _ value: String) -> Field {
            Field(name, value, refusals, visit)
        }
        self.action = action
        self.submit = submit
        self.code = code.map { field("code", $0) }
        question = field("question", draft.question)
        variants = field("variants", draft.variants.joined(separator: "\n"))
        answer = field("answer", draft.answer)
        topic = field("topic", draft.topic)
        self.topics = topics
        sourceKinds = ArticleSource.Kind.allCases.map {
            Choice(
                value: $0.rawValue, text: visit.t($0.title),
                isChosen: $0.rawValue == draft.sourceKind)
        }
        sourceTitle = field("source_title", draft.sourceTitle)
        sourcePlace = field("source_place", draft.sourcePlace)
        validFrom = field("valid_from", draft.validFrom)
        validThrough = field("valid_through", draft.validThrough)
        owner = field("owner", draft.owner)
    }
}

extension Visit {
    /// The article that the form describes.
    var articleDraft: ArticleDraft {
        ArticleDraft(
            question: form.text("question"),
            variants: form.text("variants").split(whereSeparator: \.isNewline).map(String.init),
            answer: form.text("answer").replacing("\r\n", with: "\n"),
            topic: form.text("topic"), sourceKind: form.text("source_kind"),
            sourceTitle: form.text("source_title"), sourcePlace: form.text("source_place"),
            validFrom: form.text("valid_from"), validThrough: form.text("valid_through"),
            owner: form.text("owner"))
    }

    /// A new article's first lines.
    var emptyArticle: ArticleDraft {
        ArticleDraft(
            question: String((query("question") ?? "").prefix(100)), answer: "", topic: "",
            sourceKind: ArticleSource.Kind.law.rawValue, sourceTitle: "", sourcePlace: "",
            validFrom: "\(today)", owner: "")
    }
}
