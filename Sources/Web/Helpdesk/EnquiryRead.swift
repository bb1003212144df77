import Helpdesk
import Kernel
import People

/// An enquiry with everything its page shows.
struct EnquiryRead: Sendable {
    static let subjectKind = "helpdesk.enquiry"

    let enquiry: Enquiry
    let topic: HelpTopic?
    let contact: Person?
    let history: [Entry]
    /// Accounts of the assistants on duty, to whom it may be given.
    let onDuty: [String]
    let me: String
    /// Names of everybody concerned, by account.
    let names: [String: String]

    /// - Throws: `Missing` when there is none of this id.
    init(_ id: String, _ visit: Visit) async throws {
        let actor = try visit.actor
        let now = visit.centre.clock.now()
        let vault = visit.centre.vault
        let found = try await visit.centre.read { reader -> Found? in
            guard let enquiry = try reader.enquiry(id) else { return nil }
            let subject = "\(Subject(EnquiryRead.subjectKind, id))"
            return Found(
                enquiry: enquiry, topic: try reader.topicsByID()[enquiry.topic ?? ""],
                contact: try enquiry.contact.flatMap { try vault.open($0, in: reader) },
                history: try reader.journalEntries(subject: subject),
                onDuty: try reader.helpConsole(for: actor.id, at: now).onDuty.map(\.account))
        }
        guard let found else { throw Missing() }
        enquiry = found.enquiry
        topic = found.topic
        contact = found.contact
        history = found.history
        onDuty = found.onDuty
        me = actor.id
        let accounts =
            history.map(\.actor) + onDuty + [me]
            + [enquiry.assignee, enquiry.answer?.by].compactMap(\.self)
        names = try await visit.site.accounts.names(of: Set(accounts))
    }

    private struct Found: Sendable {
        let enquiry: Enquiry
        let topic: HelpTopic?
        let contact: Person?
        let history: [Entry]
        let onDuty: [String]
    }

    /// Oneself and everybody on duty.
    func assignees(_ t: Strings) -> [Choice] {
        ([me] + onDuty.filter { $0 != me }).map {
            Choice(
                value: $0, text: Names.of($0, names, t), isChosen: $0 == enquiry.assignee)
        }
    }
}
