import CArchive

/// The files of a ZIP archive, unpacked in memory within limits.
package struct ZIPArchive: Sendable {
    /// What was wanted, by name.
    package private(set) var files: [String: [UInt8]] = [:]
    /// The names of everything in it, in its order.
    package private(set) var names: [String] = []

    /// Whether bytes begin like a ZIP archive.
    package static func matches(_ bytes: some Collection<UInt8>) -> Bool {
        bytes.prefix(4).elementsEqual([0x50, 0x4B, 0x03, 0x04])
    }

    /// Unpacks what is wanted; nothing is ever unpacked beyond the limits.
    ///
    /// - Parameter wants: whether a file is unpacked, by its name.
    /// - Throws: `OfficeFault` for a damaged, encrypted or swelling archive.
    package init(
        _ bytes: [UInt8], limits: ZIPLimits = ZIPLimits(),
        wants: (String) -> Bool = { _ in true }
    ) throws(OfficeFault) {
        let reading = bytes.withUnsafeBytes { raw -> Result<ZIPArchive, OfficeFault> in
            Result { () throws(OfficeFault) in
                var unpacking = try Unpacking(raw, limits)
                defer { unpacking.close() }
                return try unpacking.archive(wants)
            }
        }
        self = try reading.get()
    }

    private init() {}

    /// An archive while it is unpacked.
    private struct Unpacking {
        private let handle: OpaquePointer
        private let limits: ZIPLimits
        private var left: Int
        private var buffer = [UInt8](repeating: 0, count: 64 << 10)

        init(_ raw: UnsafeRawBufferPointer, _ limits: ZIPLimits) throws(OfficeFault) {
            guard let handle = archive_read_new() else { throw OfficeFault(.damaged) }
            self.handle = handle
            self.limits = limits
            left = limits.allowance(forSize: raw.count)
            archive_read_support_format_zip(handle)
            guard archive_read_open_memory(handle, raw.baseAddress, raw.count) == ARCHIVE_OK
            else {
                archive_read_free(handle)
                throw OfficeFault(.damaged)
            }
        }

        func close() { archive_read_free(handle) }

        mutating func archive(_ wants: (String) -> Bool) throws(OfficeFault) -> ZIPArchive {
            var archive = ZIPArchive()
            var entry: OpaquePointer?
            while true {
                let code = archive_read_next_header(handle, &entry)
                if code == ARCHIVE_EOF { break }
                guard code == ARCHIVE_OK || code == ARCHIVE_WARN, let entry else { throw fault }
                guard archive.names.count < limits.entries else {
                    throw OfficeFault(.tooManyEntries, "> \(limits.entries)")
                }
                let name = Self.name(entry)
                archive.names.append(name)
                guard wants(name) else { continue }
                guard archive_entry_is_encrypted(entry) == 0 else {
                    throw OfficeFault(.encrypted, name)
                }
                let declared = archive_entry_size_is_set(entry) != 0 ? archive_entry_size(entry) : 0
                guard declared <= left else { throw swelling(name) }
                guard archive.files[name] == nil else { throw OfficeFault(.damaged, "2 × \(name)") }
                archive.files[name] = try contents(of: name, expecting: Int(declared))
            }
            guard !archive.names.isEmpty else { throw OfficeFault(.damaged) }
            return archive
        }

        private mutating func contents(
            of name: String, expecting size: Int
        ) throws(OfficeFault) -> [UInt8] {
            var contents: [UInt8] = []
            contents.reserveCapacity(max(size, 0))
            while true {
                let count = archive_read_data(handle, &buffer, buffer.count)
                guard count >= 0 else { throw fault }
                if count == 0 { return contents }
                left -= count
                guard left >= 0 else { throw swelling(name) }
                contents += buffer[..<count]
            }
        }

        private func swelling(_ name: String) -> OfficeFault {
            OfficeFault(.inflatesTooFar, name)
        }

        private var fault: OfficeFault {
            let words = archive_error_string(handle).map { String(cString: $0) } ?? ""
            let isLocked = words.contains("ncrypt") || words.contains("assphrase")
            return OfficeFault(isLocked ? .encrypted : .damaged, words)
        }

        private static func name(_ entry: OpaquePointer) -> String {
            if let name = archive_entry_pathname_utf8(entry) { return String(cString: name) }
            if let name = archive_entry_pathname(entry) { return String(cString: name) }
            return ""
        }
    }
}
