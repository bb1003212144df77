import Helpdesk
import Kernel
import People

/// The editors' list of articles.
struct ArticlesPage: Page {
    static let template = "knowledge/articles"
    let area: Area? = .help
    var assets: [String] { ["help-desk.css", "knowledge.css"] }

    let title: String
    let nav: [Layout.Link]
    let summary: String
    let search: String
    let standing: String
    let standings: [Standing]
    let topics: [Choice]
    let lines: [Line]
    let mayWrite: Bool
    /// What can be done with many at once: an address and the word for it.
    let together: Together?
    let mayImport: Bool
    let columns: String
    let imported: String?
    let importFaults: [LineFault]
    let faults: [FieldFault]
    let exports: [Reference]
    let openQuestions: String
    let firstHref: String?
    let nextHref: String?

    /// Articles that need the same.
    struct Standing: Sendable {
        let href: String
        let text: String
        let count: String
        let isCurrent: Bool
    }

    /// One article.
    struct Line: Sendable {
        let id: String
        let href: String
        let question: String
        let topic: String
        let owner: String
        let state: String
        let colour: String
        let due: String
        let use: String
        let isOffered: Bool
    }

    /// Many articles, one act.
    struct Together: Sendable {
        let action: String
        let text: String
    }

    /// What is wrong on one line of a file.
    struct LineFault: Sendable {
        let place: String
        let field: String
        let message: String
    }

    init(_ read: ArticlesRead, _ visit: Visit) {
        let t = visit.t
        let actor = visit.signedIn?.actor
        let mayManage = actor?.may(.manageHelp) == true
        title = t("knowledge_editors_title")
        nav = HelpNav.links(.knowledge, visit)
        summary = t(
            "knowledge_summary", "\(read.standings[.published] ?? 0)",
            "\(read.standings[.drafted] ?? 0)")
        (search, standing) = (read.filter.text, read.filter.standing?.rawValue ?? "")
        standings = Self.standings(read, t)
        topics = Self.topics(read, t)
        mayWrite = actor?.may(.answerHelp) == true
        together = mayManage ? Together(read.filter.standing, t) : nil
        let isTogether = together != nil
        lines = read.lines.map {
            Line($0, isOffered: isTogether && $0.version.author != actor?.id, visit)
        }
        mayImport = mayManage
        columns = ArticleTable.columns.joined(separator: ",")
        imported = read.imported
        importFaults = read.importFaults.map { LineFault($0, visit) }
        faults = FieldFault.list(read.refusals, visit)
        exports = ExportFormat.links(to: "/help/articles/exports?", t)
        firstHref = read.isFirst ? nil : read.address(after: nil)
        nextHref = read.next.map { read.address(after: $0) }
        openQuestions = t("knowledge_open_questions", "\(read.openQuestions)")
    }

    private static func standings(_ read: ArticlesRead, _ t: Strings) -> [Standing] {
        let all = Standing(
            href: "/help/articles", text: t("knowledge_standing_all"), count: "",
            isCurrent: read.filter.standing == nil)
        return [all]
            + ArticleFilter.Standing.allCases.compactMap { standing in
                let count = read.standings[standing] ?? 0
                let isCurrent = read.filter.standing == standing
                guard count > 0 || isCurrent else { return nil }
                return Standing(
                    href: "/help/articles?standing=\(standing.rawValue)",
                    text: t("knowledge_standing_\(standing.rawValue)"), count: "\(count)",
                    isCurrent: isCurrent)
            }
    }

    private static func topics(_ read: ArticlesRead, _ t: Strings) -> [Choice] {
        [Choice(value: "", text: t("knowledge_any_topic"), isChosen: read.filter.topic.isEmpty)]
            + read.topics.map {
                Choice(value: $0, text: $0, isChosen: $0 == read.filter.topic)
            }
    }
}

extension ArticlesPage.Together {
    /// Drafts are reviewed, reviewed versions published; nothing else is done to many at once.
    init?(_ standing: ArticleFilter.Standing?, _ t: Strings) {
        switch standing {
        case .drafted:
            self.init(action: "/help/articles/reviews", text: t("knowledge_review_chosen"))
        case .reviewed:
            self.init(
                action: "/help/articles/publications", text: t("knowledge_publish_chosen"))
        default: return nil
        }
    }
}

extension ArticlesPage.Line {
    init(_ line: ArticleLine, isOffered: Bool, _ visit: Visit) {
        let (t, version) = (visit.t, line.version)
        id = version.article
        href = "/help/articles/\(version.article)"
        question = version.text.question
        topic = version.text.topic
        owner = version.text.owner
        state = t(version.state.title)
        colour = version.state.colour
        due = line.due.map(visit.reviewDue) ?? ""
        let use = line.use
        self.use = t(
            "knowledge_use_short", "\(use.shown)", "\(use.helped)", "\(use.unhelped)")
        self.isOffered = isOffered || (visit.query("standing") == "reviewed")
    }
}

extension ArticleVersion.State {
    /// The pill's colour; the word beside it says the same.
    var colour: String {
        switch self {
        case .published: "green"
        case .drafted, .reviewed: "blue"
        case .returned: "yellow"
        case .superseded, .withdrawn, .discarded: ""
        }
    }
}

extension ArticlesPage.LineFault {
    fileprivate init(_ refusal: Refusal, _ visit: Visit) {
        let parts = (refusal.place ?? "").split(separator: ",", maxSplits: 1)
        place = parts.first.map(String.init) ?? ""
        let rest = parts.dropFirst().first.map(String.init) ?? ""
        field = rest.filter { $0 != " " }
        message = visit.say(refusal.words)
    }
}

extension Visit {
    /// The day by which somebody is to look at an article again, and that it is past.
    func reviewDue(_ day: Day) -> String {
        day <= today ? t("knowledge_overdue", "\(day)") : "\(day)"
    }
}
