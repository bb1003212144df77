import Kernel
import Register
import Synchronization
import TestStores

/// A centre with one measure of each kind, on a clock that stands at 17 October 2025, nine o'clock.
func withRegister(
    on store: TestStore, _ body: (Centre, RegisterDesk, TestClock) async throws -> Void
) async throws {
    let clock = TestClock()
    let modules: [Module] = [.kernel, .register, .ticketMachine]
    try await withCentre(on: store, modules: modules, clock: clock.wallClock) { centre in
        let desk = RegisterDesk(centre)
        _ = try await desk.declareMissing(MeasureDraft.all, by: .zhao)
        try await body(centre, desk, clock)
    }
}

/// A clock that stands until the test moves it.
final class TestClock: Sendable {
    private let now = Mutex(Instant(day("2025-10-17"), secondOfDay: 9 * 3600))

    func move(to day: Day) { now.withLock { $0 = Instant(day, secondOfDay: 9 * 3600) } }

    var wallClock: WallClock { WallClock { [self] in now.withLock { $0 } } }
}

extension Actor {
    static let zhao = Actor(id: "zhao", roles: [.performanceOfficer])
    static let chen = Actor(id: "chen", roles: [.clerk])
    static let wu = Actor(id: "wu", roles: [.auditor])
}

extension Module {
    /// Another desk, whose measure computes itself.
    fileprivate static let ticketMachine = Module(
        name: "queue", migrations: [],
        measures: { _ in
            [
                Measure(
                    name: "queue.tickets", title: Words("取号", "Tickets"), unit: "张",
                    gathering: .count, desk: "queue", proof: "取号记录")
            ]
        })
}

extension MeasureDraft {
    fileprivate static func kept(_ name: String, _ gathering: Gathering) -> MeasureDraft {
        MeasureDraft(
            name: name, title: Words("度量 \(name)", name), unit: gathering == .grade ? "" : "件",
            gathering: gathering.rawValue, proof: "登记表",
            scale: gathering == .grade ? ["优秀", "良好", "合格", "不合格"] : [])
    }

    fileprivate static let all = [
        kept("parcels", .count), kept("postage", .sum), kept("delivery_days", .longest),
        kept("followers", .latest), kept("delivered", .share), kept("fees", .ratio),
        kept("topic", .grade),
    ]
}

extension EntryDraft {
    /// An entry in order, for a test to change what it is about.
    static func sound(
        _ measure: String = "parcels", on day: String = "2025-10-16", _ amount: String = "3",
        of whole: String = "", document: String = "邮件详情单 1"
    ) -> EntryDraft {
        EntryDraft(
            measure: "register.\(measure)", day: day, amount: amount, whole: whole,
            document: document)
    }
}

extension Centre {
    /// The figure of a register measure over 2025.
    func figure(
        _ measure: String, _ gathering: Gathering, knownAt: Int64? = nil
    ) async throws -> String? {
        try await read { reader in
            let evidence = Evidence(
                of: ["register.\(measure)"], from: Day.first(of: 2025), through: Day.last(of: 2025),
                knownAt: knownAt)
            return try reader.figure(gathering, evidence)?.value.text(decimals: 2, trimmed: true)
        }
    }

    /// The sequence of the journal's newest entry.
    func newestSequence() async throws -> Int64 {
        try await read { try $0.journalEntries(limit: 1).first?.sequence ?? 0 }
    }
}
