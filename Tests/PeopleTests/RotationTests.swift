import Kernel
import Testing

@testable import People

@Suite struct RotationTests {
    @Test func `a rotated session has a new token and the same end`() async throws {
        try await withCast { cast in
            let old = try await cast.signInZhangWei()
            let before = try #require(try await cast.sessions.session(for: old.token))
            cast.clock.advance(seconds: 1800)
            let new = try await cast.sessions.rotate(old.token)
            #expect(new.token != old.token)
            #expect(new.endsAt == old.endsAt)
            #expect(try await cast.sessions.session(for: old.token) == nil)
            let after = try #require(try await cast.sessions.session(for: new.token))
            #expect(after.actor == before.actor)
            #expect(after.csrf != before.csrf)
            await expectRefusal("session_ended") { _ = try await cast.sessions.rotate(old.token) }
        }
    }

    @Test func `signing in again makes the browser's old token worthless`() async throws {
        try await withCast { cast in
            let old = try await cast.signInZhangWei()
            let new = try await cast.sessions.signIn(
                login: "li.na", password: Cast.liNasPassword, from: Cast.home,
                replacing: old.token)
            #expect(try await cast.sessions.session(for: old.token) == nil)
            #expect(try await cast.sessions.session(for: new.token)?.login == "li.na")
        }
    }

    @Test func `signing out ends one browser, everywhere ends them all`() async throws {
        try await withCast { cast in
            let office = try await cast.signInZhangWei()
            let home = try await cast.signInZhangWei()
            let phone = try await cast.signInZhangWei()
            let liNa = try await cast.signInLiNa()
            try await cast.sessions.signOut(office.token)
            try await cast.sessions.signOut(office.token)
            #expect(try await cast.sessions.session(for: office.token) == nil)
            #expect(try await cast.sessions.session(for: home.token) != nil)
            try await cast.sessions.signOutEverywhere(home.token)
            #expect(try await cast.sessions.session(for: home.token) == nil)
            #expect(try await cast.sessions.session(for: phone.token) == nil)
            #expect(try await cast.sessions.session(for: liNa.token) != nil)
            let ended = try await cast.journal().filter { $0.kind == "people.signed_out" }
            #expect(ended.map(\.detail) == [1, 2].map { #"{"event":{"sessions":\#($0)}}"# })
        }
    }
}
