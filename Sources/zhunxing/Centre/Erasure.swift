import Foundation
import Helpdesk
import Kernel
import People
import Queue
import Satisfaction

/// That somebody, or what somebody said, was erased: told by opaque ids alone, so that the list of
/// all of them may lie beside backups, and a restore can erase again what an old backup still has.
struct Erasure: Hashable, Comparable {
    let kind: Kind
    /// As the journal names it: `account/0193…`.
    let subject: String

    /// The journal's entries that tell of an erasure somebody asked for. What lapses by itself at
    /// night lapses again in a restored centre.
    enum Kind: String, CaseIterable {
        case account = "people.person_erased"
        case conversation = "helpdesk.conversation_erased"
        case enquiry = "helpdesk.enquiry_erased"
        case rating = "satisfaction.person_erased"
        case visitor = "queue.visitor_forgotten"
    }

    static func < (a: Erasure, b: Erasure) -> Bool {
        (a.kind.rawValue, a.subject) < (b.kind.rawValue, b.subject)
    }

    private var id: String {
        subject.split(separator: "/", maxSplits: 1).last.map(String.init) ?? subject
    }

    /// What became of an erasure that a restored centre was asked to do again.
    enum Outcome { case done, alreadyDone, unknown, refused }

    /// Does it again, where the centre knows whom it was about and still has it.
    func again(in centre: Centre) async throws -> Outcome {
        let (kind, subject) = (kind.rawValue, subject)
        let (isKnown, isDone) = try await centre.read { reader in
            (
                try !reader.journalEntries(subject: subject, limit: 1).isEmpty,
                try !reader.journalEntries(kind: kind, subject: subject, limit: 1).isEmpty
            )
        }
        guard isKnown else { return .unknown }
        guard !isDone else { return .alreadyDone }
        do { try await act(in: centre) } catch is Refusal { return .refused } catch is Refusals {
            return .refused
        }
        return .done
    }

    private func act(in centre: Centre) async throws {
        let reason = "备份恢复后重新删除"
        switch kind {
        case .account: try await AccountDesk(centre).erase(id, by: .operator)
        case .conversation:
            try await AssistantDesk(centre).erase(id, because: reason, by: .operator)
        case .enquiry: try await EnquiryDesk(centre).erase(id, because: reason, by: .operator)
        case .rating:
            try await RatingDesk(centre).erasePerson(of: id, because: reason, by: .operator)
        case .visitor: try await QueueDesks(centre).tickets.forget(id, by: .operator)
        }
    }
}
