import Helpdesk
import Kernel

/// The form that proposes an article.
struct NewArticlePage: Page {
    static let template = "knowledge/new-article"
    let area: Area? = .help
    var assets: [String] { ["help-desk.css", "knowledge.css"] }

    let title: String
    let nav: [Layout.Link]
    let form: ArticleForm
    let faults: [FieldFault]

    init(
        _ draft: ArticleDraft, code: String, topics: [String], refusals: [Refusal],
        _ visit: Visit
    ) {
        title = visit.t("knowledge_new")
        nav = HelpNav.links(.knowledge, visit)
        form = ArticleForm(
            draft, code: code, action: "/help/articles", submit: visit.t("knowledge_propose"),
            topics: topics, refusals, visit)
        faults = FieldFault.list(refusals, visit)
    }
}
