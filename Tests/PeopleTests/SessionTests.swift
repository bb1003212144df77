import Kernel
import Testing

@testable import People

@Suite struct SessionTests {
    @Test func `a token is 256 random bits of which only the digest is kept`() async throws {
        try await withCast { cast in
            let one = try await cast.signInZhangWei()
            let two = try await cast.signInZhangWei()
            #expect(one.token != two.token)
            #expect(one.token.count == 64)
            let kept: [String] = try await cast.centre.read {
                try $0.rows("SELECT digest FROM session").map { try $0("digest") }
            }
            #expect(Set(kept) == Set([one, two].compactMap { Token($0.token)?.digest }))
            #expect(!kept.contains(one.token))
        }
    }

    @Test func `every session has a form token of its own that stays the same`() async throws {
        try await withCast { cast in
            let one = try await cast.signInZhangWei()
            let two = try await cast.signInZhangWei()
            let first = try #require(try await cast.sessions.session(for: one.token))
            let second = try #require(try await cast.sessions.session(for: two.token))
            #expect(first.csrf != second.csrf)
            #expect(first.csrf.count == 64)
            #expect(first.csrf != one.token && first.csrf != Token(one.token)?.digest)
            cast.clock.advance(seconds: 600)
            #expect(try await cast.sessions.session(for: one.token)?.csrf == first.csrf)
        }
    }

    @Test(arguments: ["", "x", String(repeating: "0", count: 64), "zhunxing' OR 1=1"])
    func `what is no token is nobody`(_ text: String) async throws {
        try await withCast { cast in
            _ = try await cast.signInZhangWei()
            #expect(try await cast.sessions.session(for: text) == nil)
        }
    }

    @Test func `a session left alone for an hour has ended`() async throws {
        try await withCast { cast in
            let session = try await cast.signInZhangWei()
            cast.clock.advance(seconds: Session.idleSeconds - 1)
            #expect(try await cast.sessions.session(for: session.token) != nil)
            cast.clock.advance(seconds: Session.idleSeconds)
            #expect(try await cast.sessions.session(for: session.token) == nil)
        }
    }

    @Test func `a session in use ends after twelve hours`() async throws {
        try await withCast { cast in
            let session = try await cast.signInZhangWei()
            #expect(session.endsAt == cast.clock.now + Session.longestSeconds)
            for _ in 1..<(Session.longestSeconds / 1800) {
                cast.clock.advance(seconds: 1800)
                #expect(try await cast.sessions.session(for: session.token) != nil)
            }
            cast.clock.advance(seconds: 1800)
            #expect(try await cast.sessions.session(for: session.token) == nil)
        }
    }

    @Test func `being seen is written at most once a minute`() async throws {
        try await withCast { cast in
            let session = try await cast.signInZhangWei()
            let start = cast.clock.now
            var seen: [Int] = []
            for _ in 1...15 {
                cast.clock.advance(seconds: 10)
                _ = try await cast.sessions.session(for: session.token)
                let at: Instant? = try await cast.centre.read {
                    try $0.first("SELECT seen_at FROM session")?("seen_at")
                }
                seen.append(try #require(at) - start)
            }
            #expect(Set(seen) == [0, 60, 120])
        }
    }

    @Test func `another process sees a revocation within five seconds, this one at once`()
        async throws
    {
        try await withCast { cast in
            let session = try await cast.signInZhangWei()
            let elsewhere = cast.elsewhere.sessions
            #expect(try await elsewhere.session(for: session.token) != nil)
            #expect(try await cast.sessions.session(for: session.token) != nil)
            try await cast.sessions.signOut(session.token)
            #expect(try await cast.sessions.session(for: session.token) == nil)
            cast.clock.advance(seconds: 5)
            #expect(try await elsewhere.session(for: session.token) == nil)
        }
    }

    @Test func `a session is answered from memory between reads`() async throws {
        try await withCast { cast in
            let session = try await cast.signInZhangWei()
            let before = try await cast.sessions.session(for: session.token)
            _ = try await cast.centre.write(as: "test") { try $0.run("DELETE FROM session") }
            cast.clock.advance(seconds: 4)
            #expect(try await cast.sessions.session(for: session.token) == before)
            cast.clock.advance(seconds: 1)
            #expect(try await cast.sessions.session(for: session.token) == nil)
        }
    }

    @Test func `ended sessions are cleared away when a new one starts`() async throws {
        try await withCast { cast in
            for _ in 1...3 { _ = try await cast.signInZhangWei() }
            cast.clock.advance(seconds: Session.idleSeconds)
            #expect(try await cast.rows("session") == 3)
            _ = try await cast.signInLiNa()
            #expect(try await cast.rows("session") == 1)
        }
    }
}
