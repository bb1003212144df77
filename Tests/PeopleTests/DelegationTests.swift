import Kernel
import TestStores
import Testing

@testable import People

/// Who decides in whose place, for how long, and what cannot be handed on.
@Suite struct DelegationTests {
    @Test(arguments: TestStore.allCases)
    func `a deputy may what was handed on, on its days, and no longer`(
        store: TestStore
    ) async throws {
        try await Office.with(on: store) { office in
            let id = try await office.accounts.delegate(office.draft(), by: office.chen)
            let zhao = try await office.actor(office.zhao, on: "2025-10-20")
            #expect(zhao.may(.reviewTargets) && !zhao.may(.approveTargets))
            #expect(!zhao.owns(.reviewTargets))
            #expect(zhao.principal(for: .reviewTargets) == office.chen.id)
            for day in ["2025-10-19", "2025-10-25"] {
                #expect(try await !office.actor(office.zhao, on: day).may(.reviewTargets))
            }
            try await office.accounts.revokeDelegation(id, by: office.chen)
            let later = try await office.actor(office.zhao, on: "2025-10-20")
            #expect(!later.may(.reviewTargets))
            let kinds = try await office.centre.read { try $0.journalEntries(limit: 2) }
            #expect(
                kinds.map(\.kind)
                    == ["people.delegation_revoked", "people.delegation_given"])
            #expect(kinds.map(\.actor) == [office.chen.id, office.chen.id])
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a session has the mandate at once, and loses it when it is revoked or its day is over`(
        store: TestStore
    ) async throws {
        try await Office.with(on: store) { office in
            let sessions = office.accounts.sessions
            let token = try await sessions.signIn(
                login: "zhao", password: Office.password, from: Cast.home
            ).token
            func may() async throws -> Bool? {
                try await sessions.session(for: token)?.actor.may(.reviewTargets)
            }
            #expect(try await may() == false)
            let id = try await office.accounts.delegate(
                office.draft("2025-10-17", "2025-10-17"), by: office.chen)
            #expect(try await may() == true)
            try await office.accounts.revokeDelegation(id, by: office.zhao)
            #expect(try await may() == false)
            try await office.accounts.delegate(
                office.draft("2025-10-17", "2025-10-17"), by: office.chen)
            // Two seconds before midnight, and one after: remembered, but not over the day's end.
            office.clock.advance(seconds: 15 * 3600 + 1800 - 2 - 3600 * 12)
            office.clock.advance(seconds: 12 * 3600)
            let fresh = try await sessions.signIn(
                login: "zhao", password: Office.password, from: Cast.home
            ).token
            #expect(try await sessions.session(for: fresh)?.actor.may(.reviewTargets) == true)
            office.clock.advance(seconds: 3)
            #expect(try await sessions.session(for: fresh)?.actor.may(.reviewTargets) == false)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `nobody hands on what they lose or what is not theirs, and there are no chains`(
        store: TestStore
    ) async throws {
        try await Office.with(on: store) { office in
            let accounts = office.accounts
            #expect(
                try await faults {
                    try await accounts.delegate(
                        office.draft(permissions: ["approve-targets", "manage-people"]),
                        by: office.chen)
                } == ["not_held@permissions", "not_delegable@permissions"])
            try await accounts.delegate(office.draft(), by: office.chen)
            var chained = office.draft()
            chained.deputy = office.wang.id
            let zhao = try await office.actor(office.zhao, on: "2025-10-20")
            #expect(
                try await faults { try await accounts.delegate(chained, by: zhao) }
                    == ["no_chain@permissions"])
            try await accounts.revoke(.supervisor, from: office.chen.id, by: .operator)
            #expect(
                try await !office.actor(office.zhao, on: "2025-10-20").may(.reviewTargets))
            try await accounts.grant(.supervisor, to: office.chen.id, by: .operator)
            #expect(
                try await office.actor(office.zhao, on: "2025-10-20").may(.reviewTargets))
            try await accounts.disable(office.chen.id, by: .operator)
            #expect(
                try await !office.actor(office.zhao, on: "2025-10-20").may(.reviewTargets))
        }
    }

    @Test(arguments: TestStore.allCases)
    func `what is not in order is told field by field`(store: TestStore) async throws {
        try await Office.with(on: store) { office in
            func found(_ draft: DelegationDraft) async throws -> [String] {
                try await faults { try await office.accounts.delegate(draft, by: office.chen) }
            }
            let empty = DelegationDraft(
                deputy: "", permissions: [], firstDay: "", lastDay: "昨天")
            #expect(
                try await found(empty) == [
                    "deputy_missing@deputy", "permissions_missing@permissions",
                    "day_unread@first_day", "day_unread@last_day",
                ])
            var own = office.draft("2025-10-16", "2025-10-15")
            own.deputy = office.chen.id
            #expect(
                try await found(own) == [
                    "deputy_is_self@deputy", "delegation_in_past@first_day",
                    "days_wrong@last_day",
                ])
            #expect(
                try await found(office.draft("2025-10-20", "2026-10-21"))
                    == ["delegation_long@last_day"])
            var nobody = office.draft()
            nobody.deputy = "nobody"
            #expect(try await found(nobody) == ["deputy_gone@deputy"])
            try await office.accounts.delegate(office.draft(), by: office.chen)
            #expect(
                try await found(office.draft("2025-10-24", "2025-10-26"))
                    == ["delegated_already@permissions"])
            #expect(try await found(office.draft("2025-10-25", "2025-10-26")) == [])
            try await ShiftDesk(office.centre).recordAbsence(
                AbsenceDraft(
                    account: office.zhao.id, firstDay: "2025-11-03", lastDay: "2025-11-05",
                    kind: "leave"), by: .operator)
            #expect(
                try await found(office.draft("2025-11-05", "2025-11-07"))
                    == ["deputy_away@deputy"])
        }
    }

    @Test(arguments: TestStore.allCases)
    func `only whoever gave it or holds it ends it, and once`(store: TestStore) async throws {
        try await Office.with(on: store) { office in
            let accounts = office.accounts
            let id = try await accounts.delegate(office.draft(), by: office.chen)
            #expect(
                try await faults { try await accounts.revokeDelegation(id, by: office.wang) }
                    == ["no_such_delegation"])
            try await accounts.revokeDelegation(id, by: office.zhao)
            #expect(
                try await faults { try await accounts.revokeDelegation(id, by: office.chen) }
                    == ["delegation_over"])
            #expect(
                try await faults { try await accounts.revokeDelegation("x", by: office.chen) }
                    == ["no_such_delegation"])
            let all = try await office.centre.read { try $0.delegations(of: office.zhao.id) }
            #expect(all.map(\.revocation?.by) == [office.zhao.id])
        }
    }
}

/// A supervising department with three people, on Friday 17 October 2025 at half past eight.
private struct Office {
    let centre: Centre
    let clock: SimulatedClock
    let accounts: AccountDesk
    /// Reviews targets.
    let chen: Actor
    let zhao: Actor
    let wang: Actor

    static let password = "three blue lamps"

    static func with(
        on store: TestStore, _ act: @escaping (Office) async throws -> Void
    ) async throws {
        let clock = SimulatedClock(
            Instant(Day("2025-10-17") ?? Day(number: 0), secondOfDay: 8 * 3600 + 1800))
        try await withCentre(on: store, modules: [.kernel, .people], clock: clock.wall) { centre in
            let accounts = AccountDesk(centre, .quick)
            func hire(_ login: String, _ roles: Set<Role>) async throws -> Actor {
                let account = try await accounts.add(
                    login: login, name: login, roles: roles, password: password, by: .operator
                ).account
                return Actor(id: account.id, roles: roles)
            }
            try await act(
                Office(
                    centre: centre, clock: clock, accounts: accounts,
                    chen: hire("chen", [.supervisor, .hallChief]), zhao: hire("zhao", [.auditor]),
                    wang: hire("wang", [.clerk])))
        }
    }

    /// Chen's reviews, in Zhao's hands for a week.
    func draft(
        _ first: String = "2025-10-20", _ last: String = "2025-10-24",
        permissions: [String] = ["review-targets"]
    ) -> DelegationDraft {
        DelegationDraft(
            deputy: zhao.id, permissions: permissions, firstDay: first, lastDay: last,
            reason: "休假")
    }

    func actor(_ who: Actor, on day: String) async throws -> Actor {
        let day = try #require(Day(day))
        return try #require(try await centre.read { try $0.activeActor(who.id, on: day) })
    }
}
