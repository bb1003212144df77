import Kernel

/// Registers and answers enquiries of every channel.
package struct EnquiryDesk: Sendable {
    let centre: Centre

    package init(_ centre: Centre) { self.centre = centre }

    /// A visitor asks in writing, without an account.
    ///
    /// - Throws: `Refusals`, one for each field not in order.
    package func ask(_ draft: EnquiryDraft) async throws -> Enquiry { throw Fault("not built") }

    /// Somebody at the desk registers what came by telephone, letter or at the counter.
    package func register(_ draft: EnquiryDraft, by actor: Actor) async throws -> Enquiry {
        throw Fault("not built")
    }

    /// Gives it to somebody.
    package func assign(_ id: String, to account: String, by actor: Actor) async throws {
        throw Fault("not built")
    }

    /// Answers it; once.
    ///
    /// - Parameter channel: how the visitor is told.
    package func answer(
        _ id: String, text: String, channel: Enquiry.Channel, by actor: Actor
    ) async throws { throw Fault("not built") }

    /// Erases question, answer and contact of an answered one; the journal stays.
    package func erase(_ id: String, because reason: String, by actor: Actor) async throws {
        throw Fault("not built")
    }
}
