import Kernel
import TestStores
import Testing

@testable import People

/// A lost password, given anew at the machine itself.
@Suite struct ConsoleResetTests {
    /// A centre whose one administrator, admin, has a session and then forgets the password.
    private func withAdministrator(
        on store: TestStore, _ act: (AccountDesk, Centre, Session) async throws -> Void
    ) async throws {
        let clock = SimulatedClock(Instant(Day.first(of: 2026) + 60, secondOfDay: 9 * 3600))
        try await withCentre(on: store, modules: [.kernel, .people], clock: clock.wall) { centre in
            let desk = AccountDesk(centre, .quick)
            _ = try await desk.add(
                login: "admin", name: "李娜", roles: [.administrator],
                password: Cast.liNasPassword, by: .operator)
            try await act(desk, centre, try await signIn(desk, Cast.liNasPassword))
        }
    }

    private func signIn(_ desk: AccountDesk, _ password: String) async throws -> Session {
        try await desk.sessions.signIn(login: "admin", password: password, from: Cast.home)
    }

    @Test(arguments: TestStore.allCases)
    func `the last administrator gets in again, signed out elsewhere, and the journal tells where`(
        store: TestStore
    ) async throws {
        try await withAdministrator(on: store) { desk, centre, before in
            let password = try await desk.resetPasswordAtConsole(of: " Admin ")
            #expect(password.login.description == "admin")
            #expect(try await desk.sessions.session(for: before.token) == nil)
            await expectRefusal("sign_in_refused") {
                _ = try await signIn(desk, Cast.liNasPassword)
            }
            let session = try await signIn(desk, password.text)
            #expect(try await desk.sessions.session(for: session.token)?.mustChangePassword == true)
            let told = try await centre.read {
                try $0.journalEntries(kind: "people.password_reset_at_console", limit: 10)
            }
            #expect(told.map(\.actor) == ["operator"])
            #expect(!told.contains { $0.detail.contains(password.text) })
        }
    }

    @Test(arguments: TestStore.allCases)
    func `whoever tried the old one too often need not wait`(store: TestStore) async throws {
        try await withAdministrator(on: store) { desk, _, _ in
            for _ in 0..<SignInLimit.failuresPerLogin {
                await expectRefusal("sign_in_refused") { _ = try await signIn(desk, "wrong wrong") }
            }
            await expectRefusal("sign_in_limited") { _ = try await signIn(desk, "wrong wrong") }
            let password = try await desk.resetPasswordAtConsole(of: "admin")
            _ = try await signIn(desk, password.text)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `who is not there and who may not come in get no password`(store: TestStore) async throws {
        try await withAdministrator(on: store) { desk, centre, _ in
            for login in ["nobody", "", "管理员"] {
                await expectRefusal("no_such_login", at: "login") {
                    _ = try await desk.resetPasswordAtConsole(of: login)
                }
            }
            let gone = try await desk.add(
                login: "wang.fang", name: "王芳", roles: [.clerk], by: .operator
            ).account
            try await desk.disable(gone.id, by: .operator)
            await expectRefusal("account_closed") {
                _ = try await desk.resetPasswordAtConsole(of: "wang.fang")
            }
            let resets = try await centre.read {
                try $0.journalEntries(kind: "people.password_reset_at_console", limit: 10)
            }
            #expect(resets.isEmpty)
        }
    }
}
