import Crowd
import Foundation
import Kernel
import Performance
import PostgresStore
import SQLiteStore
import Synchronization
import TestStores
@testable import zhunxing

/// A centre in a directory of its own, and the server processes that share it.
final class LoadServers: Sendable {
    private let folder: Folder
    private let store: String?
    private let servers: Mutex<[Server]>
    let places: [Line.Place]

    /// Sets a centre up and starts its servers.
    static func start<Stage>(
        _ count: Int, on kind: TestStore, _ setUp: (Centre) async throws -> Stage
    ) async throws -> (LoadServers, Stage) {
        let folder = try Folder()
        var options = CentreOptions()
        options.data = folder.path("data")
        options.store =
            kind == .postgres
            ? try PostgresServer.shared().url(schema: "load_\(UInt32.random(in: 0 ... .max))") : nil
        let centre = try options.open(creating: true)
        let stage = try await setUp(centre)
        try centre.store.close()
        var started: [Server] = []
        for _ in 0..<count { started.append(try await Server(Self.arguments(options))) }
        return (LoadServers(folder, options.store, started), stage)
    }

    private init(_ folder: Folder, _ store: String?, _ started: [Server]) {
        self.folder = folder
        self.store = store
        servers = Mutex(started)
        places = started.map { Line.Place(port: $0.port) }
    }

    private static func arguments(_ options: CentreOptions) -> [String] {
        ["--data", options.data] + (options.store.map { ["--store", $0] } ?? [])
    }

    private var options: CentreOptions {
        var options = CentreOptions()
        (options.data, options.store) = (folder.path("data"), store)
        return options
    }

    /// Ends the first server as a power cut would, and starts it again where it was.
    func killAndRestart() async throws {
        let place = servers.withLock { servers in
            servers[0].kill()
            return servers[0].place
        }
        let again = try await Server(Self.arguments(options), at: place)
        servers.withLock { $0[0] = again }
    }

    /// What the first server answers.
    func get(_ path: String) async throws -> (status: Int, body: Data) {
        let (status, body, _) = try await servers.withLock { $0[0] }.send("GET", path)
        return (status, body)
    }

    /// Resident memory of the first server in KiB, as the operating system tells it.
    func residentKiB() throws -> Int {
        let id = servers.withLock { $0[0].processIdentifier }
        let status = try String(contentsOfFile: "/proc/\(id)/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS") } ?? ""
        return line.split(separator: " ").compactMap { Int($0) }.first ?? 0
    }

    /// Ends the servers, and opens what they have left.
    func stop() throws -> Centre {
        servers.withLock { for server in $0 { server.kill() } }
        return try options.open()
    }
}
