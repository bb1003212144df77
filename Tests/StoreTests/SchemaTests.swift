import Foundation
import Kernel
import Testing
import TestStores

@Suite struct SchemaTests {
    private static let parcels = Module(
        name: "parcels",
        migrations: [
            Migration(
                "parcels.0001_parcels",
                [
                    """
                    CREATE TABLE parcel (
                        name TEXT NOT NULL PRIMARY KEY, weight BIGINT NOT NULL,
                        note TEXT, CHECK (weight >= 0))
                    """
                ])
        ])

    @Test(arguments: TestStore.allCases)
    func `data of a newer program is refused by the name of what is new`(
        on kind: TestStore
    ) throws {
        let place = try TestPlace(on: kind)
        defer { place.remove() }
        try place.open(modules: [.kernel, Self.parcels]).close()
        let fault = #expect(throws: Fault.self) { _ = try place.open() }
        #expect(fault?.description.contains("newer version") == true)
        #expect(fault?.description.contains("parcels.0001_parcels") == true)
        try place.open(modules: [.kernel, Self.parcels]).close()
    }

    @Test(arguments: TestStore.allCases)
    func `a newer program brings older data up to date and keeps it`(
        on kind: TestStore
    ) async throws {
        let place = try TestPlace(on: kind)
        defer { place.remove() }
        let old = try place.open()
        try await place.centre(on: old).note("kept")
        try old.close()
        let new = try place.open(modules: [.kernel, Self.parcels])
        let centre = try place.centre(on: new)
        try await centre.write(as: "wu") { transaction in
            _ = try transaction.run("INSERT INTO parcel VALUES ('a', 1, NULL)")
        }
        #expect(try await centre.notes() == ["note/kept"])
        try new.close()
    }

    @Test(arguments: TestStore.allCases)
    func `many processes may start at once on nothing`(on kind: TestStore) async throws {
        let place = try TestPlace(on: kind)
        defer { place.remove() }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<6 {
                group.addTask { try place.open(modules: [.kernel, Self.parcels]).close() }
            }
            try await group.waitForAll()
        }
    }

    @Test(arguments: TestStore.allCases)
    func `both databases order and compare texts by their bytes`(on kind: TestStore) async throws {
        try await withCentre(on: kind, modules: [.kernel, Self.parcels]) { centre in
            let names = ["b", "A", "a", "中", "丁", "_", "2025-03", "2025-03-01", "20250302", "é"]
            try await centre.write(as: "wu") { transaction in
                for name in names {
                    try transaction.run("INSERT INTO parcel VALUES (\(name), 1, \(name))")
                }
            }
            let (ordered, above) = try await centre.read { reader in
                let ordered: [String] = try reader.rows("SELECT name FROM parcel ORDER BY name")
                    .map { try $0("name") }
                let above: [String] = try reader.rows(
                    "SELECT name FROM parcel WHERE note > \("a") ORDER BY note"
                ).map { try $0("name") }
                return (ordered, above)
            }
            let expected = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            #expect(ordered == expected)
            #expect(above == ["b", "é", "丁", "中"])
        }
    }

    @Test(arguments: TestStore.allCases)
    func `values come back as they went`(on kind: TestStore) async throws {
        let values: [(Int64, String?)] = [
            (0, nil), (.max, ""), (3_000_000_000, "it's \"quoted\" \\ ? $1"), (7, "多行\r\n\t文本 🎯"),
        ]
        try await withCentre(on: kind, modules: [.kernel, Self.parcels]) { centre in
            for (weight, note) in values {
                let back = try await centre.write(as: "wu") { transaction in
                    try transaction.run(
                        "INSERT INTO parcel VALUES (\("w\(weight)"), \(weight), \(note))")
                    return try transaction.first(
                        """
                        SELECT weight, note, '?' AS mark, COALESCE(\(weight), 0) AS same,
                            CASE WHEN weight > 0 THEN \(weight) ELSE 0 END AS chosen
                        FROM parcel WHERE weight = \(weight)
                        """)
                }
                let row = try #require(back)
                let numbers: [Int64] = try ["weight", "same", "chosen"].map { try row($0) }
                #expect(numbers == [weight, weight, weight])
                let (kept, mark): (String?, String) = try (row("note"), row("mark"))
                #expect(kept == note && mark == "?")
            }
        }
    }

    @Test(arguments: TestStore.allCases)
    func `what breaks a constraint is a fault, and nothing of it is kept`(
        on kind: TestStore
    ) async throws {
        try await withCentre(on: kind, modules: [.kernel, Self.parcels]) { centre in
            await #expect(throws: Fault.self) {
                try await centre.write(as: "wu") { transaction in
                    try transaction.note("weighed")
                    try transaction.run("INSERT INTO parcel VALUES ('a', -1, NULL)")
                }
            }
            let kept = try await centre.notes()
            #expect(kept.isEmpty)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `one look sees one state while others write`(on kind: TestStore) async throws {
        try await withCentre(on: kind) { centre in
            try await centre.note("before")
            let gate = DispatchSemaphore(value: 0)
            let (looks, look) = AsyncStream.makeStream(of: Void.self)
            let counting = Task {
                try await centre.read { reader in
                    let first = try reader.rows("SELECT sequence FROM journal").count
                    look.yield()
                    gate.wait()
                    return (first, try reader.rows("SELECT sequence FROM journal").count)
                }
            }
            for await _ in looks { break }
            try await centre.note("meanwhile")
            gate.signal()
            let (first, second) = try await counting.value
            #expect(first == 1 && second == 1)
            #expect(try await centre.notes().count == 2)
        }
    }
}
