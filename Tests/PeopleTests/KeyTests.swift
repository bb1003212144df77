import Kernel
import TestStores
import Testing

@testable import People

/// What programs come with.
struct KeyTests {
    private static func with(
        on store: TestStore,
        _ act:
            @escaping (Centre, SimulatedClock, Account, AccountDesk) async throws
            -> Void
    ) async throws {
        let clock = SimulatedClock(Instant(Day.first(of: 2026) + 60, secondOfDay: 9 * 3600))
        try await withCentre(on: store, modules: [.kernel, .people], clock: clock.wall) { centre in
            let accounts = AccountDesk(centre, .quick)
            _ = try await accounts.add(
                login: "other", name: "李娜", roles: [.administrator],
                password: "a river at night", by: .operator)
            let maker = try await accounts.add(
                login: "maker", name: "王芳", roles: [.administrator],
                password: "three blue lamps", by: .operator
            ).account
            try await act(centre, clock, maker, accounts)
        }
    }

    private static func draft(
        _ scopes: [Permission] = [.seeYear, .seeRegister], days: Int = 30
    ) -> KeyDraft {
        KeyDraft(
            name: " 数据中心  对接 ", scopes: scopes.map(\.rawValue),
            expiresOn: "\(Day.first(of: 2026) + 60 + days)")
    }

    @Test(arguments: TestStore.allCases)
    func `a key opens what it was made for, and its secret is kept nowhere`(
        store: TestStore
    ) async throws {
        try await Self.with(on: store) { centre, _, maker, accounts in
            let desk = KeyDesk(centre)
            let actor = Actor(id: maker.id, roles: maker.roles)
            let (key, secret) = try await desk.make(Self.draft(), by: actor)
            #expect(key.name == "数据中心 对接" && secret.hasPrefix("zx_") && secret.count == 67)
            let holder = try #require(try await desk.holder(of: secret))
            #expect(holder.actor.id == "key:\(key.id)")
            for permission in Permission.allCases {
                let may = permission == .seeYear || permission == .seeRegister
                #expect(holder.actor.may(permission) == may)
            }
            let kept = try await centre.read { reader in
                try reader.rows("SELECT digest FROM api_key").map { try $0("digest") as String }
                    + reader.journalEntries().map(\.detail)
            }
            #expect(!kept.contains { $0.contains(secret.dropFirst(3)) })
            #expect(try await accounts.names(of: [holder.actor.id]).values.first == "数据中心 对接")
            #expect(try await desk.list(by: actor).first?.lastUsedAt != nil)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a key ends with its day, its revocation and its maker`(store: TestStore) async throws {
        try await Self.with(on: store) { centre, clock, maker, accounts in
            let desk = KeyDesk(centre)
            let actor = Actor(id: maker.id, roles: maker.roles)
            let short = try await desk.make(Self.draft(days: 1), by: actor)
            let revoked = try await desk.make(Self.draft(), by: actor)
            let orphan = try await desk.make(Self.draft(), by: actor)
            for made in [short, revoked, orphan] {
                #expect(try await desk.holder(of: made.secret) != nil)
            }
            try await desk.revoke(revoked.key.id, by: actor)
            #expect(try await desk.holder(of: revoked.secret) == nil)
            await expectRefusal("key_revoked_already") {
                try await desk.revoke(revoked.key.id, by: actor)
            }
            await expectRefusal("no_such_key") { try await desk.revoke("x", by: actor) }
            clock.advance(seconds: 24 * 3600)
            #expect(try await desk.holder(of: short.secret) != nil)
            clock.advance(seconds: 24 * 3600)
            #expect(try await desk.holder(of: short.secret) == nil)
            try await accounts.disable(maker.id, by: .operator)
            clock.advance(seconds: 10)
            #expect(try await desk.holder(of: orphan.secret) == nil)
            #expect(try await desk.holder(of: "zx_" + String(repeating: "0", count: 64)) == nil)
            #expect(try await desk.holder(of: "Bearer") == nil)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a key never may more than whoever made it, then or later`(
        store: TestStore
    ) async throws {
        try await Self.with(on: store) { centre, clock, maker, accounts in
            let desk = KeyDesk(centre)
            let actor = Actor(id: maker.id, roles: maker.roles)
            do {
                _ = try await desk.make(
                    KeyDraft(name: "", scopes: ["record-entry", "x"], expiresOn: "2035-01-01"),
                    by: actor)
                Issue.record("not refused")
            } catch let refusals as Refusals {
                #expect(
                    refusals.all.map(\.code) == [
                        "key_name", "key_scopes", "key_beyond", "key_expiry",
                    ])
            }
            await expectRefusal("not_allowed") {
                _ = try await desk.make(
                    Self.draft(), by: Actor(id: "zhao", roles: [.performanceOfficer]))
            }
            let made = try await desk.make(Self.draft([.seeYear, .seeHall]), by: actor)
            #expect(try await desk.holder(of: made.secret)?.actor.scopes == [.seeYear, .seeHall])
            try await accounts.setRoles([.accountant], of: maker.id, by: .operator)
            clock.advance(seconds: 10)
            #expect(try await desk.holder(of: made.secret)?.actor.scopes == [.seeYear])
        }
    }
}
