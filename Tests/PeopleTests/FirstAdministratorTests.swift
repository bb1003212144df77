import Kernel
import Testing

@testable import People

@Suite struct FirstAdministratorTests {
    private let clock = SimulatedClock(Instant(Day.first(of: 2026)))

    @Test func `an empty centre gets one administrator, told once`() async throws {
        try await withCentre(clock.wall) { centre in
            let desk = AccountDesk(centre)
            let first = try #require(try await desk.firstAdministrator())
            #expect(first.login == "admin")
            #expect(try await desk.firstAdministrator() == nil)
            #expect(try await AccountDesk(centre).firstAdministrator() == nil)
            let session = try await desk.sessions.signIn(
                login: first.login, password: first.password, from: Cast.home)
            let signedIn = try #require(try await desk.sessions.session(for: session.token))
            #expect(signedIn.mustChangePassword)
            #expect(signedIn.actor.roles == [.administrator])
            #expect(signedIn.name == "管理员")
        }
    }

    @Test func `two processes that start at once make one administrator`() async throws {
        try await withCentre(clock.wall) { centre in
            async let one = AccountDesk(centre).firstAdministrator()
            async let two = AccountDesk(centre).firstAdministrator()
            let made = try await [one, two].compactMap(\.self)
            #expect(made.count == 1)
            #expect(try await AccountDesk(centre).list(by: .operator).count == 1)
        }
    }

    @Test func `a centre that has people gets none`() async throws {
        try await withCast { cast in
            let first = try await cast.desk.firstAdministrator()
            #expect(first == nil)
        }
    }
}
