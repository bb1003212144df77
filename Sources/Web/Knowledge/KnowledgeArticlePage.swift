import Helpdesk
import Kernel
import People

/// One answer for everybody: what it says, what it rests on, whether it helped.
struct KnowledgeArticlePage: Page {
    static let template = "knowledge/article"
    var frame: Frame { .visitor }
    var assets: [String] { ["help-visitor.css", "knowledge.css"] }

    let title: String
    let paragraphs: [String]
    let topic: String
    let topicHref: String
    let backHref: String
    let sourceKind: String
    let source: String
    /// The source's address, where it is one that leads somewhere safe.
    let sourceHref: String?
    let valid: String
    let owner: String
    /// When this wording was reviewed, and which it is.
    let updated: String
    let helpedLine: String?
    /// What was asked, to go with a rating.
    let question: String
    let action: String
    let thanks: String?
    let editHref: String?

    init(_ version: ArticleVersion, _ use: ArticleUse, _ visit: Visit) {
        let (t, text) = (visit.t, version.text)
        title = text.question
        paragraphs = text.answer.split(whereSeparator: \.isNewline).map(String.init)
        topic = text.topic
        topicHref = "/help/knowledge?topic=\(text.topic.queryEncoded)"
        question = String((visit.query("q") ?? "").prefix(200))
        backHref =
            question.isEmpty
            ? "/help/knowledge" : "/help/knowledge?q=\(question.queryEncoded)"
        sourceKind = t(text.source.kind.title)
        let isAddress = text.source.place.hasPrefix("https://")
        source = isAddress ? text.source.title : text.source.told
        sourceHref = isAddress ? text.source.place : nil
        valid =
            text.validThrough.map {
                t("knowledge_valid_through", "\(text.validFrom)", "\($0)")
            } ?? t("knowledge_valid_from", "\(text.validFrom)")
        owner = text.owner
        let day = (version.decidedAt ?? version.writtenAt).day
        updated = t("knowledge_updated_line", "\(day)", "\(version.number)")
        let said = use.helped + use.unhelped
        helpedLine = said >= 5 ? t("knowledge_helped_line", "\(use.helped)", "\(said)") : nil
        action = "/help/knowledge/\(version.article)/ratings"
        thanks = visit.query("rated").map {
            t($0 == "yes" ? "knowledge_thanks_yes" : "knowledge_thanks_no")
        }
        let maySee = visit.signedIn?.actor.may(.seeHelp) == true
        editHref = maySee ? "/help/articles/\(version.article)" : nil
    }
}
