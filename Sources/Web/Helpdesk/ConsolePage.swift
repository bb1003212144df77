import Helpdesk
import Kernel

/// The assistant's console: who waits, one's own conversations, the one at hand, what helps.
struct ConsolePage: Page {
    static let template = "helpdesk/console"
    let area: Area? = .help
    var assets: [String] { ["help-desk.css", "help-desk.js"] }

    let title: String
    let nav: [Layout.Link]
    let now: String
    let live: String
    let isRinging: Bool
    let ringing: Int
    let faults: [FieldFault]
    let done: String?
    let duty: DutyForm
    let waiting: [WaitingLine]
    let isWaitingAny: Bool
    let waitingCount: Int
    let mine: [Mine]
    let mineCount: Int
    let others: [Other]
    let talks: [AtHand]
    let current: String?
    /// What the assistant looks for in the knowledge base besides what the visitor said.
    let looked: String
    let hints: [Hint]
    let canned: [Ready]

    /// A conversation of one's own.
    struct Mine: Sendable {
        let id: String
        let href: String
        let isCurrent: Bool
        let name: String
        let isAssisting: Bool
        let unread: Int?
        let unreadWords: String
        let last: String
        /// Until when the first answer is due; nil once it was given.
        let clock: Countdown?
    }

    /// A colleague's conversation.
    struct Other: Sendable {
        let id: String
        let link: String
        let isShown: Bool
        let about: String
        let by: String
    }

    /// Something from the knowledge base or a solved case that may help.
    struct Hint: Sendable {
        let place: String
        let hintName: String
        let hintText: String
        let hintHref: String
        let source: String
    }

    /// An answer kept ready.
    struct Ready: Sendable {
        let spot: String
        let cannedName: String
        let cannedText: String
    }

    init(_ desk: Desk, hints: [Hint], typed: ConsoleTyped, refusals: [Refusal], _ visit: Visit) {
        let t = visit.t
        title = t("help_nav_console")
        nav = HelpNav.links(.console, visit)
        now = "\(desk.console.at.milliseconds)"
        live = "help/desk"
        faults = FieldFault.list(refusals, visit)
        done = visit.query("done").flatMap { t["help_done_\($0)"] }
        duty = DutyForm(desk, visit)
        waiting = WaitingLine.all(desk.console.waiting, desk.lines(mayTake: true), t)
        isWaitingAny = !waiting.isEmpty
        waitingCount = waiting.count
        ringing = waiting.count(where: \.clock.isRinging)
        isRinging = ringing > 0
        let current = desk.current
        self.current = current
        looked = visit.query("about") ?? ""
        mine = desk.console.mine.map { Mine($0, current: current, desk, visit) }
        mineCount = mine.count
        let own = Set(desk.console.mine.map(\.conversation.id))
        others = desk.others.filter { !own.contains($0.id) }
            .map { Other($0, current: current, desk, visit) }
        talks = desk.talks.map { AtHand($0, desk, typed: typed, refusals, visit) }
        self.hints = hints
        canned = desk.canned.enumerated().map { Ready($1, number: $0, desk, visit) }
    }
}

extension ConsolePage.Mine {
    fileprivate init(_ mine: HelpConsole.Mine, current: String?, _ desk: Desk, _ visit: Visit) {
        let t = visit.t
        let conversation = mine.conversation
        id = conversation.id
        href = "/help?conversation=\(conversation.id)"
        isCurrent = conversation.id == current
        name = desk.name(of: conversation, visit)
        isAssisting = !mine.isHolder
        unread = mine.unread > 0 && !isCurrent ? mine.unread : nil
        unreadWords = t("help_unread", "\(mine.unread)")
        last = mine.excerpt
        clock = mine.due.map { Countdown(due: $0, desk.rules, at: desk.console.at) }
    }
}

extension ConsolePage.Other {
    fileprivate init(
        _ conversation: Conversation, current: String?, _ desk: Desk, _ visit: Visit
    ) {
        id = conversation.id
        link = "/help?conversation=\(conversation.id)"
        isShown = conversation.id == current
        about = desk.name(of: conversation, visit)
        by = conversation.holder.map { Names.of($0, desk.names, visit.t) } ?? ""
    }
}

extension ConsolePage.Ready {
    fileprivate init(_ canned: CannedAnswer, number: Int, _ desk: Desk, _ visit: Visit) {
        spot = "canned-\(number)"
        cannedName = canned.title
        cannedText = canned.filled(desk.placeholders(visit))
    }
}

/// What was typed in the console and could not be done.
struct ConsoleTyped: Sendable {
    var message: SayForm.Typed?
    var note = ""
}
