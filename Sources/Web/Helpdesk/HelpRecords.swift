import Foundation
import Helpdesk
import Kernel

/// A message as programs read it.
struct ToldMessage: Encodable {
    let ordinal: Int
    let sender: ChatMessage.Sender
    /// The assistant's account, told to assistants only.
    let account: String?
    /// Milliseconds since 1970.
    let sentAt: Instant
    let content: String
    let text: String?
    let article: String?
    let picture: Picture?
    let notice: ChatMessage.Notice?
    let clientID: String?

    /// Where the bytes of a picture are got.
    struct Picture: Encodable {
        let id: String
        let type: String
        let size: Int
    }

    private enum CodingKeys: String, CodingKey {
        case ordinal, sender, account, sentAt, content, text, article, picture, notice
        case clientID = "clientId"
    }

    init(_ message: ChatMessage, forVisitor: Bool) {
        ordinal = message.ordinal
        sender = message.sender
        account = forVisitor ? nil : message.account
        sentAt = message.sentAt
        clientID = message.clientID
        text = message.text
        var (article, picture, notice): (String?, Picture?, ChatMessage.Notice?)
        switch message.content {
        case .text: content = "text"
        case .picture(let sent):
            content = "picture"
            picture = Picture(id: sent.id, type: sent.type, size: sent.size)
        case .knowledge(let source, _):
            content = "knowledge"
            article = source
        case .notice(let said):
            content = "notice"
            notice = said
        case .erased: content = "erased"
        }
        (self.article, self.picture, self.notice) = (article, picture, notice)
    }
}

/// A conversation as its visitor's program reads it.
struct ToldConversation: Encodable {
    let state: Conversation.State
    let audience: Conversation.Audience
    let topic: String?
    let ahead: Int?
    let calledAt: Instant?
    let due: Instant?
    let isOpen: Bool
    let opensAt: Instant?
    let solved: Bool?
    let enquiry: Enquired?
    let messages: [ToldMessage]

    /// The enquiry it became.
    struct Enquired: Encodable {
        let number: String
        let due: Instant?
        let answer: String?
    }

    init(_ view: VisitorView, _ messages: [ChatMessage]) {
        let conversation = view.conversation
        state = conversation.state
        audience = conversation.audience
        topic = conversation.topic
        ahead = view.ahead
        calledAt = conversation.call?.calledAt
        due = view.due
        isOpen = view.isOpen
        opensAt = view.opensAt
        solved = conversation.solved
        enquiry = view.enquiry.map {
            Enquired(number: $0.number, due: $0.due, answer: $0.answer?.text)
        }
        self.messages = messages.map { ToldMessage($0, forVisitor: true) }
    }
}

/// An assistant's console as programs read it.
struct ToldConsole: Encodable {
    let at: Instant
    let duty: ToldDuty?
    let mine: [Mine]
    let waiting: [Waiting]
    let onDuty: [ToldDuty]

    /// A conversation of one's own.
    struct Mine: Encodable {
        let id: String
        let audience: Conversation.Audience
        let topic: String?
        let isHolder: Bool
        let unread: Int
        let unanswered: Int
        let lastOrdinal: Int
        let excerpt: String
        let due: Instant?
    }

    /// A call in the line.
    struct Waiting: Encodable {
        let id: String
        let audience: Conversation.Audience
        let topic: String?
        let calledAt: Instant
        let due: Instant?
        let rung: HelpCall.Rung?
        let ringsForMe: Bool
        let holder: String?
        let excerpt: String
    }

    init(_ console: HelpConsole) {
        at = console.at
        duty = console.duty.map { ToldDuty($0) }
        onDuty = console.onDuty.map { ToldDuty($0) }
        mine = console.mine.map {
            Mine(
                id: $0.conversation.id, audience: $0.conversation.audience,
                topic: $0.conversation.topic, isHolder: $0.isHolder, unread: $0.unread,
                unanswered: $0.conversation.unanswered, lastOrdinal: $0.conversation.lastOrdinal,
                excerpt: $0.excerpt, due: $0.due)
        }
        waiting = console.waiting.map {
            Waiting(
                id: $0.conversation.id, audience: $0.conversation.audience, topic: $0.call.topic,
                calledAt: $0.call.calledAt, due: $0.due, rung: $0.call.rung,
                ringsForMe: $0.ringsForMe, holder: $0.conversation.holder, excerpt: $0.excerpt)
        }
    }
}

/// Somebody's presence as programs read it.
struct ToldDuty: Encodable {
    let account: String
    let state: Duty.State
    let capacity: Int
    let load: Int
    let skills: [String]

    init(_ duty: Duty) {
        account = duty.account
        state = duty.state
        capacity = duty.capacity
        load = duty.load
        skills = duty.skills
    }
}
