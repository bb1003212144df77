import CPostgres
import Foundation
import Kernel
@testable import PostgresStore
import Testing
import TestStores

/// What only PostgreSQL does, or does otherwise.
@Suite struct PostgresTests {
    @Test(arguments: [
        "postgres://u:s3cret@127.0.0.1:1/db", "postgres://u:s3cret@nowhere.invalid/db",
        "postgres://u:s3cret@[::1]:1/db?schema=Centre", "postgres://u:s3cret@h/db?schema=pg_x",
        "postgres://u:s3cret@h/db?schema=a%22b", "postgres://u:s3cret@127.0.0.1:1/db?colour=blue",
        "postgres://u:p@s3cret@127.0.0.1:1/db", "mysql://u:s3cret@h/db", "s3cret",
        "postgres://u@127.0.0.1:1/db?password=s3cret",
    ])
    func `a bad address is a fault without the password`(url: String) {
        let fault = #expect(throws: Fault.self) {
            _ = try PostgresStore(url: url, modules: [.kernel])
        }
        #expect(fault?.description.contains("s3cret") == false)
    }

    @Test func `a wrong password is a fault that does not repeat it`() throws {
        let url = try PostgresServer.shared().url(schema: "centre")
            .replacing(PostgresServer.password, with: "sesame-open")
        let fault = #expect(throws: Fault.self) {
            _ = try PostgresStore(url: url, modules: [.kernel])
        }
        #expect(fault?.description.contains("password authentication failed") == true)
        #expect(fault?.description.contains("sesame-open") == false)
    }

    @Test func `a column that is neither text nor whole number is named`() async throws {
        try await withCentre(on: .postgres) { centre in
            for column in ["1.5", "TRUE", "SUM(sequence)"] {
                let fault = await #expect(throws: Fault.self) {
                    try await centre.read { reader in
                        let value = SQL(made: column)
                        _ = try reader.rows("SELECT \(part: value) AS odd FROM journal")
                    }
                }
                #expect(fault?.description.contains("column odd") == true)
            }
        }
    }

    @Test func `a text with a zero byte is refused whole, never cut`() async throws {
        try await withCentre(on: .postgres) { centre in
            let fault = await #expect(throws: Fault.self) { try await centre.note("a\0b") }
            #expect(fault?.description.contains("zero byte") == true)
            try await centre.note("c")
            try await centre.expectSound(entries: 1)
        }
    }

    @Test func `thousands of different statements do not fill the server`() async throws {
        try await withCentre(on: .postgres) { centre in
            let prepared = try await centre.read { reader in
                for number in 0..<2_000 {
                    let column = SQL(made: "c\(number)")
                    let row = try reader.first("SELECT \(number) AS \(part: column)")
                    guard let value: Int = try row?("c\(number)"), value == number else {
                        throw Fault("statement \(number) answered for another")
                    }
                }
                let row = try reader.first("SELECT COUNT(*) AS many FROM pg_prepared_statements")
                return try row?("many") as Int?
            }
            #expect(try #require(prepared) <= 257)
        }
    }

    @Test func `a commit wakes whoever listens for its centre`() async throws {
        let place = try TestPlace(on: .postgres)
        defer { place.remove() }
        let store = try place.open()
        let centre = try place.centre(on: store)
        let parts = place.location.components(separatedBy: "?schema=")
        let (address, schema) = (parts[0], try #require(parts.last))
        let listener = try #require(PQconnectdb(address))
        defer { PQfinish(listener) }
        PQclear(PQexec(listener, "LISTEN zhunxing_\(schema)"))
        try await centre.note("wake up")
        PQclear(PQexec(listener, "SELECT 1"))
        let notification = try #require(PQnotifies(listener))
        defer { PQfreemem(notification) }
        #expect(!String(cString: notification.pointee.extra).isEmpty)
        try store.close()
    }

    @Test func `without pg_dump a copy is refused by the name of what is missing`() throws {
        let fault = #expect(throws: Fault.self) {
            _ = try PostgresDump.tool("pg_dump", in: "/nowhere:")
        }
        #expect(fault?.description.contains("pg_dump is not installed") == true)
    }

    @Test func `the last writer's lock is waited for, whoever holds it`() async throws {
        let place = try TestPlace(on: .postgres)
        defer { place.remove() }
        let stores = try [place.open(), place.open()]
        let centres = try stores.map { try place.centre(on: $0) }
        let gate = DispatchSemaphore(value: 0)
        let (holds, hold) = AsyncStream.makeStream(of: Void.self)
        let first = Task {
            try await centres[0].write(as: "zhao") { transaction in
                hold.yield()
                gate.wait()
                return try transaction.note("first")
            }
        }
        for await _ in holds { break }
        let second = Task { try await centres[1].note("second") }
        try await Task.sleep(for: .milliseconds(100))
        gate.signal()
        #expect(try await first.value == 1)
        #expect(try await second.value == 2)
        for store in stores { try store.close() }
    }
}
