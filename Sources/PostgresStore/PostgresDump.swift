import Foundation
import Kernel
import Tools

/// A consistent copy of the centre's schema, made by PostgreSQL's own `pg_dump`.
struct PostgresDump {
    private let address: PostgresAddress

    init(_ address: PostgresAddress) { self.address = address }

    /// Writes beside the path first, so that a dump cut short never bears its name.
    ///
    /// - Throws: `Fault` when `pg_dump` is not installed or does not succeed, with its words.
    func write(to path: String) async throws {
        let draft = "\(path).draft"
        do {
            try await run(
                "pg_dump",
                [
                    "--format=custom", "--schema=\(address.schema)", "--no-owner",
                    "--no-privileges", "--no-password", "--file=\(draft)",
                    "--dbname=\(address.publicOptions)",
                ])
            try FileManager.default.moveItem(atPath: draft, toPath: path)
        } catch {
            try? FileManager.default.removeItem(atPath: draft)
            throw error as? Fault ?? Fault("cannot keep the dump \(path): \(error)")
        }
    }

    /// Makes the schema anew from a dump of it, wholly or not at all.
    ///
    /// - Throws: `Fault` when the schema is there already, or the dump does not restore.
    func restore(from path: String) async throws {
        try await run(
            "pg_restore",
            [
                "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges",
                "--no-password", "--dbname=\(address.publicOptions)", path,
            ])
    }

    private func run(_ program: String, _ arguments: [String]) async throws {
        // Others can see a command line; nobody else sees the environment.
        let secret = address.password.map { ["PGPASSWORD": $0] } ?? [:]
        do {
            try await Self.tool(program).succeed(arguments, environment: secret)
        } catch let fault as Fault { throw Fault(address.discreet(fault.description)) }
    }

    /// One of PostgreSQL's programs.
    ///
    /// - Parameter folders: where it is looked for; `PATH` when nil.
    static func tool(_ name: String, in folders: String? = nil) throws -> OutsideTool {
        guard let tool = OutsideTool(name, in: folders) else {
            throw Fault("\(name) is not installed: it comes with the package postgresql-client")
        }
        return tool
    }
}
