import Foundation
import Kernel
import Testing

@Suite final class FileStoreTests {
    private let paper = Data("abc".utf8)
    /// Of "abc", as FIPS 180-4 prints it.
    private let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    private let directory = FileManager.default.temporaryDirectory
        .appending(path: "files-\(UUID().uuidString)")
    private let store: FileStore

    init() { store = FileStore(directory: directory) }

    deinit { try? FileManager.default.removeItem(at: directory) }

    private func files() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: directory.path(percentEncoded: false))
            .filter { $0.contains("/") }
    }

    @Test func `what is kept is given back by its digest`() throws {
        #expect(try store.keep(paper) == digest)
        #expect(try store.bytes(digest) == paper)
        let nothing = try store.keep(Data())
        #expect(try store.bytes(nothing) == Data())
    }

    @Test func `the same bytes are kept once and leave no draft`() throws {
        for _ in 1...3 { #expect(try store.keep(paper) == digest) }
        #expect(try files() == ["ba/\(digest)"])
    }

    @Test func `the same bytes kept by many at once are kept once`() async throws {
        for number in 0..<20 {
            let (store, paper) = (store, Data("paper \(number)".utf8))
            let digests = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<16 { group.addTask { try store.keep(paper) } }
                return try await group.reduce(into: Set()) { $0.insert($1) }
            }
            #expect(digests.count == 1)
        }
        #expect(try files().count == 20)
    }

    @Test func `a damaged file is noticed when it is read`() throws {
        _ = try store.keep(paper)
        try Data("abd".utf8).write(to: directory.appending(path: "ba/\(digest)"))
        #expect(throws: Fault.self) { try store.bytes(digest) }
    }

    @Test func `keeping a paper again puts a damaged one right`() throws {
        _ = try store.keep(paper)
        try Data("abd".utf8).write(to: directory.appending(path: "ba/\(digest)"))
        #expect(try store.keep(paper) == digest)
        #expect(try store.bytes(digest) == paper)
    }

    @Test func `what cannot be read is a fault, not nothing`() throws {
        _ = try store.keep(paper)
        let target = directory.appending(path: "ba/\(digest)")
        try FileManager.default.removeItem(at: target)
        // A folder in its place: there is something, and it does not read.
        try FileManager.default.createDirectory(at: target, withIntermediateDirectories: false)
        #expect(throws: Fault.self) { try store.bytes(digest) }
    }

    @Test func `what was never kept is nothing`() throws {
        #expect(try store.bytes(digest) == nil)
    }

    @Test func `a digest with slashes, dots or another length leads nowhere`() throws {
        _ = try store.keep(paper)
        try paper.write(to: directory.appending(path: "secret"))
        let wrong = [
            "", "..", "../secret", "ba/\(digest)", "\(digest.prefix(63))", "\(digest)0",
            "../\(digest.dropFirst(3))", "\(digest.prefix(63))/",
            "../" + String(repeating: "/", count: 55) + "secret",
            "\(digest.prefix(63))\u{0}", "％\(digest.dropFirst())",
        ]
        for text in wrong { #expect(try store.bytes(text) == nil) }
    }
}
