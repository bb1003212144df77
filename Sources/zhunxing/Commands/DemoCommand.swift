import ArgumentParser
import Demo
import Foundation
import HallDay
import Kernel
import People

/// `zhunxing demo`: a working centre with a year of data.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "A working centre with a year of data.")
    @OptionGroup var server: ServerOptions
    @Option(help: "A directory that holds no centre yet, or the demo made before.")
    var data = "./data/demo"
    @Option(help: "The seed of the year; the same seed gives the same figures.")
    var seed: UInt64 = 2025
    @Flag(inversion: .prefixedNo, help: "Serve it afterwards.") var serve = true

    func run() async throws {
        var options = CentreOptions()
        options.data = data
        options.store = nil
        let isThere = FileManager.default.fileExists(atPath: options.databasePath)
        guard !isThere || (serve && FileManager.default.fileExists(atPath: signInsPath)) else {
            throw Refusal(
                "centre_exists", "\(data) 里已有数据；请用空目录。",
                "\(data) holds a centre already; use an empty directory.", at: "--data")
        }
        if !isThere { try await make(options) }
        Terminal.say(try String(contentsOfFile: signInsPath, encoding: .utf8))
        guard serve else { return }
        try await server.serve(options.open())
    }

    private var signInsPath: String {
        URL(filePath: data, directoryHint: .isDirectory).appending(path: "sign-ins.txt")
            .path(percentEncoded: false)
    }

    /// The year is made under its own clock; the sign-ins are today's.
    private func make(_ options: CentreOptions) async throws {
        let clock = SimulatedClock(startingAt: DemoYear.opening)
        let past = try options.open(creating: true, clock: clock.wallClock)
        try await DemoYear(seed: seed).make(in: past, stepping: clock) { day, part in
            Terminal.progress("正在生成演示年度 \(day) · \(Int(part * 100)) %")
        }
        try await DemoKnowledge.publish(in: past)
        Terminal.progress("演示年度已生成", done: true)
        try past.store.close()
        try await addPeople(options.open())
    }

    private func addPeople(_ centre: Centre) async throws {
        try await centre.write(by: .operator, may: .managePeople) { transaction in
            let names = Cast.names.merging(DemoKnowledge.names) { first, _ in first }
                .merging(HallCompany.names) { first, _ in first }
            for (id, name) in names {
                try centre.vault.seal(Person(name: name), as: id, in: transaction)
            }
        }
        let accounts = AccountDesk(centre)
        var lines = ["登录名 · 密码 · 角色"]
        for role in Role.allCases {
            let login = role == .performanceOfficer ? "officer" : role.rawValue
            let password = DemoPassword.make()
            _ = try await accounts.add(
                login: login, name: role.title.zh, roles: [role], password: password,
                by: .operator)
            lines.append("\(login) · \(password) · \(role.title.zh) \(role.title.en)")
        }
        let text = lines.joined(separator: "\n")
        guard
            FileManager.default.createFile(
                atPath: signInsPath, contents: Data(text.utf8),
                attributes: [.posixPermissions: 0o600])
        else { throw Fault("cannot write \(signInsPath)") }
    }
}

/// Passwords for the demo's people: random, and easy to type.
private enum DemoPassword {
    static func make() -> String {
        let letters = "abcdefghjkmnpqrstuvwxyz23456789"
        let groups = (0..<3).map { _ in
            String((0..<4).compactMap { _ in letters.randomElement() })
        }
        return groups.joined(separator: "-")
    }
}
