import CArchive
import Kernel

/// Writes a ZIP archive; the same files make the same bytes.
package final class ZIPWriter {
    private let archive: OpaquePointer
    private let path: String

    /// Midnight of 1 January 1980 in UTC, the first moment that a ZIP can tell.
    private static let epoch = 315_532_800

    /// - Throws: `Fault` if the file cannot be written.
    package init(path: String) throws(Fault) {
        guard let archive = archive_write_new() else { throw Fault("cannot write \(path)") }
        self.archive = archive
        self.path = path
        archive_write_set_format_zip(archive)
        try check(archive_write_open_filename(archive, path))
    }

    deinit { archive_write_free(archive) }

    /// Adds a file.
    ///
    /// - Throws: `Fault` when the disk is full.
    package func add(_ name: String, _ bytes: [UInt8]) throws(Fault) {
        try begin(name, size: bytes.count)
        try append(bytes)
    }

    /// Adds a file whose bytes follow in pieces.
    ///
    /// - Parameter size: all of them; nil when that is not known yet.
    package func begin(_ name: String, size: Int? = nil) throws(Fault) {
        guard let entry = archive_entry_new() else { throw Fault("cannot write \(path)") }
        defer { archive_entry_free(entry) }
        archive_entry_set_pathname_utf8(entry, name)
        if let size { archive_entry_set_size(entry, Int64(size)) }
        archive_entry_set_filetype(entry, 0o100000)
        archive_entry_set_perm(entry, 0o644)
        archive_entry_set_mtime(entry, Self.epoch, 0)
        try check(archive_write_header(archive, entry))
    }

    /// Adds bytes to the file that was begun last.
    package func append(_ bytes: [UInt8]) throws(Fault) {
        guard archive_write_data(archive, bytes, bytes.count) == bytes.count else { throw fault }
    }

    /// Completes the archive.
    package func finish() throws(Fault) { try check(archive_write_close(archive)) }

    private func check(_ code: CInt) throws(Fault) {
        guard code == ARCHIVE_OK || code == ARCHIVE_WARN else { throw fault }
    }

    private var fault: Fault {
        let words = archive_error_string(archive).map { String(cString: $0) } ?? ""
        return Fault("\(path): \(words)")
    }
}
