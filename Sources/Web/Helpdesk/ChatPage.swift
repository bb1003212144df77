import Helpdesk
import Kernel

/// A visitor's conversation on their phone.
struct ChatPage: Page {
    static let template = "helpdesk/chat"
    var frame: Frame { .visitor }
    var assets: [String] { ["help-visitor.css", "help-chat.js"] }

    let title: String
    let about: String?
    let path: String
    /// The server's time in milliseconds since 1970.
    let now: String
    /// What the page follows; nil once it is over.
    let live: String?
    let faults: [FieldFault]
    let waiting: Waiting?
    let withWhom: String?
    let isAsking: Bool
    let said: [Said]
    let enquiry: EnquiryTold?
    let after: After?
    let contact: ContactForm?
    let say: SayForm?
    let endPath: String?
    /// Whether all that remains is to wait for the answer to an enquiry.
    let isAsked: Bool

    /// That a person has been called and has not answered yet.
    struct Waiting: Sendable {
        let clock: Countdown
        let stage: String
        let word: String
        let ahead: String
    }

    /// What became of a question that nobody could answer at once.
    struct EnquiryTold: Sendable {
        let number: String
        let told: String
        let answer: String?
    }

    /// What follows when it is over.
    struct After: Sendable {
        let endedHow: String
        let mustAnswer: Bool
        let outcomePath: String
        let answered: String?
        let ratingHref: String?
    }

    init(_ chat: Chat, typed: ChatTyped, refusals: [Refusal], _ visit: Visit) {
        let t = visit.t
        let view = chat.view
        let state = view.conversation.state
        let path = "/help/conversations/\(chat.secret.text)"
        self.path = path
        title = t("help_title")
        about = chat.topic.map { t($0.title) }
        now = "\(view.at.milliseconds)"
        live = state == .ended ? nil : "help/conversations/\(chat.secret.text)"
        faults = FieldFault.list(refusals, visit)
        waiting = Waiting(chat, t)
        withWhom = state == .talking ? ChatPage.whom(chat, t) : nil
        isAsking = state == .asking && view.isOpen
        let shown = Said.View(.visitor, path: path, names: chat.names, visit)
        said = chat.messages.map { Said($0, shown) }
        enquiry = view.enquiry.map { EnquiryTold($0, visit) }
        after = state == .ended ? After(chat, path, t) : nil
        let mayLeave = view.enquiry.map { $0.contact == nil && $0.answer == nil } ?? false
        contact = mayLeave ? ContactForm(path, typed, refusals, visit) : nil
        say =
            state == .ended || (view.enquiry != nil && !view.isOpen)
            ? nil
            : SayForm(
                action: "\(path)/messages", draft: "say",
                placeholder: t(state == .talking ? "help_say" : "help_say_more"),
                typed: typed.message, refusals: refusals, visit)
        endPath = say == nil ? nil : "\(path)/ends"
        isAsked = view.enquiry != nil && say == nil && state != .ended
    }

    private static func whom(_ chat: Chat, _ t: Strings) -> String {
        let name = chat.view.conversation.holder.flatMap { chat.names[$0] } ?? ""
        return name.isEmpty ? t("help_with_somebody") : t("help_with_whom", name)
    }
}

/// A conversation as it was read for its visitor.
struct Chat: Sendable {
    let secret: Secret
    let view: VisitorView
    let messages: [ChatMessage]
    let topic: HelpTopic?
    let rules: HelpRules
    /// Assistants' names by account.
    let names: [String: String]
    let ratingHref: String?
}

/// What a visitor typed and could not be sent.
struct ChatTyped: Sendable {
    var message: SayForm.Typed?
    var name = ""
    var telephone = ""
}

/// How a visitor can be reached about an enquiry.
struct ContactForm: Sendable {
    let action: String
    let name: Field
    let telephone: Field

    init(_ path: String, _ typed: ChatTyped, _ refusals: [Refusal], _ visit: Visit) {
        action = "\(path)/contacts"
        name = Field("name", typed.name, refusals, visit)
        telephone = Field("telephone", typed.telephone, refusals, visit)
    }
}

extension ChatPage.Waiting {
    fileprivate init?(_ chat: Chat, _ t: Strings) {
        guard chat.view.conversation.state == .waiting, let due = chat.view.due else { return nil }
        clock = Countdown(due: due, chat.rules, at: chat.view.at)
        stage = clock.stage.rawValue
        word = t("help_await_\(clock.isRinging ? stage : "calm")")
        let count = chat.view.ahead ?? 0
        ahead = count == 0 ? t("help_ahead_none") : t("help_ahead", "\(count)")
    }
}

extension ChatPage.EnquiryTold {
    fileprivate init(_ enquiry: Enquiry, _ visit: Visit) {
        let t = visit.t
        number = enquiry.number
        answer = enquiry.answer.map(\.text)
        let moments = Moments(visit)
        let due = try? enquiry.deadline.due(visit.site.calendar)
        told =
            enquiry.answer.map { t("help_enquiry_answered", moments.told($0.at)) }
            ?? due.map { t("help_enquiry_due", moments.told($0.day)) } ?? t("help_enquiry_kept")
    }
}

extension ChatPage.After {
    fileprivate init(_ chat: Chat, _ path: String, _ t: Strings) {
        let conversation = chat.view.conversation
        endedHow = t("help_ended_\(conversation.end?.cause.rawValue ?? "visitor")")
        mustAnswer = conversation.solved == nil && conversation.wasAnswered
        outcomePath = "\(path)/solutions"
        answered = conversation.solved.map { t($0 ? "help_told_solved" : "help_told_unsolved") }
        ratingHref = chat.ratingHref
    }
}
