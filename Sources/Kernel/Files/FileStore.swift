import Crypto
import Foundation

/// Papers kept beside the database, each under its SHA-256; the journal holds the digest.
package struct FileStore: Sendable {
    private let directory: URL

    package init(directory: URL) { self.directory = directory }

    /// Keeps the bytes durably and returns their digest in hexadecimal. Keeping the same bytes
    /// twice, or by many at once, keeps them once, and puts a damaged file right.
    ///
    /// - Throws: `Fault` when they cannot be written.
    package func keep(_ bytes: Data) throws -> String {
        let digest = Hex.text(SHA256.hash(data: bytes))
        let target = url(for: digest)
        if (try? self.bytes(digest)) == bytes { return digest }
        do {
            let folder = target.deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let draft = folder.appending(path: ".\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: draft) }
            try bytes.write(to: draft)
            try FileStore.flush(draft)
            // Puts the draft in the place of whatever is there: it is the same, or damaged.
            let code = rename(
                draft.path(percentEncoded: false), target.path(percentEncoded: false))
            guard code == 0 else { throw Fault(String(cString: strerror(errno))) }
            try FileStore.flush(folder)
        } catch {
            throw Fault("cannot keep a file of \(bytes.count) bytes: \(error)")
        }
        return digest
    }

    private static func flush(_ url: URL) throws {
        let descriptor = open(url.path(percentEncoded: false), O_RDONLY)
        guard descriptor >= 0 else { throw Fault(String(cString: strerror(errno))) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw Fault(String(cString: strerror(errno))) }
    }

    /// The bytes of a digest; nil when nothing is kept under it.
    ///
    /// - Throws: `Fault` when what is there is not what was kept, or cannot be read.
    package func bytes(_ digest: String) throws -> Data? {
        guard digest.count == 64, digest.allSatisfy(\.isHexDigit) else { return nil }
        let path = url(for: digest).path(percentEncoded: false)
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        guard let bytes = try? Data(contentsOf: url(for: digest)) else {
            throw Fault("the file \(digest) cannot be read")
        }
        guard Hex.text(SHA256.hash(data: bytes)) == digest else {
            throw Fault("the file \(digest) is damaged")
        }
        return bytes
    }

    private func url(for digest: String) -> URL {
        directory.appending(path: "\(digest.prefix(2))").appending(path: digest)
    }
}
