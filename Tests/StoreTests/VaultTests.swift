import Foundation
import Kernel
import Testing
import TestStores

@Suite struct VaultTests {
    private let person = Person(name: "周明慧", telephone: "13800138000")

    @Test(arguments: TestStore.allCases)
    func `a person is sealed, found and erased, and the chain stays whole`(
        on kind: TestStore
    ) async throws {
        try await withCentre(on: kind) { centre in
            try await seal("p1", in: centre)
            let sealed: String? = try await centre.read { reader in
                try reader.first("SELECT sealed FROM person WHERE id = 'p1'").map {
                    try $0("sealed")
                }
            }
            let text = try #require(sealed)
            let bytes = try #require(Data(base64Encoded: text))
            for secret in ["周明慧", "13800138000", "name"] {
                #expect(bytes.range(of: Data(secret.utf8)) == nil)
            }
            #expect(try await centre.read { try centre.vault.open("p1", in: $0) } == person)
            try await centre.write(as: "wu") { transaction in
                try centre.vault.erase("p1", in: transaction)
                try transaction.note("erased")
            }
            #expect(try await centre.read { try centre.vault.open("p1", in: $0) } == nil)
            try await centre.expectSound(entries: 2)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `another key, or another person's row, opens nothing`(on kind: TestStore) async throws {
        try await withCentre(on: kind) { centre in
            try await seal("p1", in: centre)
            let folder = try TestDirectory.make("key")
            defer { try? FileManager.default.removeItem(at: folder) }
            let other = try Vault(keyFile: folder.appending(path: "other.key"))
            await #expect(throws: (any Error).self) {
                try await centre.read { _ = try other.open("p1", in: $0) }
            }
            try await centre.store.withConnection {
                _ = try $0.run("UPDATE person SET id = 'p2' WHERE id = 'p1'")
            }
            await #expect(throws: (any Error).self) {
                try await centre.read { _ = try centre.vault.open("p2", in: $0) }
            }
        }
    }

    @Test(arguments: TestStore.allCases)
    func `sealing again replaces what was there`(on kind: TestStore) async throws {
        try await withCentre(on: kind) { centre in
            try await seal("p1", in: centre)
            let moved = Person(name: "周明慧", telephone: nil)
            try await centre.write(as: "wu") { try centre.vault.seal(moved, as: "p1", in: $0) }
            #expect(try await centre.read { try centre.vault.open("p1", in: $0) } == moved)
        }
    }

    private func seal(_ id: String, in centre: Centre) async throws {
        let person = person
        try await centre.write(as: "wu") { transaction in
            try centre.vault.seal(person, as: id, in: transaction)
            try transaction.note("met")
        }
    }
}
