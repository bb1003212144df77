import Kernel
import Queue
import Synchronization
import TestStores
import Testing

/// A hall with two categories, three matters and two counters, on a clock that stands at Friday,
/// 17 October 2025, nine o'clock: counter 1 serves A01 and A02, counter 2 serves A01 and B01.
struct TestHall {
    let centre: Centre
    let desks: QueueDesks
    let clock: TestClock
    let kiosk: Device
    let screen: Device

    var tickets: TicketDesk { desks.tickets }
    var counters: CounterDesk { desks.counters }

    /// Takes a ticket at the kiosk.
    @discardableResult
    func take(
        _ matter: Matter.ID = "A01", _ priority: Priority? = nil, person: String? = nil,
        request: String? = nil, kind: VisitorKind = .individual
    ) async throws -> Ticket {
        let request = TicketRequest(
            matter: matter, kind: kind, priority: priority, person: person, request: request)
        return try await tickets.issue(request, from: .kiosk(kiosk)).ticket
    }

    /// Calls the next ticket and finishes it at once; its number, nil when nobody waits.
    func serve(_ counter: Counter.ID, by actor: Actor) async throws -> String? {
        do {
            let ticket = try await counters.callNext(counter, by: actor).ticket
            try await counters.finish(counter, .served, by: actor)
            return ticket?.label
        } catch let refusal as Refusal where refusal.code == "nobody_waits" {
            return nil
        }
    }

    func set(_ change: (inout HallRules) -> Void) async throws {
        var rules = try await desks.hall.hall().rules
        change(&rules)
        try await desks.hall.change(rules: rules, by: .li)
    }

    func figure(_ measure: String, _ gathering: Gathering, _ part: String? = nil) async throws
        -> String?
    {
        try await centre.read { reader in
            let evidence = Evidence(
                of: [measure], breakdown: part, from: Day.first(of: 2025),
                through: Day.last(of: 2025))
            return try reader.figure(gathering, evidence)?.value.text(decimals: 2, trimmed: true)
        }
    }

    func kinds() async throws -> [String] {
        try await centre.read { try $0.journalEntries(limit: 1000).map(\.kind).reversed() }
    }
}

func withHall(
    on store: TestStore, _ body: (TestHall) async throws -> Void
) async throws {
    let clock = TestClock()
    try await withCentre(on: store, modules: [.kernel, .queue], clock: clock.wallClock) { centre in
        try await body(hall(on: centre, clock))
    }
}

/// Sets the hall up on an empty centre.
func hall(on centre: Centre, _ clock: TestClock) async throws -> TestHall {
    let desks = QueueDesks(centre)
    let hall = desks.hall
    try await hall.add(category: "A", name: Words("企业登记", "Companies"), by: .li)
    try await hall.add(category: "B", name: Words("食品许可", "Food"), by: .li)
    try await hall.add(matter: Words("设立", "Founding"), to: "A", appointmentPlaces: 2, by: .li)
    try await hall.add(matter: Words("变更", "Changes"), to: "A", by: .li)
    try await hall.add(matter: Words("生产许可", "Production"), to: "B", by: .li)
    try await hall.add(counter: 1, name: Words("综合", "General"), serving: ["A01", "A02"], by: .li)
    try await hall.add(counter: 2, name: Words("综合", "General"), serving: ["A01", "B01"], by: .li)
    let kiosk = try await desks.devices.register(.kiosk, name: "东门", by: .li)
    let screen = try await desks.devices.register(.screen, name: "大厅", by: .li)
    return TestHall(
        centre: centre, desks: desks, clock: clock, kiosk: kiosk.device, screen: screen.device)
}

/// A clock that stands until the test moves it.
final class TestClock: Sendable {
    private let now = Mutex(Instant(day("2025-10-17"), secondOfDay: 9 * 3600))

    func move(_ seconds: Int) { now.withLock { $0 = $0 + seconds } }

    /// `09:30:00` of the same day, or of another.
    func set(_ hour: Int, _ minute: Int = 0, on other: String? = nil) {
        now.withLock { now in
            let day = other.map(TestStores.day) ?? now.day
            now = Instant(day, secondOfDay: hour * 3600 + minute * 60)
        }
    }

    var wallClock: WallClock { WallClock { [self] in now.withLock { $0 } } }
}

extension Actor {
    static let li = Actor(id: "li", roles: [.hallChief])
    static let sun = Actor(id: "sun", roles: [.counterClerk])
    static let qian = Actor(id: "qian", roles: [.counterClerk])
    static let he = Actor(id: "he", roles: [.assistant])
    static let wu = Actor(id: "wu", roles: [.auditor])
}

/// The code of what an act was refused for; nil when it was done.
func code(_ act: () async throws -> Void) async throws -> String? {
    try await faults(act).first
}

/// Expects an act to be refused for one thing. A function of its own, since a closure inside
/// `#expect` and one beside it were seen to be taken for each other.
func refused(
    _ expected: String, at location: SourceLocation = #_sourceLocation,
    _ act: () async throws -> Void
) async throws {
    let found = try await code(act)
    #expect(found == expected, sourceLocation: location)
}
