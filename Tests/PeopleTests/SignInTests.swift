import Kernel
import Testing

@testable import People

@Suite struct SignInTests {
    @Test func `unknown, wrong and closed are refused in the same words`() async throws {
        try await withCast { cast in
            try await cast.desk.disable(cast.zhangWei.id, by: cast.administrator)
            let attempts = [
                ("nobody", "wrong wrong"), ("not a login!", "wrong wrong"),
                ("li.na", "wrong wrong"), ("li.na", ""), ("zhang.wei", "wrong wrong"),
                ("zhang.wei", Cast.zhangWeisPassword),
            ]
            var refusals: Set<Refusal> = []
            for (login, password) in attempts {
                let refusal = await expectRefusal("sign_in_refused") {
                    _ = try await cast.sessions.signIn(
                        login: login, password: password, from: Cast.home)
                }
                if let refusal { refusals.insert(refusal) }
            }
            #expect(refusals.count == 1)
        }
    }

    @Test func `five failures of a login close it for 15 minutes`() async throws {
        try await withCast { cast in
            for _ in 1...5 {
                await expectRefusal("sign_in_refused") {
                    _ = try await cast.signInZhangWei("wrong wrong")
                }
                cast.clock.advance(seconds: 60)
            }
            let refusal = await expectRefusal("sign_in_limited") {
                _ = try await cast.signInZhangWei()
            }
            #expect(refusal?.words.zh.contains("09:15:00") == true)
            #expect(refusal?.words.en.contains("09:15:00") == true)
            // Neither another address nor another process nor a restart opens it.
            await expectRefusal("sign_in_limited") {
                _ = try await cast.elsewhere.sessions.signIn(
                    login: "Zhang.Wei", password: Cast.zhangWeisPassword, from: "198.51.100.1")
            }
            _ = try await cast.signInLiNa()
            cast.clock.advance(seconds: 10 * 60 - 1)
            await expectRefusal("sign_in_limited") { _ = try await cast.signInZhangWei() }
            cast.clock.advance(seconds: 1)
            _ = try await cast.signInZhangWei()
        }
    }

    @Test func `an unknown login is limited like a known one`() async throws {
        try await withCast { cast in
            for expected in Array(repeating: "sign_in_refused", count: 5) + ["sign_in_limited"] {
                await expectRefusal(expected) {
                    _ = try await cast.sessions.signIn(
                        login: "nobody", password: "wrong wrong", from: Cast.home)
                }
            }
        }
    }

    @Test func `of ten guesses at once five are checked`() async throws {
        try await withCast { cast in
            let codes = await withTaskGroup(of: String.self) { group in
                for _ in 1...10 {
                    group.addTask {
                        do {
                            _ = try await cast.signInZhangWei("wrong wrong")
                            return "signed in"
                        } catch { return (error as? Refusal)?.code ?? "\(error)" }
                    }
                }
                return await group.reduce(into: [:]) { $0[$1, default: 0] += 1 }
            }
            #expect(codes == ["sign_in_refused": 5, "sign_in_limited": 5])
        }
    }

    @Test func `twenty failures of an address close it for every login`() async throws {
        try await withCast { cast in
            for number in 1...20 {
                await expectRefusal("sign_in_refused") {
                    _ = try await cast.sessions.signIn(
                        login: "guess\(number)", password: "wrong wrong", from: Cast.home)
                }
            }
            await expectRefusal("sign_in_limited") { _ = try await cast.signInZhangWei() }
            _ = try await cast.sessions.signIn(
                login: "zhang.wei", password: Cast.zhangWeisPassword, from: "198.51.100.1")
            cast.clock.advance(seconds: SignInLimit.windowSeconds)
            _ = try await cast.signInZhangWei()
        }
    }

    @Test func `a shift that signs in at once from one address is not guessing`() async throws {
        try await withCast { cast in
            let attempts = (1...40).map {
                Attempt(Login(kept: "clerk\($0)"), Origin(Cast.home), at: cast.clock.now)
            }
            try await cast.centre.write(as: "visitor") { transaction in
                for attempt in attempts { try transaction.insert(attempt) }
            }
            _ = try await cast.signInZhangWei()
        }
    }

    @Test func `signing in forgives the failures before it`() async throws {
        try await withCast { cast in
            for _ in 1...3 {
                for _ in 1...4 { _ = try? await cast.signInZhangWei("wrong wrong") }
                _ = try await cast.signInZhangWei()
            }
            #expect(try await cast.rows("sign_in_attempt") == 0)
        }
    }

    @Test func `failures that no longer count are cleared away`() async throws {
        try await withCast { cast in
            for _ in 1...3 { _ = try? await cast.signInZhangWei("wrong wrong") }
            let before = try await cast.rows("sign_in_attempt")
            cast.clock.advance(seconds: SignInLimit.windowSeconds)
            _ = try? await cast.signInLiNaWrongly()
            let after = try await cast.rows("sign_in_attempt")
            #expect([before, after] == [3, 1])
        }
    }

    @Test func `a password changed while the old one is checked does not open`() async throws {
        try await withCast { cast in
            let login = Login(kept: "zhang.wei")
            let attempt = Attempt(login, Origin(Cast.home), at: cast.clock.now)
            let before = try #require(try await cast.sessions.begin(attempt, login))
            _ = try await cast.desk.resetPassword(of: cast.zhangWei.id, by: cast.administrator)
            #expect(try await cast.sessions.accept(attempt, before) == nil)
            #expect(try await cast.rows("session") == 0)
        }
    }
}

extension Cast {
    fileprivate func signInLiNaWrongly() async throws -> Session {
        try await sessions.signIn(login: "li.na", password: "wrong wrong", from: Cast.home)
    }
}
