import Kernel
import Testing

@testable import People

@Suite struct AccountTests {
    private let now = Instant(milliseconds: 1_772_413_200_000)

    private func account(_ roles: Set<Role>) -> Account {
        Account(
            id: "1", login: Login(kept: "li.na"), roles: roles, closure: nil,
            mustChangePassword: false)
    }

    @Test func `an account is closed by somebody at a moment, and once`() async throws {
        var account = account([.clerk])
        _ = try account.close(by: "2", at: now, others: 0)
        #expect(account.closure == Account.Closure(instant: now, actor: "2"))
        await expectRefusal("account_closed") {
            _ = try account.close(by: "2", at: now, others: 0)
        }
    }

    @Test func `only a closed account is opened`() async throws {
        var account = account([.clerk])
        await expectRefusal("account_open") { _ = try account.reopen() }
        _ = try account.close(by: "2", at: now, others: 0)
        _ = try account.reopen()
        #expect(account.closure == nil)
    }

    @Test func `the last active administrator stays one`() async throws {
        var last = account([.administrator, .clerk])
        await expectRefusal("last_administrator") {
            _ = try last.close(by: "1", at: now, others: 0)
        }
        await expectRefusal("last_administrator") { _ = try last.setRoles([.clerk], others: 0) }
        await expectRefusal("last_administrator") {
            _ = try last.erase(by: "1", at: now, others: 0)
        }
        #expect(last == account([.administrator, .clerk]))
        _ = try last.setRoles([.administrator], others: 0)
    }

    @Test func `with another one an administrator may go`() throws {
        var one = account([.administrator])
        _ = try one.setRoles([.clerk], others: 1)
        var another = account([.administrator])
        _ = try another.close(by: "2", at: now, others: 1)
    }

    @Test func `a closed administrator may lose the role`() throws {
        var closed = account([.administrator])
        _ = try closed.close(by: "2", at: now, others: 1)
        _ = try closed.setRoles([.clerk], others: 0)
    }

    @Test func `setting roles tells each one granted and revoked`() throws {
        var account = account([.clerk, .auditor])
        let changes = try account.setRoles([.supervisor, .administrator, .clerk], others: 0)
        #expect(changes.granted.map(\.role) == [.administrator, .supervisor])
        #expect(changes.revoked.map(\.role) == [.auditor])
        let again = try account.setRoles(account.roles, others: 0)
        #expect(again.granted.isEmpty && again.revoked.isEmpty)
    }

    @Test func `an account without a role is refused`() async {
        var account = account([.clerk])
        await expectRefusal("roles_missing", at: "roles") {
            _ = try account.setRoles([], others: 0)
        }
    }

    @Test func `what is erased leads to nobody`() throws {
        var account = account([.clerk])
        _ = try account.erase(by: "2", at: now, others: 0)
        #expect(account.login.description == "erased-1")
        #expect(account.roles.isEmpty)
        #expect(account.closure?.actor == "2")
    }
}
