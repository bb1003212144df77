import Kernel
import Testing

@testable import People

@Suite struct ChangingTests {
    @Test func `a disabled account is signed out and stays out until it is enabled`() async throws {
        try await withCast { cast in
            let session = try await cast.signInZhangWei()
            try await cast.desk.disable(cast.zhangWei.id, by: cast.administrator)
            #expect(try await cast.sessions.session(for: session.token) == nil)
            await expectRefusal("sign_in_refused") { _ = try await cast.signInZhangWei() }
            await expectRefusal("account_closed") {
                try await cast.desk.disable(cast.zhangWei.id, by: cast.administrator)
            }
            try await cast.desk.enable(cast.zhangWei.id, by: cast.administrator)
            _ = try await cast.signInZhangWei()
            await expectRefusal("account_open") {
                try await cast.desk.enable(cast.zhangWei.id, by: cast.administrator)
            }
        }
    }

    @Test func `the last active administrator can neither go nor lose the role`() async throws {
        try await withCast { cast in
            let id = cast.liNa.id
            let desk = cast.desk
            func nothingMoves() async {
                await expectRefusal("last_administrator") {
                    try await desk.disable(id, by: .operator)
                }
                await expectRefusal("last_administrator") {
                    try await desk.erase(id, by: .operator)
                }
                await expectRefusal("last_administrator") {
                    try await desk.setRoles([.clerk], of: id, by: .operator)
                }
            }
            await nothingMoves()
            try await desk.grant(.administrator, to: cast.zhangWei.id, by: .operator)
            try await desk.disable(cast.zhangWei.id, by: .operator)
            // A disabled administrator is none.
            await nothingMoves()
            try await desk.enable(cast.zhangWei.id, by: .operator)
            try await desk.disable(id, by: .operator)
            await expectRefusal("last_administrator") {
                try await desk.revoke(.administrator, from: cast.zhangWei.id, by: .operator)
            }
        }
    }

    @Test func `of two administrators who disable each other at once one stays`() async throws {
        try await withCast { cast in
            let (desk, one, two) = (cast.desk, cast.liNa.id, cast.zhangWei.id)
            try await desk.grant(.administrator, to: two, by: .operator)
            let refusals = await withTaskGroup(of: Int.self) { group in
                for id in [one, two] {
                    group.addTask {
                        do {
                            try await desk.disable(id, by: .operator)
                            return 0
                        } catch { return 1 }
                    }
                }
                return await group.reduce(0, +)
            }
            #expect(refusals == 1)
        }
    }

    @Test func `a changed role signs out, an unchanged one does nothing`() async throws {
        try await withCast { cast in
            let id = cast.zhangWei.id
            let session = try await cast.signInZhangWei()
            let before = try await cast.journal().count
            try await cast.desk.grant(.clerk, to: id, by: cast.administrator)
            #expect(try await cast.sessions.session(for: session.token) != nil)
            #expect(try await cast.journal().count == before)

            try await cast.desk.setRoles([.auditor, .supervisor], of: id, by: cast.administrator)
            #expect(try await cast.sessions.session(for: session.token) == nil)
            #expect(try await cast.account(id)?.roles == [.auditor, .supervisor])
            try await cast.desk.revoke(.auditor, from: id, by: cast.administrator)
            await expectRefusal("roles_missing") {
                try await cast.desk.revoke(.supervisor, from: id, by: cast.administrator)
            }
            let kinds = try await cast.journal().dropFirst(before).map(\.kind)
            #expect(
                kinds == [
                    "people.role_granted", "people.role_granted", "people.role_revoked",
                    "people.role_revoked",
                ])
        }
    }

    @Test func `an erased person is nobody for good`() async throws {
        try await withCast { cast in
            let id = cast.zhangWei.id
            let session = try await cast.signInZhangWei()
            try await cast.desk.erase(id, by: cast.administrator)
            #expect(try await cast.sessions.session(for: session.token) == nil)
            let line = try await cast.desk.list(by: cast.administrator).first {
                $0.account.id == id
            }
            #expect(line?.name == nil)
            #expect(line?.account.login.description == "erased-\(id)")
            #expect(line?.account.roles == [])
            #expect(line?.account.closure?.actor == cast.liNa.id)
            await expectRefusal("sign_in_refused") { _ = try await cast.signInZhangWei() }
            await expectRefusal("person_erased") {
                try await cast.desk.enable(id, by: cast.administrator)
            }
            await expectRefusal("person_erased") {
                try await cast.desk.erase(id, by: cast.administrator)
            }
            // The login can be given to somebody else.
            _ = try await cast.desk.add(
                login: "zhang.wei", name: "张为", roles: [.clerk], by: cast.administrator)
        }
    }

    @Test func `what is not there is refused`() async throws {
        try await withCast { cast in
            await expectRefusal("no_such_account") {
                try await cast.desk.disable("nobody", by: cast.administrator)
            }
            await expectRefusal("no_such_account") {
                _ = try await cast.desk.resetPassword(of: "nobody", by: cast.administrator)
            }
        }
    }
}
