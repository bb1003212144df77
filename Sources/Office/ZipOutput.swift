import Crypto
import Foundation
import Kernel

/// The file that a ZIP is written to; adds the digest of it all as its comment.
final class ZipOutput {
    private let file: FileHandle
    private var hash = SHA256()
    /// The length of the comment, the last two bytes of a ZIP that has none.
    private var tail = Data()
    private static let mark = "sha256:"

    init(path: String) throws {
        _ = FileManager.default.createFile(
            atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        guard let file = FileHandle(forWritingAtPath: path) else {
            throw Fault("cannot write \(path)")
        }
        self.file = file
    }

    /// Returns whether they could be written.
    func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
        tail.append(contentsOf: bytes)
        let settled = tail.prefix(max(tail.count - 2, 0))
        tail = Data(tail.suffix(2))
        return (try? put(settled)) != nil
    }

    func finish() throws {
        guard tail == Data([0, 0]) else { throw Fault("a ZIP file ends as none should") }
        let length = Self.mark.utf8.count + 64
        try put(Data([UInt8(length & 255), UInt8(length >> 8)]))
        try file.write(contentsOf: Data((Self.mark + Hex.text(hash.finalize())).utf8))
        try file.close()
    }

    private func put(_ bytes: Data) throws {
        hash.update(data: bytes)
        try file.write(contentsOf: bytes)
    }
}
