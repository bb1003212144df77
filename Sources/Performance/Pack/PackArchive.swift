import Crypto
import Foundation
import Kernel

/// Where the files of a pack go, one after the other in the order of their names.
package protocol PackArchive: AnyObject {
    /// Begins a file; the one before is complete.
    func begin(_ name: String) throws
    func write(_ bytes: Data) throws
    /// Completes the archive.
    func finish() throws
}

/// The files of a pack under way, each with its digest.
final class PackFiles {
    private let archive: any PackArchive
    private(set) var listed: [PackManifest.File] = []
    private var hash = SHA256()
    private var count: Int64 = 0
    private var pending = Data()
    private let encoder = PackFiles.encoder()
    private static let chunk = 64 << 10

    init(_ archive: any PackArchive) { self.archive = archive }

    static func encoder() -> JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        return encoder
    }

    /// Writes a file whose content comes piece by piece.
    func add(_ name: String, _ fill: (PackFiles) throws -> Void) throws {
        try archive.begin(name)
        (hash, count) = (SHA256(), 0)
        try fill(self)
        try flush()
        listed.append(
            PackManifest.File(path: name, bytes: count, sha256: Hex.text(hash.finalize())))
    }

    /// Writes a whole file that the manifest does not list: the manifest and its signature.
    func addApart(_ name: String, _ bytes: Data) throws {
        try archive.begin(name)
        try archive.write(bytes)
    }

    func write(_ bytes: Data) throws {
        pending.append(bytes)
        if pending.count >= Self.chunk { try flush() }
    }

    /// One JSON document and the end of its line.
    func line(_ value: some Encodable) throws {
        try write(try encoder.encode(value) + Data("\n".utf8))
    }

    private func flush() throws {
        guard !pending.isEmpty else { return }
        hash.update(data: pending)
        count += Int64(pending.count)
        try archive.write(pending)
        pending.removeAll(keepingCapacity: true)
    }
}
