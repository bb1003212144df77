import Foundation
import Kernel
import SQLiteStore
import Testing

@Suite struct VaultTests {
    private let liNa = Person(name: "李娜", telephone: "021-12345678")

    private func withCentre(_ act: (Centre, URL) async throws -> Void) async throws {
        let directory = FileManager.default.temporaryDirectory
            .appending(path: "vault-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let path = directory.appending(path: "centre.sqlite").path(percentEncoded: false)
        let store = try SQLiteStore(path: path, modules: [.kernel])
        let centre = Centre(
            store: store, files: FileStore(directory: directory),
            vault: try Vault(keyFile: directory.appending(path: "vault.key")), modules: [.kernel])
        try await act(centre, directory)
        try store.close()
    }

    private func seal(_ person: Person, as id: String, in centre: Centre) async throws {
        try await centre.write(as: "test") { try centre.vault.seal(person, as: id, in: $0) }
    }

    private func person(_ id: String, in centre: Centre) async throws -> Person? {
        try await centre.read { try centre.vault.open(id, in: $0) }
    }

    @Test func `a person is kept, replaced and erased`() async throws {
        try await withCentre { centre, _ in
            try await seal(liNa, as: "1", in: centre)
            #expect(try await person("1", in: centre) == liNa)
            try await seal(Person(name: "李娜娜"), as: "1", in: centre)
            #expect(try await person("1", in: centre) == Person(name: "李娜娜"))
            try await centre.write(as: "test") { try centre.vault.erase("1", in: $0) }
            #expect(try await person("1", in: centre) == nil)
            #expect(try await person("2", in: centre) == nil)
        }
    }

    @Test func `the database holds no name, and the same person looks different twice`()
        async throws
    {
        try await withCentre { centre, _ in
            try await seal(liNa, as: "1", in: centre)
            try await seal(liNa, as: "2", in: centre)
            let sealed: [String] = try await centre.read {
                try $0.rows("SELECT sealed FROM person").map { try $0("sealed") }
            }
            #expect(Set(sealed).count == 2)
            for text in sealed {
                let bytes = try #require(Data(base64Encoded: text))
                #expect(bytes.range(of: Data("李娜".utf8)) == nil)
            }
        }
    }

    @Test func `a sealed person does not open under another id, or when it is changed`()
        async throws
    {
        try await withCentre { centre, _ in
            try await seal(liNa, as: "1", in: centre)
            _ = try await centre.write(as: "test") {
                try $0.run("INSERT INTO person SELECT '2', sealed FROM person")
            }
            await #expect(throws: Fault.self) { try await person("2", in: centre) }
            _ = try await centre.write(as: "test") {
                try $0.run("UPDATE person SET sealed = 'AAAA' || substr(sealed, 5)")
            }
            await #expect(throws: Fault.self) { try await person("1", in: centre) }
        }
    }

    @Test func `another key opens nothing`() async throws {
        try await withCentre { centre, directory in
            try await seal(liNa, as: "1", in: centre)
            let other = try Vault(keyFile: directory.appending(path: "other.key"))
            await #expect(throws: Fault.self) {
                try await centre.read { try other.open("1", in: $0) }
            }
            let same = try Vault(keyFile: directory.appending(path: "vault.key"))
            #expect(try await centre.read { try same.open("1", in: $0) } == liNa)
        }
    }

    @Test func `the key file is its owner's alone, and a damaged one is refused`() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).key")
        let path = url.path(percentEncoded: false)
        defer { try? FileManager.default.removeItem(at: url) }
        _ = try Vault(keyFile: url)
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(try Data(contentsOf: url).count == 32)
        try Data(repeating: 0, count: 31).write(to: url)
        #expect(throws: Fault.self) { try Vault(keyFile: url) }
    }
}
