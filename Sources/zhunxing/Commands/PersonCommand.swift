import ArgumentParser
import Kernel
import People

/// `zhunxing person`: staff and their accounts.
struct PersonCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "person", abstract: "Adds, lists, disables and erases staff.",
        subcommands: [Add.self, List.self, Disable.self, Erase.self])

    /// Adds a person; the one-time password is printed once.
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Adds a person.")
        @Argument(help: "The login: letters, digits, dots.") var login: String
        @Option(help: "The person's name; kept in the vault.") var name: String
        @Option(help: "A role: \(Role.choices). May be given several times.") var role: [Role] = []
        @OptionGroup var options: CentreOptions
        @Flag(help: "Print one JSON document.") var json = false

        func run() async throws {
            let accounts = AccountDesk(try options.open(creating: true))
            let added = try await accounts.add(
                login: login, name: name, roles: Set(role), by: .operator)
            let password = added.oneTimePassword ?? ""
            if json {
                return try Terminal.json([
                    "id": added.account.id, "login": login, "one_time_password": password,
                ])
            }
            print("已添加 \(login)，一次性密码：\(password)（首次登录后更换）")
        }
    }

    /// Lists everybody with their roles.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists staff.")
        @OptionGroup var options: CentreOptions
        @Flag(help: "Print one JSON document.") var json = false

        func run() async throws {
            let accounts = AccountDesk(try options.open())
            let lines = try await accounts.list(by: .operator).map(Line.init)
            if json { return try Terminal.json(["people": lines]) }
            for line in lines {
                let roles = line.roles.joined(separator: ", ")
                let state = line.disabled ? "（已停用）" : ""
                print(
                    "\(line.login)  \(line.name ?? "—")  \(roles)\(state)"
                )
            }
        }

        private struct Line: Encodable {
            let id: String
            let login: String
            let name: String?
            let roles: [String]
            let disabled: Bool

            init(_ account: Account, _ name: String?) {
                id = account.id
                login = account.login.description
                self.name = name
                roles = account.roles.map(\.rawValue).sorted()
                disabled = account.closure != nil
            }
        }
    }

    /// Closes an account; its sessions end at once.
    struct Disable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Disables a person's account.")
        @Argument(help: "The login.") var login: String
        @OptionGroup var options: CentreOptions

        func run() async throws {
            let accounts = AccountDesk(try options.open())
            try await accounts.disable(accounts.id(of: login), by: .operator)
            print("已停用 \(login)")
        }
    }

    /// Deletes what the centre knows of a person; what they did stays in the journal.
    struct Erase: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Deletes a person's name, login and password for good.")
        @Argument(help: "The login.") var login: String
        @OptionGroup var options: CentreOptions

        func run() async throws {
            let centre = try options.open()
            let accounts = AccountDesk(centre)
            try await accounts.erase(accounts.id(of: login), by: .operator)
            try await ErasureList.update(ErasureList.url(in: options.data), from: centre)
            print("已删除 \(login) 的资料")
        }
    }
}

/// `zhunxing role`: who may do what.
struct RoleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "role", abstract: "Grants and revokes roles.",
        subcommands: [Grant.self, Revoke.self])

    /// Gives a role.
    struct Grant: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Grants a role.")
        @Argument(help: "The login.") var login: String
        @Argument(help: "The role: \(Role.choices).") var role: Role
        @OptionGroup var options: CentreOptions

        func run() async throws {
            let accounts = AccountDesk(try options.open())
            try await accounts.grant(role, to: accounts.id(of: login), by: .operator)
            print("\(login) 现在是\(role.title.zh)")
        }
    }

    /// Takes a role away.
    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Revokes a role.")
        @Argument(help: "The login.") var login: String
        @Argument(help: "The role: \(Role.choices).") var role: Role
        @OptionGroup var options: CentreOptions

        func run() async throws {
            let accounts = AccountDesk(try options.open())
            try await accounts.revoke(role, from: accounts.id(of: login), by: .operator)
            print("\(login) 不再是\(role.title.zh)")
        }
    }
}

extension AccountDesk {
    /// The account of a login, however it is written.
    ///
    /// - Throws: `Refusal` when nobody has it.
    fileprivate func id(of login: String) async throws -> String {
        let wanted = login.lowercased()
        let found = try await list(by: .operator).first { $0.account.login.description == wanted }
        guard let found else { throw Refusal.noSuchLogin(login) }
        return found.account.id
    }
}

extension Role: ExpressibleByArgument {
    fileprivate static let choices = allCases.map(\.rawValue).joined(separator: ", ")
}
