import Foundation
import Kernel
import Testing
import TestStores

/// What happens to a centre whose PostgreSQL server goes away, on servers of the tests' own.
@Suite(.serialized) struct LossTests {
    @Test func `whatever was acknowledged survives connections cut off in the middle`() async throws
    {
        try await survive { server in
            for _ in 0..<6 { try Self.cutTransactions(server) }
            try Self.strike("pg_terminate_backend", server)
        }
    }

    @Test func `whatever was acknowledged survives statements cancelled in the middle`()
        async throws
    {
        try await survive { server in
            let statement = """
                DO $$ BEGIN FOR number IN 1..1500 LOOP
                    PERFORM pg_cancel_backend(pid) FROM pg_stat_activity
                    WHERE application_name = 'zhunxing';
                    PERFORM pg_sleep(0.0005);
                END LOOP; END $$
                """
            try server.run("psql", "--dbname=postgres", "--command=\(statement)")
            try Self.strike("pg_cancel_backend", server)
        }
    }

    @Test func `whatever was acknowledged survives a server that dies and starts again`()
        async throws
    {
        try await survive { server in
            try await Task.sleep(for: .milliseconds(300))
            try server.stop()
            try await Task.sleep(for: .milliseconds(300))
            try server.start()
        }
    }

    @Test func `a writer cut off in its own write keeps nothing of it`() async throws {
        try await withServer { _, centre in
            try await centre.note("before")
            let fault = await #expect(throws: Fault.self) {
                try await centre.write(as: "zhao") { transaction in
                    try transaction.note("lost")
                    try transaction.run("SELECT pg_terminate_backend(pg_backend_pid())")
                    try transaction.note("never")
                }
            }
            #expect(fault?.description.contains("the connection to PostgreSQL was lost") == true)
            try await centre.note("after")
            let kept = try await centre.notes()
            #expect(kept == ["note/before", "note/after"])
            try await centre.expectSound(entries: 2)
        }
    }

    @Test func `nobody notices a connection that was lost while idle`() async throws {
        try await withServer { server, centre in
            try await centre.note("before")
            for _ in 0..<8 { try await centre.expectSound(entries: 1) }
            try Self.cutConnections(server)
            try await centre.note("after")
            for _ in 0..<8 { try await centre.expectSound(entries: 2) }
        }
    }

    @Test func `a server that is down is told without the password`() async throws {
        try await withServer { server, centre in
            try await centre.note("before")
            try server.stop()
            let writing = await #expect(throws: Fault.self) { try await centre.note("lost") }
            let reading = await #expect(throws: Fault.self) { try await centre.notes() }
            for fault in [writing, reading] {
                let text = try #require(fault).description
                #expect(text.contains("cannot connect to PostgreSQL"))
                #expect(!text.contains(PostgresServer.password))
            }
            try server.start()
            try await centre.note("after")
            try await centre.expectSound(entries: 2)
        }
    }
}

extension LossTests {
    /// Keeps the journal until a write stands before it in the midst of its transaction, and has
    /// PostgreSQL do this to the write's connection: where other moments are a matter of luck, this
    /// one is certain.
    private static func strike(_ function: String, _ server: PostgresServer) throws {
        let statement = """
            DO $$ BEGIN
                EXECUTE (
                    SELECT 'LOCK TABLE ' || schemaname || '.journal IN EXCLUSIVE MODE'
                    FROM pg_tables WHERE tablename = 'journal');
                LOOP
                    PERFORM pg_stat_clear_snapshot();
                    PERFORM \(function)(pid) FROM pg_stat_activity
                    WHERE application_name = 'zhunxing' AND wait_event_type = 'Lock';
                    EXIT WHEN FOUND;
                    PERFORM pg_sleep(0.0005);
                END LOOP;
            END $$
            """
        try server.run("psql", "--dbname=postgres", "--command=\(statement)")
    }

    /// Waits for a transaction to be in the middle of, for a few seconds at most, and cuts it off.
    private static func cutTransactions(_ server: PostgresServer) throws {
        let statement = """
            DO $$ BEGIN FOR number IN 1..4000 LOOP
                PERFORM pg_stat_clear_snapshot();
                PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE application_name = 'zhunxing' AND state = 'idle in transaction';
                EXIT WHEN FOUND;
                PERFORM pg_sleep(0.0005);
            END LOOP; END $$
            """
        try server.run("psql", "--dbname=postgres", "--command=\(statement)")
    }

    /// Cuts every connection, and returns when they are.
    private static func cutConnections(_ server: PostgresServer) throws {
        let statement = """
            SELECT pg_terminate_backend(pid, 600000) FROM pg_stat_activity
            WHERE application_name = 'zhunxing'
            """
        try server.run("psql", "--dbname=postgres", "--command=\(statement)")
    }

    private func withServer(
        _ body: (PostgresServer, Centre) async throws -> Void
    ) async throws {
        let server = try PostgresServer()
        let place = try TestPlace(on: .postgres, server: server)
        defer { place.remove() }
        let store = try place.open()
        try await body(server, place.centre(on: store))
        try store.close()
        try server.stop()
    }

    /// Lets 16 tasks write on and on while the server is harmed, then looks what was kept.
    ///
    /// Harm goes on until somebody was told of it, so that a busy machine tests as much as an
    /// idle one.
    private func survive(_ harm: @escaping (PostgresServer) async throws -> Void) async throws {
        try await withServer { server, centre in
            let ledger = Ledger()
            let writers = (0..<16).map { name in
                Task { await Self.writeOn("\(name)", in: centre, ledger) }
            }
            try await ledger.waitForMore(than: 100)
            for _ in 0..<20 where await ledger.faults.isEmpty { try await harm(server) }
            let before = await ledger.acknowledged.count
            try await ledger.waitForMore(than: before + 20)
            for writer in writers { writer.cancel() }
            for writer in writers { await writer.value }
            let (acknowledged, faults) = await (ledger.acknowledged, ledger.faults)
            let kept = try await centre.notes()
            #expect(!faults.isEmpty, "nothing was harmed")
            #expect(acknowledged.subtracting(kept) == [])
            #expect(Set(kept).count == kept.count)
            #expect(faults.allSatisfy { $0.contains("PostgreSQL") }, "\(Set(faults))")
            #expect(!faults.contains { $0.contains(PostgresServer.password) })
            try await centre.expectSound(entries: kept.count)
        }
    }

    private static func writeOn(_ name: String, in centre: Centre, _ ledger: Ledger) async {
        var number = 0
        while !Task.isCancelled {
            number += 1
            do {
                try await centre.note("\(name)-\(number)")
                await ledger.acknowledge("note/\(name)-\(number)")
            } catch {
                await ledger.tell("\(error)")
                try? await Task.sleep(for: .milliseconds(5))
            }
        }
    }
}

/// What writers were told while the server was harmed.
private actor Ledger {
    private(set) var acknowledged: Set<String> = []
    private(set) var faults: [String] = []

    func acknowledge(_ note: String) { acknowledged.insert(note) }
    func tell(_ fault: String) { faults.append(fault) }

    /// Waits until more writes than that were acknowledged, for ten minutes at most.
    func waitForMore(than count: Int) async throws {
        for _ in 0..<60_000 where acknowledged.count <= count {
            try await Task.sleep(for: .milliseconds(10))
        }
    }
}
