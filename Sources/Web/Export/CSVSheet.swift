import Foundation
import Kernel

/// A table as comma-separated values: UTF-8 with a byte-order mark, which Excel needs, and lines
/// that end as RFC 4180 says.
final class CSVSheet: ExportSheet {
    private let file: FileHandle
    private var pending = Data()
    private static let chunk = 64 << 10

    init(path: String, columns: [ExportColumn]) throws {
        _ = FileManager.default.createFile(
            atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        guard let file = FileHandle(forWritingAtPath: path) else {
            throw Fault("cannot write \(path)")
        }
        self.file = file
        pending.append(contentsOf: [0xEF, 0xBB, 0xBF])
        try add(columns.map { .text($0.title) })
    }

    func add(_ row: [ExportValue]) throws {
        let line = row.map { CSV.field($0.text) }.joined(separator: ",")
        pending.append(contentsOf: "\(line)\r\n".utf8)
        if pending.count >= Self.chunk { try flush() }
    }

    func finish() throws {
        try flush()
        try file.close()
    }

    private func flush() throws {
        try file.write(contentsOf: pending)
        pending.removeAll(keepingCapacity: true)
    }
}
