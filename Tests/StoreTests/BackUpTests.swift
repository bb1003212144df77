import Foundation
import Kernel
import PostgresStore
import SQLiteStore
import Testing
import TestStores

@Suite struct BackUpTests {
    @Test(arguments: TestStore.allCases)
    func `a copy made while others write holds a whole chain`(on kind: TestStore) async throws {
        let place = try TestPlace(on: kind)
        defer { place.remove() }
        let store = try place.open()
        let centre = try place.centre(on: store)
        for number in 0..<50 { try await centre.note("\(number)") }
        let copy = place.directory.appending(path: "copy").path(percentEncoded: false)
        let writing = Task {
            for number in 50..<400 { try await centre.note("\(number)") }
        }
        try await store.backUp(to: copy)
        try await writing.value
        let restored = try restore(copy, from: place, kind)
        let restoredCentre = try place.centre(on: restored)
        let notes = try await restoredCentre.notes()
        #expect((50...400).contains(notes.count))
        try await restoredCentre.expectSound(entries: notes.count)
        try await restoredCentre.note("life goes on")
        try await centre.expectSound(entries: 400)
        try restored.close()
        try store.close()
    }

    @Test(arguments: TestStore.allCases)
    func `a copy does not overwrite a file, and one that fails leaves none`(
        on kind: TestStore
    ) async throws {
        let place = try TestPlace(on: kind)
        defer { place.remove() }
        let store = try place.open()
        let file = place.directory.appending(path: "precious")
        try Data("precious".utf8).write(to: file)
        await #expect(throws: (any Error).self) {
            try await store.backUp(to: file.path(percentEncoded: false))
        }
        #expect(try Data(contentsOf: file) == Data("precious".utf8))
        let nowhere = place.directory.appending(path: "no/such/folder/copy")
        let error = await #expect(throws: (any Error).self) {
            try await store.backUp(to: nowhere.path(percentEncoded: false))
        }
        #expect(!"\(String(describing: error))".contains(PostgresServer.password))
        try store.close()
    }

    @Test(arguments: TestStore.allCases)
    func `a closed store is a fault`(on kind: TestStore) async throws {
        let place = try TestPlace(on: kind)
        defer { place.remove() }
        let store = try place.open()
        let centre = try place.centre(on: store)
        try await centre.note("kept")
        try store.close()
        await #expect(throws: (any Error).self) { try await centre.note("lost") }
        await #expect(throws: (any Error).self) { try await centre.notes() }
        let again = try place.open()
        let notes = try await place.centre(on: again).notes()
        #expect(notes == ["note/kept"])
        try again.close()
    }

    private func restore(
        _ copy: String, from place: TestPlace, _ kind: TestStore
    ) throws -> any Store {
        switch kind {
        case .sqlite: return try SQLiteStore(path: copy, modules: [.kernel])
        case .postgres:
            let server = try PostgresServer.shared()
            let database = "restored_\(UUID().uuidString.prefix(8).lowercased())"
            try server.run("createdb", database)
            try server.run("pg_restore", "--dbname=\(database)", copy)
            let url = place.location.replacing("/postgres?", with: "/\(database)?")
            return try PostgresStore(url: url, modules: [.kernel])
        }
    }
}
