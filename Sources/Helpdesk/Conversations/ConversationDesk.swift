import Kernel

/// What visitors do: ask, call for a person, leave, say whether it helped.
package struct ConversationDesk: Sendable {
    let centre: Centre
    let calendar = WorkCalendar()

    package init(_ centre: Centre) { self.centre = centre }

    /// Begins a conversation with the knowledge base.
    ///
    /// - Throws: `Refusals` when the draft is not in order.
    package func start(_ draft: ConversationDraft) async throws -> StartedConversation {
        throw Fault("not built")
    }

    /// The visitor says something. The same client id again gives the same message.
    ///
    /// - Throws: `Refusal` when the conversation is unknown or over, the text is empty or too
    ///   long, or messages come faster than anybody types.
    package func say(_ draft: MessageDraft, in secret: Secret) async throws -> ChatMessage {
        throw Fault("not built")
    }

    /// Puts an answer of the knowledge base into the conversation, as the machine's word.
    package func offer(
        article: String, text: String, in secret: Secret
    ) async throws -> ChatMessage { throw Fault("not built") }

    /// The visitor asks for a person: inside service hours the clock starts, outside it becomes an
    /// enquiry. Asking twice is asking once.
    ///
    /// - Parameter contact: how they can be reached; kept in the vault, used only for an enquiry.
    package func call(in secret: Secret, contact: Person? = nil) async throws -> CallAnswer {
        throw Fault("not built")
    }

    /// The visitor leaves how they can be reached about the enquiry that came of their call.
    package func leave(contact: Person, in secret: Secret) async throws {
        throw Fault("not built")
    }

    /// The visitor ends it. A call nobody has answered is abandoned, and stays counted.
    package func end(in secret: Secret) async throws { throw Fault("not built") }

    /// The visitor says, after the end, whether it helped; once.
    package func tell(solved: Bool, in secret: Secret) async throws { throw Fault("not built") }

    /// The bytes of a picture of the conversation; nil when there is none, or it was erased.
    package func picture(_ id: String, in secret: Secret) async throws -> PictureDraft? {
        throw Fault("not built")
    }
}
