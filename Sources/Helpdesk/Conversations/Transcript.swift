import Kernel

/// What a conversation is found by afterwards.
enum Transcript {
    /// The index's kind of what was said in conversations that are over; for those who may read
    /// them.
    static let kind = "transcript"
    /// The index's kind of conversations that helped, which are suggested to assistants.
    static let solvedKind = "conversation"

    /// Long numbers, such as telephone and identity numbers, with all but three digits hidden.
    static func masked(_ text: String) -> String {
        var masked = ""
        var digits = ""
        func flush() {
            masked += digits.count < 7 ? digits : String(digits.prefix(3)) + "****"
            digits = ""
        }
        for character in text {
            if character.isASCII, character.isNumber {
                digits.append(character)
            } else {
                flush()
                masked.append(character)
            }
        }
        flush()
        return masked
    }
}

extension Transaction {
    /// Makes what was said findable, once it is over.
    func indexTranscript(of conversation: Conversation) throws {
        let lines = try reader.messages(of: conversation.id, limit: 1000)
            .filter { $0.sender != .machine }.compactMap(\.text)
        guard let first = lines.first else { return }
        try index(
            FullTextDocument(
                kind: Transcript.kind, id: conversation.id, titles: [first],
                body: lines.joined(separator: "\n")))
    }

    /// Lets a conversation that helped be suggested to assistants: the question, and what a person
    /// answered; numbers of the visitor are hidden.
    func indexSolved(_ conversation: Conversation) throws {
        let said = try reader.messages(of: conversation.id, limit: 1000)
        let question = said.first { $0.sender == .visitor && $0.text != nil }?.text
        let answers = said.filter { $0.sender == .assistant }.compactMap(\.text)
        guard let question, !answers.isEmpty else { return }
        try index(
            FullTextDocument(
                kind: Transcript.solvedKind, id: conversation.id,
                titles: [Transcript.masked(String(question.prefix(200)))],
                body: Transcript.masked(answers.joined(separator: "\n"))))
    }

    func unindexTranscript(of conversation: String) throws {
        try unindex(Transcript.kind, conversation)
        try unindex(Transcript.solvedKind, conversation)
    }
}

extension Reader {
    /// The conversations in which somebody said this: those that are over by the index, whatever
    /// their number; those that are open by their words.
    func conversations(saying text: String) throws -> SQL {
        let hits = try search(FullTextQuery(text), kind: Transcript.kind, limit: 100)
            .filter { $0.coverage >= 0.6 }.map(\.id)
        let found: SQL = hits.isEmpty ? "" : "c.id IN (\(part: SQL(list: hits))) OR"
        return """
            (\(part: found) (c.ended_at IS NULL AND EXISTS (SELECT 1 FROM help_message m
                WHERE m.conversation = c.id AND m.content = 'text'
                    AND \(part: .contains(text, in: ["m.body"])))))
            """
    }
}
