import Foundation
import Kernel
import People
import Performance
import PostgresStore
import Register
import SQLiteStore
import Synchronization
import TestStores
import Testing
@testable import zhunxing

/// A server killed at random moments under load keeps everything it acknowledged.
@Suite(.serialized, .timeLimit(.minutes(30)))
struct CrashTests {
    @Test func `fifty kills lose nothing on SQLite`() async throws {
        let folder = try Folder()
        let data = folder.path("data")
        try FileManager.default.createDirectory(
            atPath: data, withIntermediateDirectories: true)
        try await survive(rounds: 50, data: data, store: nil) {
            try SQLiteStore(path: "\(data)/centre.sqlite", modules: Self.modules)
        }
    }

    @Test func `ten kills lose nothing on PostgreSQL`() async throws {
        let folder = try Folder()
        let url = try PostgresServer.shared().url(
            schema: "crash_\(UInt32.random(in: 0 ... .max))")
        try await survive(rounds: 10, data: folder.path("data"), store: url) {
            try PostgresStore(url: url, modules: Self.modules)
        }
    }

    private static let modules = Module.all
    private static let login = "clerk1"
    private static let password = "steel-yard-2025"

    private func survive(
        rounds: Int, data: String, store: String?, open: () throws -> any Store
    ) async throws {
        try FileManager.default.createDirectory(
            atPath: data, withIntermediateDirectories: true)
        try await prepare(data, open)
        let arguments = ["--data", data] + (store.map { ["--store", $0] } ?? [])
        let kept = Mutex<Set<String>>([])
        var client: Client?
        for round in 0..<rounds {
            let server = try await Server(arguments)
            let signedIn =
                if let client { client } else {
                    try await Client(server, login: Self.login, password: Self.password)
                }
            client = signedIn
            await load(server, signedIn, killedAfter: .random(in: 2...80)) { id in
                kept.withLock { _ = $0.insert(id) }
            }
            try await check(open, kept.withLock { $0 }, "round \(round)")
        }
        #expect(kept.withLock { $0.count } > rounds)
    }

    private func prepare(_ data: String, _ open: () throws -> any Store) async throws {
        let store = try open()
        let directory = URL(filePath: data, directoryHint: .isDirectory)
        let centre = try Centre(
            store: store, files: FileStore(directory: directory.appending(path: "papers")),
            vault: Vault(keyFile: directory.appending(path: "vault.key")), modules: Self.modules)
        try await RegisterDesk(centre).declare(
            MeasureDraft(
                name: "acts", title: Words("办件", "Acts"), unit: "件", gathering: "count",
                proof: "登记表"), by: .operator)
        _ = try await AccountDesk(centre).add(
            login: Self.login, name: "Chen", roles: [.clerk], password: Self.password,
            by: .operator)
        try store.close()
    }

    /// Sixteen people post entries until the server is killed in the midst of it, soon after so
    /// many were acknowledged.
    private func load(
        _ server: Server, _ client: Client, killedAfter count: Int,
        _ acknowledged: @escaping @Sendable (String) -> Void
    ) async {
        let (acknowledgements, acknowledgement) = AsyncStream.makeStream(of: Void.self)
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                for await _ in acknowledgements.prefix(count) {}
                try? await Task.sleep(for: .milliseconds(.random(in: 0...20)))
                server.kill()
            }
            for person in 0..<16 {
                group.addTask {
                    let entry = [
                        "measure": "register.acts", "day": "2025-03-03", "amount": "1",
                        "of": "", "subject": "case \(person)", "document": "sheet", "note": "",
                    ]
                    while let answer = try? await server.send(
                        "POST", "/api/register/entries", entry, as: client)
                    {
                        let body = try? JSONDecoder().decode(
                            [String: String].self, from: answer.body)
                        guard answer.status == 201, let id = body?["id"] else { continue }
                        acknowledged(id)
                        acknowledgement.yield()
                    }
                }
            }
        }
    }

    private func check(
        _ open: () throws -> any Store, _ kept: Set<String>, _ round: String
    ) async throws {
        let store = try open()
        defer { try? store.close() }
        let found = try await store.read { reader in
            let ids: [String] = try reader.rows("SELECT id FROM register_entry").map {
                try $0("id")
            }
            let observed: Int =
                try reader.rows("SELECT COUNT(*) AS n FROM observation")
                .first.map { try $0("n") } ?? 0
            let evidence = Evidence(
                of: ["register.acts"], from: Day.first(of: 2025), through: Day.last(of: 2025))
            let counted = try reader.figure(.count, evidence)?.value ?? .zero
            return (ids: Set(ids), observed, counted, try reader.verifyJournal())
        }
        #expect(kept.isSubset(of: found.ids), "\(round): an acknowledged entry is gone")
        #expect(found.1 == found.ids.count, "\(round)")
        #expect(found.2 == Ratio(Int128(found.ids.count)), "\(round): the tally differs")
        guard case .sound = found.3 else {
            Issue.record("\(round): \(found.3)")
            return
        }
    }
}
