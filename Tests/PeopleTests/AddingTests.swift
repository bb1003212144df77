import Kernel
import Testing

@testable import People

@Suite struct AddingTests {
    @Test func `an account added with a password signs in with it`() async throws {
        try await withCast { cast in
            let session = try await cast.signInZhangWei()
            let signedIn = try #require(try await cast.sessions.session(for: session.token))
            #expect(signedIn.actor == Actor(id: cast.zhangWei.id, roles: [.clerk]))
            #expect(signedIn.login == "zhang.wei")
            #expect(signedIn.name == "张伟")
            #expect(!signedIn.mustChangePassword)
        }
    }

    @Test func `an account added without a password gets one to be changed`() async throws {
        try await withCast { cast in
            let added = try await cast.desk.add(
                login: "wang.fang", name: "王芳", roles: [.auditor], by: cast.administrator)
            let password = try #require(added.oneTimePassword)
            #expect(added.account.mustChangePassword)
            let session = try await cast.sessions.signIn(
                login: "wang.fang", password: password, from: Cast.home)
            #expect(try await cast.sessions.session(for: session.token)?.mustChangePassword == true)
        }
    }

    @Test func `a login belongs to one person, however it is typed`() async throws {
        try await withCast { cast in
            await expectRefusal("login_taken", at: "login") {
                _ = try await cast.desk.add(
                    login: "ZHANG.WEI", name: "张为", roles: [.clerk], by: cast.administrator)
            }
            let kept = try await [cast.rows("account"), cast.rows("person")]
            #expect(kept == [2, 2])
        }
    }

    @Test func `everything wrong with a form is told at once`() async throws {
        try await withCast { cast in
            let refusals = await #expect(throws: Refusals.self) {
                _ = try await cast.desk.add(
                    login: "!", name: " ", roles: [], password: "short", by: cast.administrator)
            }
            #expect(refusals?.all.map(\.code) == ["login_length", "name_length", "roles_missing"])
            #expect(refusals?.all.map(\.place) == ["login", "name", "roles"])
            let password = await #expect(throws: Refusals.self) {
                _ = try await cast.desk.add(
                    login: "wang", name: "王\u{7}芳", roles: [.clerk], password: "short",
                    by: cast.administrator)
            }
            #expect(password?.all.map(\.place) == ["name", "password"])
        }
    }

    @Test(arguments: Role.allCases.filter { $0 != .administrator })
    func `only administrators manage people, and a refusal is journalled`(
        _ role: Role
    ) async throws {
        try await withCast { cast in
            let actor = Actor(id: cast.zhangWei.id, roles: [role])
            let id = cast.liNa.id
            await expectRefusal("not_allowed") {
                _ = try await cast.desk.add(
                    login: "x.y", name: "X", roles: [.administrator], by: actor)
            }
            await expectRefusal("not_allowed") { try await cast.desk.disable(id, by: actor) }
            await expectRefusal("not_allowed") { try await cast.desk.enable(id, by: actor) }
            await expectRefusal("not_allowed") {
                try await cast.desk.grant(.administrator, to: actor.id, by: actor)
            }
            await expectRefusal("not_allowed") {
                _ = try await cast.desk.resetPassword(of: id, by: actor)
            }
            await expectRefusal("not_allowed") { try await cast.desk.erase(id, by: actor) }
            await expectRefusal("not_allowed") { _ = try await cast.desk.list(by: actor) }
            let refused = try await cast.journal().filter { $0.actor == actor.id }
            #expect(refused.map(\.kind) == Array(repeating: "kernel.permission_refused", count: 7))
        }
    }

    @Test func `the list has every account with its name`() async throws {
        try await withCast { cast in
            try await cast.desk.disable(cast.zhangWei.id, by: cast.administrator)
            let list = try await cast.desk.list(by: cast.administrator)
            #expect(list.map(\.account.login.description) == ["li.na", "zhang.wei"])
            #expect(list.map(\.name) == ["李娜", "张伟"])
            #expect(list[0].account == cast.liNa)
            #expect(
                list[1].account.closure
                    == Account.Closure(instant: cast.clock.now, actor: cast.liNa.id))
            let names = try await cast.desk.names(of: [cast.liNa.id, "operator"])
            #expect(names == [cast.liNa.id: "李娜"])
        }
    }
}
