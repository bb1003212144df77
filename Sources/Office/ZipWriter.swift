import CArchive
import Foundation
import Kernel

/// Writes a ZIP file piece by piece, so that a large one costs no memory.
///
/// The same files give the same bytes: there are no times in it, and names come in order. Its
/// comment is the SHA-256 of all that stands before it, so that damage is seen wherever it is.
package final class ZipWriter {
    private let archive: OpaquePointer
    private let output: ZipOutput
    private var last = ""
    private var isOpen = true
    /// As libarchive calls it, `AE_IFREG`.
    private static let plainFile: UInt32 = 0o100000

    /// - Throws: `Fault` when the file cannot be written.
    package init(path: String) throws {
        output = try ZipOutput(path: path)
        guard let archive = archive_write_new() else { throw Fault("no memory for a ZIP file") }
        self.archive = archive
        try check(archive_write_set_format_zip(archive))
        try check(
            archive_write_set_options(archive, "zip:compression=deflate,zip:hdrcharset=UTF-8"))
        archive_write_set_bytes_per_block(archive, 0)
        let this = Unmanaged.passUnretained(output).toOpaque()
        let opened = archive_write_open(
            archive, this, nil,
            { _, this, bytes, count in
                guard let this, let bytes else { return -1 }
                let output = Unmanaged<ZipOutput>.fromOpaque(this).takeUnretainedValue()
                return output.take(UnsafeRawBufferPointer(start: bytes, count: count)) ? count : -1
            }, nil)
        try check(opened)
    }

    deinit { if isOpen { archive_write_free(archive) } }

    /// Begins a file; the one before is complete.
    ///
    /// - Throws: `Fault` when the name does not come after the one before.
    package func begin(_ name: String) throws {
        guard Array(name.utf8).lexicographicallyPrecedes(Array(last.utf8)) == false, name != last
        else { throw Fault("\(name) does not come after \(last)") }
        last = name
        guard let entry = archive_entry_new() else { throw Fault("no memory for a ZIP entry") }
        defer { archive_entry_free(entry) }
        archive_entry_set_pathname_utf8(entry, name)
        archive_entry_set_filetype(entry, Self.plainFile)
        archive_entry_set_perm(entry, 0o644)
        try check(archive_write_header(archive, entry))
    }

    /// Adds bytes to the file that was begun.
    package func write(_ bytes: Data) throws {
        try bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let part = UnsafeRawBufferPointer(rebasing: rest)
                let written = archive_write_data(archive, part.baseAddress, part.count)
                guard written > 0 else { throw fault }
                rest = rest.dropFirst(written)
            }
        }
    }

    /// Completes the archive.
    package func finish() throws {
        try check(archive_write_close(archive))
        isOpen = false
        archive_write_free(archive)
        try output.finish()
    }

    private func check(_ code: Int32) throws {
        guard code >= ARCHIVE_WARN else { throw fault }
    }

    private var fault: Fault {
        let words = archive_error_string(archive).map { String(cString: $0) } ?? "no reason given"
        return Fault("cannot write a ZIP file: \(words)")
    }
}
