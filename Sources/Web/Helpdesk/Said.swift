import Helpdesk
import Kernel

/// One thing said in a conversation, as one of its two sides sees it.
struct Said: Sendable {
    let ordinal: Int
    /// Where it stands: `mine`, `theirs` or `note`.
    let kind: String
    let by: String?
    let at: String
    let text: String?
    let textClass: String
    /// Where an answer of the knowledge base comes from.
    let source: String?
    let pictureHref: String?

    /// Who looks at a conversation.
    enum Side: Sendable {
        case visitor, desk
    }

    /// What is needed to show a conversation's messages.
    struct View: Sendable {
        let side: Side
        /// Under which pictures are found.
        let path: String
        /// Assistants' names by account.
        let names: [String: String]
        let moments: Moments
        let t: Strings

        init(_ side: Side, path: String, names: [String: String], _ visit: Visit) {
            self.side = side
            self.path = path
            self.names = names
            moments = Moments(visit)
            t = visit.t
        }
    }

    init(_ message: ChatMessage, _ view: View) {
        let t = view.t
        ordinal = message.ordinal
        at = view.moments.short(message.sentAt)
        var (text, source, pictureHref): (String?, String?, String?) = (nil, nil, nil)
        var (isNotice, textClass) = (false, "said")
        switch message.content {
        case .text(let words): text = words
        case .picture(let picture): pictureHref = "\(view.path)/pictures/\(picture.id)"
        case .knowledge(_, let words):
            text = words
            source = t("help_knowledge_base")
        case .notice(let notice):
            text = Said.words(of: notice, view)
            (isNotice, textClass) = (true, "noted")
        case .erased:
            text = t("help_erased")
            textClass = "said erased"
        }
        (self.text, self.source, self.pictureHref) = (text, source, pictureHref)
        self.textClass = textClass
        kind = isNotice ? "note" : Said.kind(message.sender, view.side)
        by = isNotice ? nil : Said.name(message, view)
    }

    private static func kind(_ sender: ChatMessage.Sender, _ side: Side) -> String {
        let isMine = side == .visitor ? sender == .visitor : sender != .visitor
        return isMine ? "mine" : "theirs"
    }

    private static func words(of notice: ChatMessage.Notice, _ view: View) -> String {
        let desk = view.side == .desk ? view.t["help_noted_\(notice.rawValue)"] : nil
        return desk ?? view.t("help_notice_\(notice.rawValue)")
    }

    private static func name(_ message: ChatMessage, _ view: View) -> String {
        switch message.sender {
        case .visitor: return view.t(view.side == .visitor ? "help_you" : "help_visitor")
        case .machine: return view.t("help_machine")
        case .assistant:
            let name = message.account.flatMap { view.names[$0] } ?? ""
            return name.isEmpty ? view.t("help_assistant") : view.t("help_assistant_named", name)
        }
    }
}
