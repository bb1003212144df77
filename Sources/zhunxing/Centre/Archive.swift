import Foundation
import Kernel
import Tools

/// A backup file: a tar of the records, the papers and the keys.
enum Archive {
    /// The records of a SQLite centre.
    static let records = "centre.sqlite"
    /// The records of a PostgreSQL centre, as its own tools dump them.
    static let dump = "centre.dump"
    private static let papers = "papers"
    /// What opens the vault, and what signs.
    static let keys = ["vault.key", "signing.key"]

    /// An empty folder beside a file, so that a move into place stays on one disk.
    static func folder(beside file: String) throws -> URL {
        let folder = URL(filePath: file).deletingLastPathComponent()
            .appending(path: ".zhunxing-\(UUID().uuidString)", directoryHint: .isDirectory)
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
        } catch { throw Fault("cannot write beside \(file): \(error.localizedDescription)") }
        return folder
    }

    /// - Parameter data: the directory of the papers and the keys.
    static func pack(
        _ folder: URL, _ records: String, of data: String, withKeys: Bool, into file: String
    ) async throws {
        let directory = URL(filePath: data, directoryHint: .isDirectory)
        let beside = ([papers] + (withKeys ? keys : [])).filter { has($0, in: directory) }
        let draft = file + ".part"
        // For its owner alone from its first byte on; tar keeps what it finds.
        guard
            FileManager.default.createFile(
                atPath: draft, contents: nil, attributes: [.posixPermissions: 0o600])
        else { throw Fault("cannot write \(draft)") }
        try await tar(
            ["-cf", draft, "-C", folder.path(percentEncoded: false), records]
                + (beside.isEmpty ? [] : ["-C", directory.path(percentEncoded: false)] + beside))
        let handle = try FileHandle(forUpdating: URL(filePath: draft))
        try handle.synchronize()
        try handle.close()
        try FileManager.default.moveItem(atPath: draft, toPath: file)
    }

    /// - Throws: `Refusal` when the file is not a backup.
    static func unpack(_ file: String, into folder: URL) async throws {
        do {
            try await tar(["-xf", file, "-C", folder.path(percentEncoded: false)])
        } catch is Fault { throw Refusal.notABackup(file) }
        guard has(records, in: folder) || has(dump, in: folder) else {
            throw Refusal.notABackup(file)
        }
    }

    static func has(_ name: String, in folder: URL) -> Bool {
        let path = folder.appending(path: name).path(percentEncoded: false)
        return FileManager.default.fileExists(atPath: path)
    }

    static func move(_ folder: URL, into data: String) throws {
        let target = URL(filePath: data, directoryHint: .isDirectory)
        // The records go last: a centre is there only when everything else is.
        for name in keys + [papers, records] {
            guard has(name, in: folder) else { continue }
            let place = target.appending(path: name)
            if keys.contains(name) {
                // One that is there already is the same.
                guard !has(name, in: target) else { continue }
                try FileManager.default.setAttributes(
                    [.posixPermissions: 0o600],
                    ofItemAtPath: folder.appending(path: name).path(percentEncoded: false))
            }
            try FileManager.default.moveItem(at: folder.appending(path: name), to: place)
        }
    }

    /// - Throws: `Refusal` where the directory has a key that is not the backup's: one of the two
    ///   would be lost.
    static func requireSameKeys(_ folder: URL, as data: String) throws {
        let target = URL(filePath: data, directoryHint: .isDirectory)
        for name in keys where has(name, in: folder) && has(name, in: target) {
            let isSame =
                try Data(contentsOf: folder.appending(path: name))
                == Data(contentsOf: target.appending(path: name))
            guard isSame else { throw Refusal.otherKey(name, data) }
        }
    }

    private static func tar(_ arguments: [String]) async throws {
        guard let tool = OutsideTool("tar") else { throw Fault("tar is not installed") }
        try await tool.succeed(arguments)
    }
}

extension Refusal {
    fileprivate static func otherKey(_ name: String, _ data: String) -> Refusal {
        Refusal(
            "other_key", "\(data) 里的 \(name) 与备份里的不同；请先移走它，或恢复到空目录。",
            "The \(name) in \(data) is not the backup's; move it away first, or restore into an "
                + "empty directory.", at: "--data")
    }

    fileprivate static func notABackup(_ file: String) -> Refusal {
        Refusal(
            "not_a_backup", "这不是准星的备份文件。", "This is not a backup of a centre.", at: file)
    }
}
