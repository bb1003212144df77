import Kernel

/// What assistants do in conversations.
package struct AssistantDesk: Sendable {
    let centre: Centre

    package init(_ centre: Centre) { self.centre = centre }

    /// Takes a waiting conversation; one assistant wins, the others are told who has it. One that
    /// was taken but not answered when everybody is rung may be taken over.
    package func take(_ conversation: String, by actor: Actor) async throws {
        throw Fault("not built")
    }

    /// Says something; the first time this ends the clock of the visitor's call.
    package func say(
        _ draft: MessageDraft, in conversation: String, by actor: Actor
    ) async throws -> ChatMessage { throw Fault("not built") }

    /// Passes it to a colleague on duty, with a note that the visitor does not see.
    package func transfer(
        _ conversation: String, to account: String, note: String, by actor: Actor
    ) async throws { throw Fault("not built") }

    /// Passes it to whoever is skilled in a topic: it joins the line again.
    package func transfer(
        _ conversation: String, toTopic topic: String, note: String, by actor: Actor
    ) async throws { throw Fault("not built") }

    /// Asks a colleague on duty to join.
    package func invite(
        _ account: String, to conversation: String, by actor: Actor
    ) async throws { throw Fault("not built") }

    /// An invited colleague leaves again.
    package func withdraw(from conversation: String, by actor: Actor) async throws {
        throw Fault("not built")
    }

    /// Ends it.
    package func end(_ conversation: String, by actor: Actor) async throws {
        throw Fault("not built")
    }

    /// Notes how far the assistant has read.
    package func markRead(
        _ conversation: String, through ordinal: Int, by actor: Actor
    ) async throws { throw Fault("not built") }

    /// Erases texts, pictures and the contact of a conversation that is over; the journal stays.
    package func erase(
        _ conversation: String, because reason: String, by actor: Actor
    ) async throws { throw Fault("not built") }

    /// The bytes of a picture; nil when there is none, or it was erased.
    package func picture(
        _ id: String, in conversation: String, by actor: Actor
    ) async throws -> PictureDraft? { throw Fault("not built") }
}
