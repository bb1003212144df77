import Helpdesk
import Kernel
import People

/// One article for its editors: how it reads, how it stands, what may be done with it.
struct ArticlePage: Page {
    static let template = "knowledge/edit"
    let area: Area? = .help
    var assets: [String] { ["help-desk.css", "knowledge.css"] }

    let title: String
    let nav: [Layout.Link]
    let path: String
    let state: String
    let colour: String
    let facts: [Fact]
    let remark: String?
    let variants: [String]
    let answer: String
    let publicHref: String?
    let acts: [Act]
    let mayReturn: Bool
    let mayWithdraw: Bool
    let reviewDue: Field?
    let form: ArticleForm?
    let reason: Field
    let versions: [VersionLine]
    let faults: [FieldFault]
    let history: [HistoryLine]

    /// A name and a value.
    struct Fact: Sendable {
        let name: String
        let value: String
    }

    /// Something that one button does.
    struct Act: Sendable {
        let action: String
        let text: String
        let isQuiet: Bool
    }

    /// One wording of the article.
    struct VersionLine: Sendable {
        let number: String
        let state: String
        let colour: String
        let question: String
        let answer: String
        let who: String
    }

    init(
        _ read: ArticleRead, _ latest: ArticleVersion, typed: ArticleDraft?,
        refusals: [Refusal], _ visit: Visit
    ) {
        let t = visit.t
        let actor = visit.signedIn?.actor
        let rights = ArticleRights(latest, actor)
        title = latest.text.question
        nav = HelpNav.links(.knowledge, visit)
        path = "/help/articles/\(read.article.id)"
        (state, colour) = (t(latest.state.title), latest.state.colour)
        facts = Self.facts(read, latest, visit)
        remark = latest.remark
        variants = latest.text.variants
        answer = latest.text.answer
        publicHref = read.published.map { "/help/knowledge/\($0.article)" }
        acts = rights.acts(path, t)
        mayReturn = rights.mayReturn
        mayWithdraw = rights.mayManage && read.published != nil
        reviewDue =
            rights.mayManage && read.published != nil
            ? Field("review_due", "", refusals, visit) : nil
        form =
            rights.mayWrite
            ? ArticleForm(
                typed ?? ArticleDraft(latest.text), action: "\(path)/versions",
                submit: t("knowledge_save_version"), topics: read.topics, refusals, visit) : nil
        reason = Field("reason", visit.form.text("reason"), refusals, visit)
        versions = read.versions.map { VersionLine($0, read.names, t) }
        faults = FieldFault.list(refusals, visit)
        history = HistoryLine.all(read.history, names: read.names, visit)
    }

    private static func facts(
        _ read: ArticleRead, _ latest: ArticleVersion, _ visit: Visit
    ) -> [Fact] {
        let t = visit.t
        let text = latest.text
        let use = read.use
        let facts: [(String, String?)] = [
            ("knowledge_topic", text.topic),
            ("knowledge_source", "\(t(text.source.kind.title)) · \(text.source.told)"),
            (
                "knowledge_validity",
                text.validThrough.map { "\(text.validFrom) – \($0)" }
                    ?? t("knowledge_valid_from", "\(text.validFrom)")
            ),
            ("knowledge_owner", text.owner), ("knowledge_code", read.article.id),
            ("knowledge_review_due", read.due.map(visit.reviewDue)),
            (
                "knowledge_use",
                t("knowledge_use_long", "\(use.shown)", "\(use.helped)", "\(use.unhelped)")
            ),
        ]
        return facts.compactMap { name, value in
            value.map { Fact(name: t(name), value: $0) }
        }
    }
}

/// What somebody may do with an article's newest version.
struct ArticleRights: Sendable {
    let mayWrite: Bool
    let mayManage: Bool
    let mayReturn: Bool
    private let version: ArticleVersion
    private let isOwn: Bool

    init(_ version: ArticleVersion, _ actor: Actor?) {
        self.version = version
        isOwn = version.author == actor?.id
        mayManage = actor?.may(.manageHelp) == true
        let mayAnswer = actor?.may(.answerHelp) == true
        mayWrite = mayAnswer && (!version.state.isOpen || isOwn || mayManage)
        mayReturn = mayManage && (version.state == .drafted || version.state == .reviewed)
    }

    func acts(_ path: String, _ t: Strings) -> [ArticlePage.Act] {
        guard mayManage else { return [] }
        var acts: [ArticlePage.Act] = []
        func add(_ noun: String, _ text: String, isQuiet: Bool = false) {
            acts.append(
                ArticlePage.Act(action: "\(path)/\(noun)", text: t(text), isQuiet: isQuiet))
        }
        if version.state == .drafted, !isOwn { add("reviews", "knowledge_review") }
        if version.state == .reviewed { add("publications", "knowledge_publish") }
        if version.state.isOpen { add("discards", "knowledge_discard", isQuiet: true) }
        return acts
    }
}

extension ArticlePage.VersionLine {
    init(_ version: ArticleVersion, _ names: [String: String], _ t: Strings) {
        number = t("knowledge_version", "\(version.number)")
        (state, colour) = (t(version.state.title), version.state.colour)
        question = version.text.question
        answer = version.text.answer
        let written = t(
            "knowledge_written_by", Names.of(version.author, names, t), "\(version.writtenAt.day)")
        let reviewed = version.reviewer.map {
            t("knowledge_reviewed_by", Names.of($0, names, t))
        }
        who = [written, reviewed].compactMap(\.self).joined(separator: " · ")
    }
}
