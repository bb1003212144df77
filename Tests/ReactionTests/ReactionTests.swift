import Helpdesk
import Kernel
import Queue
import Reactions
import Satisfaction
import Synchronization
import TestStores
import Testing

/// What one desk's event makes another desk do, in the same write.
@Suite struct ReactionTests {
    @Test(arguments: TestStore.allCases)
    func `a served ticket may be rated by its visitor, and one star opens a bad review`(
        store: TestStore
    ) async throws {
        try await HallAndDesks.with(store) { hall in
            let ticket = try await hall.serve(.served)
            let token = try #require(try await hall.token(Subject("queue.ticket", ticket.id)))
            _ = try await RatingDesk(hall.centre).rate(
                token: token, RatingDraft(grade: "1", reasons: ["slow"]))
            let review = try await hall.centre.read { try $0.badReviews(ReviewQuestion()).first }
            #expect(review?.servedBy == "sun" && review?.matter == "食品生产许可")
            let rating = try await hall.centre.read { try $0.ratings(RatingQuestion()).first }
            #expect(rating?.invitation.service.place == "1 号窗口")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `whoever left is not asked, and cannot rate`(store: TestStore) async throws {
        try await HallAndDesks.with(store) { hall in
            let ticket = try await hall.serve(.left)
            #expect(try await hall.token(Subject("queue.ticket", ticket.id)) == nil)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a business served at a counter counts as helped, an individual does not`(
        store: TestStore
    ) async throws {
        try await HallAndDesks.with(store) { hall in
            _ = try await hall.serve(.served, .individual)
            #expect(try await hall.centre.read { try $0.businesses() }.isEmpty)
            let ticket = try await hall.serve(.served, .business)
            _ = try await hall.serve(.referred, .business)
            let helped = try await hall.centre.read { try $0.businesses() }
            #expect(helped.map(\.about) == ["queue.ticket/\(ticket.id)"])
            #expect(helped.first?.topic == "食品生产许可" && helped.first?.channel == .counter)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a conversation that a person answered may be rated once it is over`(
        store: TestStore
    ) async throws {
        try await HallAndDesks.with(store) { hall in
            let visitors = ConversationDesk(hall.centre)
            let assistants = AssistantDesk(hall.centre)
            let silent = try await visitors.start(ConversationDraft(audience: .individual))
            try await visitors.end(in: silent.secret)
            let started = try await visitors.start(ConversationDraft(audience: .individual))
            _ = try await visitors.call(in: started.secret)
            try await DutyDesk(hall.centre).change(to: .available, by: .he)
            try await assistants.take(started.id, by: .he)
            _ = try await assistants.say(MessageDraft(text: "您好"), in: started.id, by: .he)
            try await visitors.end(in: started.secret)
            func token(_ id: String) async throws -> String? {
                try await hall.token(
                    Subject("helpdesk.conversation", id), step: RatedStep.conversation)
            }
            #expect(try await token(silent.id) == nil)
            let found = try #require(try await token(started.id))
            _ = try await RatingDesk(hall.centre).rate(token: found, RatingDraft(grade: "5"))
            let rating = try await hall.centre.read { try $0.ratings(RatingQuestion()).first }
            #expect(rating?.invitation.service.servedBy == "he")
        }
    }
}

/// The three desks and what ties them, on a clock that stands at Friday, 17 October 2025, ten
/// o'clock.
struct HallAndDesks {
    let centre: Centre
    private let desks: QueueDesks
    private let kiosk: Device

    static func with(
        _ store: TestStore, _ body: (HallAndDesks) async throws -> Void
    ) async throws {
        let clock = WallClock { Instant(day("2025-10-17"), secondOfDay: 36_000) }
        try await withCentre(
            on: store, modules: [.kernel, .queue, .helpdesk, .satisfaction], clock: clock,
            reactions: Reaction.all
        ) { centre in
            let desks = QueueDesks(centre)
            try await desks.hall.add(category: "A", name: Words("食品", "Food"), by: .li)
            try await desks.hall.add(
                matter: Words("食品生产许可", "Production"), to: "A", appointmentPlaces: 0, by: .li)
            try await desks.hall.add(
                counter: 1, name: Words("综合", "General"), serving: ["A01"], by: .li)
            let kiosk = try await desks.devices.register(.kiosk, name: "东门", by: .li).device
            _ = try await desks.counters.open("1", by: .sun)
            try await body(HallAndDesks(centre: centre, desks: desks, kiosk: kiosk))
        }
    }

    /// Takes a ticket, calls it and finishes it.
    func serve(
        _ outcome: Ticket.Outcome, _ kind: VisitorKind = .individual
    ) async throws -> Ticket {
        let request = TicketRequest(
            matter: "A01", kind: kind, priority: nil, person: nil, request: nil)
        let ticket = try await desks.tickets.issue(request, from: .kiosk(kiosk)).ticket
        _ = try await desks.counters.callNext("1", by: .sun)
        _ = try await desks.counters.finish("1", outcome, by: .sun)
        return ticket
    }

    func token(_ subject: Subject, step: String = RatedStep.counter) async throws -> String? {
        try await centre.read { try $0.ratingToken(for: subject, step: step) }
    }
}

extension Actor {
    fileprivate static let li = Actor(id: "li", roles: [.hallChief])
    fileprivate static let sun = Actor(id: "sun", roles: [.counterClerk])
    fileprivate static let he = Actor(id: "he", roles: [.assistant])
}
