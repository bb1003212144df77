import Helpdesk
import Kernel

extension HallPlay {
    mutating func online(_ act: HallAct) async throws {
        switch act {
        case .signOn(let assistant): try await sign(assistant, on: true)
        case .signOff(let assistant): try await sign(assistant, on: false)
        case .ask(let chat): try await ask(chat)
        case .callPerson(let chat): try await callPerson(chat)
        case .answer(let chat): try await answer(chat)
        case .talk(let chat, let turn): try await talk(chat, turn)
        case .end(let chat): try await end(chat)
        case .abandon(let chat): try await abandon(chat)
        default: break
        }
    }

    func openHelp() async throws {
        let settings = HelpSettingsDesk(centre)
        for topic in HallSetting.topics {
            try await settings.setTopic(topic.id, title: topic.title, by: company.chief)
        }
    }

    private mutating func sign(_ assistant: Int, on: Bool) async throws {
        let (desk, actor) = (DutyDesk(centre), company.assistants[assistant])
        let done: Void? = try await trial.attempt("duty") {
            if on {
                try await desk.change(to: .available, capacity: 8, by: actor)
            } else {
                // Whatever is still open goes back to the line, for whoever stays.
                try await desk.handOver(to: nil, note: "下班交接", by: actor)
            }
        }
        guard done != nil else {
            let again: HallAct =
                on ? .signOn(assistant: assistant) : .signOff(assistant: assistant)
            return agenda.note(again, at: now + 30)
        }
        if on { onDuty.insert(assistant) } else { onDuty.remove(assistant) }
    }

    private mutating func ask(_ chat: Chat) async throws {
        let desk = ConversationDesk(centre)
        let draft = ConversationDraft(audience: chat.audience, topic: chat.topic)
        let begun = try await trial.attempt("ask") { try await desk.start(draft) }
        guard let begun else { return agenda.note(.ask(chat), at: now + 20) }
        var chat = chat
        (chat.id, chat.secret) = (begun.id, begun.secret)
        book.messages[chat.id] = 0
        try await say(random.pick(HallWords.questions), in: chat)
        if random.happens(perMille: habits.callsPerson) {
            agenda.note(.callPerson(chat), at: later(8...50))
        } else {
            agenda.note(.end(chat), at: later(40...200))
        }
    }

    /// The visitor says something; sent again under the same name until it is acknowledged.
    private mutating func say(_ text: String, in chat: Chat) async throws {
        guard let secret = chat.secret else { return }
        let desk = ConversationDesk(centre)
        let draft = MessageDraft(text: text, clientID: "visitor-\(random.next())")
        for _ in 0..<3 {
            let said = try await trial.attempt("say") { try await desk.say(draft, in: secret) }
            guard said == nil else {
                book.messages[chat.id, default: 0] += 1
                return
            }
        }
    }

    private mutating func callPerson(_ chat: Chat) async throws {
        guard let secret = chat.secret else { return }
        let desk = ConversationDesk(centre)
        do {
            let told = try await trial.attempt("call") { try await desk.call(in: secret) }
            switch told {
            case .waiting:
                book.calls.insert(chat.id)
                let leaves = random.happens(perMille: habits.abandons)
                agenda.note(
                    leaves ? .abandon(chat) : .answer(chat),
                    at: later(leaves ? 10...50 : habits.answerSeconds))
            case .enquiry(let id, _, _):
                book.enquiries += 1
                try noteReply(to: id, .online)
            case .talking: break
            case nil: agenda.note(.callPerson(chat), at: now + 10)
            }
        } catch let refusal as Refusal where refusal.code == "nothing_asked" {
            // The question itself was lost with the store; there is nothing to answer.
        }
    }

    private mutating func answer(_ chat: Chat) async throws {
        // Whoever is left when everybody has gone home hears from the desk itself.
        guard !onDuty.isEmpty else { return }
        let assistant = random.pick(onDuty.sorted())
        let (desk, actor) = (AssistantDesk(centre), company.assistants[assistant])
        let draft = MessageDraft(
            text: random.pick(HallWords.answers), clientID: "answer-\(random.next())")
        do {
            let said = try await trial.attempt("answer") {
                try await desk.take(chat.id, by: actor)
                return try await desk.say(draft, in: chat.id, by: actor)
            }
            guard let said else { return agenda.note(.answer(chat), at: now + 3) }
            var chat = chat
            chat.assistant = assistant
            chat.turns = random.roll(1...3)
            book.messages[chat.id, default: 0] += 1
            book.answers[chat.id] = said.sentAt
            agenda.note(.talk(chat, turn: 0), at: later(15...70))
        } catch let refusal as Refusal
            where ["at_capacity", "not_on_duty", "taken"].contains(refusal.code)
        {
            agenda.note(.answer(chat), at: now + 2)
        } catch let refusal as Refusal where refusal.code == "conversation_over" {
            // The desk closed before anybody came to it.
        }
    }

    private mutating func talk(_ chat: Chat, _ turn: Int) async throws {
        guard let assistant = chat.assistant else { return }
        do {
            try await say(random.pick(HallWords.replies), in: chat)
            let (desk, actor) = (AssistantDesk(centre), company.assistants[assistant])
            let draft = MessageDraft(
                text: random.pick(HallWords.answers), clientID: "reply-\(random.next())")
            let said = try await trial.attempt("reply") {
                try await desk.say(draft, in: chat.id, by: actor)
            }
            if said != nil { book.messages[chat.id, default: 0] += 1 }
            let isLast = turn + 1 >= chat.turns
            agenda.note(isLast ? .end(chat) : .talk(chat, turn: turn + 1), at: later(20...90))
        } catch let refusal as Refusal
            where ["not_yours", "conversation_over"].contains(refusal.code)
        {
            // It ended by itself, or was handed over when the assistant went home.
        }
    }

    private mutating func end(_ chat: Chat) async throws {
        guard let secret = chat.secret else { return }
        let desk = ConversationDesk(centre)
        let done: Void? = try await trial.attempt("end") { try await desk.end(in: secret) }
        guard done != nil else { return agenda.note(.end(chat), at: now + 10) }
        guard chat.assistant != nil else { return }
        if random.happens(perMille: habits.tells) {
            let solved = random.happens(perMille: habits.solved)
            _ = try await trial.attempt("tell") { try await desk.tell(solved: solved, in: secret) }
        }
        if random.happens(perMille: habits.rates) {
            agenda.note(.rate(Subject("helpdesk.conversation", chat.id)), at: later(20...600))
        }
    }

    private mutating func abandon(_ chat: Chat) async throws {
        guard let secret = chat.secret else { return }
        let desk = ConversationDesk(centre)
        let done: Void? = try await trial.attempt("abandon") { try await desk.end(in: secret) }
        guard done != nil else { return agenda.note(.abandon(chat), at: now + 5) }
        book.abandoned.insert(chat.id)
    }
}
