import Foundation
import Kernel
import Synchronization

/// A PostgreSQL server of the tests' own, in a new directory and on a free port of this machine.
///
/// It ends with the test process however that ends: a watcher outlives the process, stops the
/// server and removes its directory.
package final class PostgresServer: Sendable {
    /// The server that all tests of a process share; a test that stops its server starts another.
    package static func shared() throws -> PostgresServer { try started.get() }

    private static let started = Result { try PostgresServer() }

    /// Where its data, its log and the tests' dumps are.
    package let directory: URL
    private let place: HeldPort
    private let programs: URL
    static let user = "zhunxing"
    /// What the server asks for, and no error text may hold.
    package static let password = "open-sesame-7319"

    /// - Throws: `Fault` when PostgreSQL is not installed or does not start: tests fail, and are
    ///   never skipped.
    package init() throws {
        programs = try Self.programs()
        place = try HeldPort()
        directory = try TestDirectory.make("postgres")
        try Shell.run("/bin/chmod", "755", directory.path(percentEncoded: false))
        try watch()
        try initialize()
        try start()
    }

    /// The address of a centre's schema on this server.
    package func url(schema: String, database: String = "postgres") -> String {
        let host = "\(Self.user):\(Self.password)@127.0.0.1:\(place.number)"
        return "postgres://\(host)/\(database)?schema=\(schema)"
    }

    /// Starts the server again after `stop`, and waits until it answers.
    package func start() throws {
        try control(
            "start", "--wait", "--timeout=600", "--log=\(path("log"))", "--options=\(options)")
    }

    /// Stops the server as a power cut would, without a word to its connections.
    package func stop() throws { try control("stop", "--mode=immediate", "--wait") }

    /// Runs one of PostgreSQL's own programs against this server and returns what it prints.
    @discardableResult
    package func run(_ program: String, _ arguments: String...) throws -> String {
        let program = programs.appending(path: program).path(percentEncoded: false)
        let here = ["--host=127.0.0.1", "--port=\(place.number)", "--username=\(Self.user)"]
        let password = ["/usr/bin/env", "PGPASSWORD=\(Self.password)"]
        return try Shell.run(password + [program] + here + arguments)
    }
}

extension PostgresServer {
    private var options: String {
        [
            "-p \(place.number)", "-c listen_addresses=127.0.0.1", "-c unix_socket_directories=''",
            "-c max_connections=1500", "-c shared_buffers=64MB",
            // What is tested is not whether this machine's disk keeps its word.
            "-c fsync=off",
        ].joined(separator: " ")
    }

    private func path(_ name: String) -> String {
        directory.appending(path: name).path(percentEncoded: false)
    }

    private func initialize() throws {
        let secret = path("password")
        try Self.password.write(toFile: secret, atomically: true, encoding: .utf8)
        if Shell.isRoot {
            try Shell.run("/bin/chown", "-R", "postgres", directory.path(percentEncoded: false))
        }
        try asOwner(
            "initdb", "--pgdata=\(path("data"))", "--username=\(Self.user)",
            "--pwfile=\(secret)", "--auth=scram-sha-256", "--encoding=UTF8",
            "--locale=C.UTF-8", "--no-sync",
            // An order of texts that is not that of their bytes, as many real servers have.
            "--locale-provider=icu", "--icu-locale=zh")
    }

    private func control(_ arguments: String...) throws {
        try asOwner("pg_ctl", ["--pgdata=\(path("data"))", "--silent"] + arguments)
    }

    private func asOwner(_ program: String, _ arguments: String...) throws {
        try asOwner(program, arguments)
    }

    /// PostgreSQL refuses to run as root, so root becomes `postgres` for it.
    private func asOwner(_ program: String, _ arguments: [String]) throws {
        let program = programs.appending(path: program).path(percentEncoded: false)
        let become = Shell.isRoot ? ["/usr/sbin/runuser", "-u", "postgres", "--"] : []
        try Shell.run(become + [program] + arguments)
    }

    private func watch() throws {
        let become = Shell.isRoot ? "/usr/sbin/runuser -u postgres --" : ""
        let control = programs.appending(path: "pg_ctl").path(percentEncoded: false)
        let script = """
            while kill -0 \(ProcessInfo.processInfo.processIdentifier); do sleep 1; done
            cd / && \(become) \(control) stop --pgdata=\(path("data")) --mode=immediate
            rm -rf \(directory.path(percentEncoded: false))
            """
        try Shell.startApart("/bin/sh", "-c", script)
    }

    private static func programs() throws -> URL {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let folders = ["/usr/lib/postgresql/15/bin"] + path.split(separator: ":").map(String.init)
        guard
            let folder = folders.first(where: {
                FileManager.default.isExecutableFile(atPath: "\($0)/pg_ctl")
            })
        else {
            throw Fault(
                "the tests need PostgreSQL 15 (Debian package postgresql-15): no pg_ctl here")
        }
        return URL(filePath: folder)
    }
}
