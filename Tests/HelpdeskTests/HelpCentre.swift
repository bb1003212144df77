import Foundation
import Helpdesk
import Kernel
import Synchronization
import TestStores
import Testing

/// A help desk with two topics, on a clock that stands at Friday 17 October 2025, ten o'clock.
struct HelpCentre {
    let centre: Centre
    let clock: HelpClock

    var visitors: ConversationDesk { ConversationDesk(centre) }
    var assistants: AssistantDesk { AssistantDesk(centre) }
    var duty: DutyDesk { DutyDesk(centre) }
    var enquiries: EnquiryDesk { EnquiryDesk(centre) }
    var visits: FieldVisitDesk { FieldVisitDesk(centre) }
    var settings: HelpSettingsDesk { HelpSettingsDesk(centre) }

    /// A conversation that has begun, with a question.
    func begin(
        _ question: String? = "办食品经营许可要带什么材料？",
        _ audience: Conversation.Audience = .individual, topic: String? = nil
    ) async throws -> StartedConversation {
        let started = try await visitors.start(
            ConversationDraft(audience: audience, topic: topic))
        if let question {
            _ = try await visitors.say(MessageDraft(text: question), in: started.secret)
        }
        return started
    }

    /// The same, with a call for a person.
    func call(
        _ audience: Conversation.Audience = .individual, topic: String? = nil
    ) async throws -> StartedConversation {
        let started = try await begin("有人吗？", audience, topic: topic)
        _ = try await visitors.call(in: started.secret)
        return started
    }

    /// Taken and answered by an assistant.
    func answered(
        by actor: Actor, _ audience: Conversation.Audience = .individual
    ) async throws -> StartedConversation {
        let started = try await call(audience)
        try await assistants.take(started.id, by: actor)
        try await say("您好，请讲。", in: started, by: actor)
        return started
    }

    @discardableResult
    func say(
        _ text: String, in started: StartedConversation, by actor: Actor
    ) async throws -> ChatMessage {
        try await assistants.say(MessageDraft(text: text), in: started.id, by: actor)
    }

    func conversation(_ started: StartedConversation) async throws -> Conversation {
        try #require(try await centre.read { try $0.conversation(started.id) })
    }

    func messages(_ started: StartedConversation) async throws -> [ChatMessage] {
        try await centre.read { try $0.messages(of: started.id) }
    }

    func console(_ actor: Actor) async throws -> HelpConsole {
        let now = clock.now
        return try await centre.read { try $0.helpConsole(for: actor.id, at: now) }
    }

    /// The kinds of what the journal says about something, oldest first, without the desk's name.
    func told(about subject: Subject) async throws -> [String] {
        try await centre.read { reader in
            try reader.journalEntries(subject: subject.description, limit: 500).reversed()
                .map { String($0.kind.split(separator: ".")[1]) }
        }
    }

    /// A figure of the year; what is open now counts for the longest.
    func figure(_ measure: String, _ gathering: Gathering? = nil) async throws -> String? {
        let (centre, now) = (centre, clock.now)
        return try await centre.read { reader in
            let name = "helpdesk.\(measure)"
            let evidence = Evidence(
                of: [name], from: Day.first(of: 2025), through: Day.last(of: 2025))
            let known = try #require(try centre.measures(reader)[name])
            let open = try centre.openCases(reader, at: now).filter { $0.measure == name }
                .map { try $0.elapsed(at: now, WorkCalendar()) }
            return try reader.figure(gathering ?? known.gathering, evidence, open: open)?.value
                .text(decimals: 3, trimmed: true)
        }
    }
}

/// A help desk of its own for one test.
func withHelp(
    on store: TestStore, _ body: (HelpCentre) async throws -> Void
) async throws {
    let clock = HelpClock()
    try await withCentre(
        on: store, modules: [.kernel, .helpdesk], clock: clock.wallClock
    ) { centre in
        let help = HelpCentre(centre: centre, clock: clock)
        try await help.settings.setTopic("food", title: Words("食品许可", "Food"), by: .tang)
        try await help.settings.setTopic("metrology", title: Words("计量", "Metrology"), by: .tang)
        try await body(help)
    }
}

/// A clock that stands until the test moves it.
final class HelpClock: Sendable {
    private let instant = Mutex(Instant(Day("2025-10-17") ?? Day(number: 0), secondOfDay: 36_000))

    var now: Instant { instant.withLock { $0 } }
    var wallClock: WallClock { WallClock { [self] in now } }

    func pass(seconds: Int, milliseconds: Int64 = 0) {
        instant.withLock {
            $0 = Instant(
                milliseconds: $0.milliseconds + Int64(seconds) * 1000 + milliseconds)
        }
    }

    /// To a moment written `2025-10-17 11:29:50`.
    func move(to text: String) throws { let to = try moment(text); instant.withLock { $0 = to } }
}

/// A moment in Shanghai, written `2025-10-17 11:29:50` or `2025-10-17 11:29:50.250`.
func moment(_ text: String) throws -> Instant {
    let parts = text.split { " :.".contains($0) }
    try #require(parts.count == 4 || parts.count == 5)
    let clock = try parts[1...].map { try #require(Int64($0)) }
    let day = try #require(Day(parts[0]))
    let seconds = Int(clock[0] * 3600 + clock[1] * 60 + clock[2])
    let milliseconds = clock.count == 4 ? clock[3] : 0
    return Instant(
        milliseconds: Instant(day, secondOfDay: seconds).milliseconds + milliseconds)
}

extension Actor {
    /// 小林, 小梅, 小高: assistants; 唐: the hall's chief.
    static let lin = Actor(id: "lin", roles: [.assistant])
    static let mei = Actor(id: "mei", roles: [.assistant])
    static let gao = Actor(id: "gao", roles: [.assistant])
    static let tang = Actor(id: "tang", roles: [.hallChief])
    static let wu = Actor(id: "wu", roles: [.auditor])
}

/// Expects a refusal by its code, alone or among others.
@discardableResult
func expectHelpRefusal(
    _ code: String, at place: String? = nil, sourceLocation: SourceLocation = #_sourceLocation,
    _ act: () async throws -> Void
) async -> Refusal? {
    func judge(_ refusals: [Refusal]) -> Refusal? {
        let found = refusals.first { $0.code == code }
        #expect(found != nil, "\(refusals.map(\.code))", sourceLocation: sourceLocation)
        if let place { #expect(found?.place == place, sourceLocation: sourceLocation) }
        return found
    }
    do {
        try await act()
        Issue.record("not refused; expected \(code)", sourceLocation: sourceLocation)
        return nil
    } catch let refusal as Refusal {
        return judge([refusal])
    } catch let refusals as Refusals {
        return judge(refusals.all)
    } catch {
        Issue.record("\(error), expected the refusal \(code)", sourceLocation: sourceLocation)
        return nil
    }
}

extension Verification {
    /// Whether every entry is as it was written.
    var isWhole: Bool {
        if case .sound = self { true } else { false }
    }
}
