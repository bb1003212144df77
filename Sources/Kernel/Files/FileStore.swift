import Crypto
import Foundation

/// Papers kept beside the database, each under its SHA-256; the journal holds the digest.
package struct FileStore: Sendable {
    private let directory: URL

    package init(directory: URL) { self.directory = directory }

    /// Keeps the bytes durably and returns their digest in hexadecimal. Keeping the same bytes
    /// twice keeps them once.
    ///
    /// - Throws: `Fault` when they cannot be written.
    package func keep(_ bytes: Data) throws -> String {
        let digest = Hex.text(SHA256.hash(data: bytes))
        let target = url(for: digest)
        if FileManager.default.fileExists(atPath: target.path(percentEncoded: false)) {
            return digest
        }
        do {
            let folder = target.deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let draft = folder.appending(path: ".\(UUID().uuidString)")
            try bytes.write(to: draft)
            let handle = try FileHandle(forUpdating: draft)
            try handle.synchronize()
            try handle.close()
            try FileManager.default.moveItem(at: draft, to: target)
        } catch {
            throw Fault("cannot keep a file of \(bytes.count) bytes: \(error)")
        }
        return digest
    }

    /// The bytes of a digest; nil when nothing is kept under it.
    ///
    /// - Throws: `Fault` when what is there is not what was kept.
    package func bytes(_ digest: String) throws -> Data? {
        guard digest.count == 64, digest.allSatisfy(\.isHexDigit) else { return nil }
        guard let bytes = try? Data(contentsOf: url(for: digest)) else { return nil }
        guard Hex.text(SHA256.hash(data: bytes)) == digest else {
            throw Fault("the file \(digest) is damaged")
        }
        return bytes
    }

    private func url(for digest: String) -> URL {
        directory.appending(path: "\(digest.prefix(2))").appending(path: digest)
    }
}
