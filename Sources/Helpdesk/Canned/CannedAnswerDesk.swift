import Kernel

/// Keeps answers ready.
package struct CannedAnswerDesk: Sendable {
    private let centre: Centre

    package init(_ centre: Centre) { self.centre = centre }

    /// Adds one, or changes it when `id` is given; a shared one needs `manageHelp`.
    ///
    /// - Throws: `Refusals`, one for each field not in order; `no_such_canned_answer`.
    package func save(
        _ id: String? = nil, title: String, text: String, topic: String? = nil, shared: Bool,
        by actor: Actor
    ) async throws -> CannedAnswer {
        let faults =
            title.faults(at: "title", limit: 40, orMissing: "标题", "title")
            + text.faults(at: "text", limit: MessageDraft.limit, orMissing: "内容", "text")
        return try await centre.write(by: actor, may: shared ? .manageHelp : .answerHelp) {
            transaction in
            guard faults.isEmpty else { throw Refusals(faults) }
            try transaction.mustOffer(topic)
            if let id { try transaction.mustOwn(id, actor) }
            let answer = CannedAnswer(
                id: id ?? Identifier.make(at: transaction.instant),
                owner: shared ? nil : actor.id, topic: topic, title: title.trimmed,
                text: text.trimmed)
            try transaction.save(answer)
            try transaction.record(
                CannedAnswerSaved(title: answer.title, shared: shared, length: answer.text.count),
                about: Subject("helpdesk.canned", answer.id))
            return answer
        }
    }

    /// Takes one away.
    package func remove(_ id: String, by actor: Actor) async throws {
        try await centre.write(by: actor, may: .answerHelp) { transaction in
            try transaction.mustOwn(id, actor)
            try transaction.run("DELETE FROM help_canned WHERE id = \(id)")
            try transaction.record(
                CannedAnswerRemoved(), about: Subject("helpdesk.canned", id))
        }
    }
}

extension Transaction {
    /// - Throws: `no_such_canned_answer` for another's; `not_allowed` for a shared one.
    fileprivate func mustOwn(_ id: String, _ actor: Actor) throws {
        guard let known = try reader.cannedAnswer(id),
            known.owner == nil || known.owner == actor.id
        else { throw Refusal.noSuchCannedAnswer }
        guard known.owner != nil || actor.may(.manageHelp) else {
            throw Refusal.notAllowed(.manageHelp)
        }
    }

    fileprivate func save(_ answer: CannedAnswer) throws {
        try run(
            """
            INSERT INTO help_canned (id, owner, topic, title, body)
            VALUES (\(answer.id), \(answer.owner), \(answer.topic), \(answer.title),
                \(answer.text))
            ON CONFLICT (id) DO UPDATE SET owner = excluded.owner, topic = excluded.topic,
                title = excluded.title, body = excluded.body
            """)
    }
}

/// An answer is kept ready.
package struct CannedAnswerSaved: JournalEvent {
    package static let kind = "helpdesk.canned_answer_saved"
    package let title: String
    package let shared: Bool
    package let length: Int
}

/// An answer is no longer kept ready.
package struct CannedAnswerRemoved: JournalEvent {
    package static let kind = "helpdesk.canned_answer_removed"
}

extension Refusal {
    fileprivate static let noSuchCannedAnswer = Refusal(
        "no_such_canned_answer", "没有这条常用语，或者它属于别人。",
        "There is no such answer, or it is somebody else's.")
}
