import Kernel
import Testing

@testable import People

@Suite struct PasswordChangeTests {
    @Test func `a changed password signs out everywhere else and opens here`() async throws {
        try await withCast { cast in
            let office = try await cast.signInZhangWei()
            let home = try await cast.signInZhangWei()
            #expect(try await cast.sessions.session(for: home.token) != nil)
            let here = try await cast.desk.changePassword(
                of: cast.zhangWei.id, from: Cast.zhangWeisPassword, to: "four green doors",
                at: Cast.home)
            #expect(try await cast.sessions.session(for: office.token) == nil)
            #expect(try await cast.sessions.session(for: home.token) == nil)
            #expect(try await cast.sessions.session(for: here.token) != nil)
            await expectRefusal("sign_in_refused") { _ = try await cast.signInZhangWei() }
            _ = try await cast.signInZhangWei("four green doors")
        }
    }

    @Test func `a one-time password is asked to be changed until it is`() async throws {
        try await withCast { cast in
            let id = cast.zhangWei.id
            let before = try await cast.signInZhangWei()
            let oneTime = try await cast.desk.resetPassword(of: id, by: cast.administrator)
            #expect(try await cast.sessions.session(for: before.token) == nil)
            await expectRefusal("sign_in_refused") { _ = try await cast.signInZhangWei() }
            let session = try await cast.signInZhangWei(oneTime)
            #expect(try await cast.sessions.session(for: session.token)?.mustChangePassword == true)
            let new = try await cast.desk.changePassword(
                of: id, from: oneTime, to: "four green doors", at: Cast.home)
            #expect(try await cast.sessions.session(for: new.token)?.mustChangePassword == false)
            #expect(try await cast.account(id)?.mustChangePassword == false)
        }
    }

    @Test func `a new password keeps to the rule and is new`() async throws {
        try await withCast { cast in
            let changes = [
                ("short", "password_short"), ("Qwertyuiop", "password_obvious"),
                (Cast.zhangWeisPassword, "password_unchanged"),
            ]
            for (new, code) in changes {
                await expectRefusal(code, at: "password") {
                    _ = try await cast.desk.changePassword(
                        of: cast.zhangWei.id, from: Cast.zhangWeisPassword, to: new, at: Cast.home)
                }
            }
            _ = try await cast.signInZhangWei()
        }
    }

    @Test func `a wrong old password is a failure to sign in`() async throws {
        try await withCast { cast in
            let id = cast.zhangWei.id
            let codes = Array(repeating: "old_password_wrong", count: 5) + ["sign_in_limited"]
            for code in codes {
                await expectRefusal(code) {
                    _ = try await cast.desk.changePassword(
                        of: id, from: "wrong wrong", to: "four green doors", at: Cast.home)
                }
            }
            await expectRefusal("sign_in_limited") { _ = try await cast.signInZhangWei() }
            let refused = try await cast.journal().filter { $0.kind == "people.sign_in_refused" }
            #expect(refused.count == 5)
            #expect(refused.allSatisfy { $0.detail.contains("wrong-old-password") })
        }
    }

    @Test func `a reset while the old password is checked stands`() async throws {
        try await withCast { cast in
            let id = cast.zhangWei.id
            let login = Login(kept: "zhang.wei")
            let attempt = Attempt(login, Origin(Cast.home), at: cast.clock.now)
            let before = try #require(try await cast.sessions.begin(attempt, login))
            let oneTime = try await cast.desk.resetPassword(of: id, by: cast.administrator)
            await expectRefusal("session_ended") {
                _ = try await cast.desk.keep("digest", of: before, attempt)
            }
            _ = try await cast.signInZhangWei(oneTime)
        }
    }
}
