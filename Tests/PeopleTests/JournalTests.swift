import Kernel
import Testing

@testable import People

@Suite struct JournalTests {
    @Test func `every change is journalled with who did it and without who it is`() async throws {
        try await withCast { cast in
            let (desk, id) = (cast.desk, cast.zhangWei.id)
            let session = try await cast.signInZhangWei()
            try await cast.sessions.signOut(session.token)
            _ = try await desk.changePassword(
                of: id, from: Cast.zhangWeisPassword, to: "four green doors", at: Cast.home)
            _ = try await desk.resetPassword(of: id, by: cast.administrator)
            try await desk.disable(id, by: cast.administrator)
            try await desk.enable(id, by: cast.administrator)
            try await desk.erase(id, by: cast.administrator)

            let entries = try await cast.journal().filter { $0.subject == "account/\(id)" }
            #expect(
                entries.map(\.kind) == [
                    "people.account_added", "people.sign_in_accepted", "people.signed_out",
                    "people.password_changed", "people.password_reset", "people.account_closed",
                    "people.account_reopened", "people.person_erased",
                ])
            let admin = cast.liNa.id
            #expect(entries.map(\.actor) == ["operator", id, id, id, admin, admin, admin, admin])
            #expect(
                entries[0].detail
                    == #"{"event":{"roles":["clerk"],"withOneTimePassword":false}}"#)
            #expect(entries[1].detail == #"{"event":{"network":"203.0.113.0/24"}}"#)
        }
    }

    @Test func `no name, login, password or digest of one ever reaches the journal`() async throws {
        try await withCast { cast in
            _ = try? await cast.signInZhangWei("zhang's other password")
            _ = try await cast.signInZhangWei()
            _ = try? await cast.sessions.signIn(
                login: "no.such.person", password: "wrong wrong", from: Cast.home)
            let added = try await cast.desk.add(
                login: "wang.fang", name: "王芳", roles: [.auditor], by: cast.administrator)
            let text = try await cast.journal()
                .map { "\($0.actor) \($0.subject) \($0.detail)" }.joined(separator: "\n")
            let secrets = [
                "张伟", "李娜", "王芳", "zhang.wei", "li.na", "wang.fang", "no.such.person",
                "argon2", "wrong wrong", "other password", Cast.zhangWeisPassword,
                added.oneTimePassword ?? "-",
                Attempt(Login(kept: "no.such.person"), Origin(""), at: cast.clock.now).loginDigest,
            ]
            for secret in secrets { #expect(!text.contains(secret)) }
        }
    }

    @Test func `a refused sign-in is journalled with its reason`() async throws {
        try await withCast { cast in
            _ = try? await cast.signInZhangWei("wrong wrong")
            _ = try? await cast.sessions.signIn(login: "??", password: "x", from: "2001:db8::1")
            try await cast.desk.disable(cast.zhangWei.id, by: cast.administrator)
            _ = try? await cast.signInZhangWei()
            let entries = try await cast.journal().filter { $0.kind == "people.sign_in_refused" }
            #expect(entries.map(\.actor) == ["visitor", "visitor", "visitor"])
            #expect(
                entries.map(\.detail) == [
                    #"{"event":{"network":"203.0.113.0/24","reason":"wrong-password"}}"#,
                    #"{"event":{"network":"2001:db8:0::/48","reason":"unknown-login"}}"#,
                    #"{"event":{"network":"203.0.113.0/24","reason":"account-closed"}}"#,
                ])
            #expect(entries[0].subject == "account/\(cast.zhangWei.id)")
            #expect(entries[1].subject.hasPrefix("people.sign_in/"))
        }
    }
}
