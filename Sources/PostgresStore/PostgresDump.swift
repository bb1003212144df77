import Foundation
import Kernel

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
        let process = Process()
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        process.executableURL = try Self.program(program, in: path)
        process.arguments = arguments
        // Others can see a command line; nobody else sees the environment.
        process.environment = ProcessInfo.processInfo.environment
        if let password = address.password { process.environment?["PGPASSWORD"] = password }
        let words = Pipe()
        process.standardError = words
        process.standardInput = FileHandle.nullDevice
        let status = try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
            do {
                try process.run()
            } catch {
                process.terminationHandler = nil
                continuation.resume(throwing: Fault("cannot start \(program): \(error)"))
            }
        }
        guard status == 0 else {
            let said = String(decoding: words.fileHandleForReading.availableData, as: UTF8.self)
            throw Fault("\(program) failed (\(status)): \(address.discreet(said))")
        }
    }

    /// Where one of PostgreSQL's programs is among the folders of a PATH.
    static func program(_ name: String = "pg_dump", in path: String) throws -> URL {
        let folders = path.split(separator: ":").map(String.init)
        let found = folders.map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
        guard let found else {
            throw Fault("\(name) is not installed: it comes with the package postgresql-client")
        }
        return URL(filePath: found)
    }
}
