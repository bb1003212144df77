import Kernel
import Register
import Testing
import TestStores

@Suite struct PermissionTests {
    private static let writers: [Role: [String]] = [
        .performanceOfficer: ["declare", "record", "import", "correct"],
        .clerk: ["record", "import", "correct"],
    ]

    /// Tries everything the register offers, and returns what was allowed.
    private func allowed(_ actor: Actor, _ desk: RegisterDesk, entry id: String) async throws
        -> [String]
    {
        let measure = MeasureDraft(
            name: "of_\(actor.id)", title: Words("新度量", "New"), unit: "件", gathering: "sum",
            proof: "单据")
        let acts: [(String, () async throws -> Void)] = [
            ("declare", { _ = try await desk.declare(measure, by: actor) }),
            ("record", { _ = try await desk.record(.sound(), by: actor) }),
            ("import", { try await desk.record([(line: 2, draft: .sound())], by: actor) }),
            (
                "correct",
                { try await desk.correct(id, because: "试", replacement: nil, by: actor) }
            ),
        ]
        var allowed: [String] = []
        for (name, act) in acts {
            let found = try await faults(act)
            #expect(found.isEmpty || found == ["not_allowed"], "\(name) \(found)")
            if found.isEmpty { allowed.append(name) }
        }
        return allowed
    }

    @Test(arguments: TestStore.allCases, Role.allCases)
    func `each role may do what the table says, and the rest is journalled`(
        store: TestStore, role: Role
    ) async throws {
        try await withRegister(on: store) { centre, desk, _ in
            let id = try await desk.record(.sound(), by: .chen)
            let before = try await centre.newestSequence()
            let actor = Actor(id: "somebody", roles: [role])
            let done = try await allowed(actor, desk, entry: id)
            #expect(done == Self.writers[role, default: []])
            let lines = try await centre.read {
                try $0.journalEntries(kind: "kernel.permission_refused")
            }
            #expect(lines.count == 4 - done.count)
            #expect(lines.allSatisfy { $0.subject == "account/somebody" && $0.actor == "somebody" })
            #expect(try await centre.newestSequence() == before + 4)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `who may not write is told so before what is wrong with the writing`(
        store: TestStore
    ) async throws {
        try await withRegister(on: store) { centre, desk, _ in
            let nonsense = MeasureDraft(
                name: "", title: Words("", ""), unit: "", gathering: "", proof: "")
            #expect(
                try await faults { _ = try await desk.declare(nonsense, by: .wu) }
                    == ["not_allowed"])
            #expect(
                try await faults { _ = try await desk.record(.sound(on: "昨天"), by: .wu) }
                    == ["not_allowed"])
            #expect(
                try await faults {
                    try await desk.correct("none", because: "", replacement: nil, by: .wu)
                } == ["not_allowed"])
            let lines = try await centre.read {
                try $0.journalEntries(kind: "kernel.permission_refused")
            }
            #expect(lines.count == 3)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `somebody of two roles may do what either may`(store: TestStore) async throws {
        try await withRegister(on: store) { _, desk, _ in
            let id = try await desk.record(.sound(), by: .chen)
            let both = Actor(id: "both", roles: [.auditor, .clerk])
            #expect(try await allowed(both, desk, entry: id) == ["record", "import", "correct"])
            let nobody = Actor(id: "nobody", roles: [])
            #expect(try await allowed(nobody, desk, entry: id).isEmpty)
        }
    }
}
