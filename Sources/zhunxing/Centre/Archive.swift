import Foundation
import Kernel
import Subprocess

/// A backup file: a tar of the records and the papers.
enum Archive {
    /// The records of a SQLite centre.
    static let records = "centre.sqlite"
    /// The records of a PostgreSQL centre, as its own tools dump them.
    static let dump = "centre.dump"
    private static let papers = "papers"

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

    static func pack(
        _ folder: URL, _ records: String, papersOf data: String, into file: String
    ) async throws {
        let kept = URL(filePath: data, directoryHint: .isDirectory).appending(path: papers)
        let hasPapers = FileManager.default.fileExists(atPath: kept.path(percentEncoded: false))
        let draft = file + ".part"
        try await tar(
            ["-cf", draft, "-C", folder.path(percentEncoded: false), records]
                + (hasPapers
                    ? ["-C", URL(filePath: data).path(percentEncoded: false), papers] : []))
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
        for name in [papers, records] {
            guard has(name, in: folder) else { continue }
            try FileManager.default.moveItem(
                at: folder.appending(path: name), to: target.appending(path: name))
        }
    }

    private static func tar(_ arguments: [String]) async throws {
        let result = try await run(
            .name("tar"), arguments: Arguments(arguments), output: .discarded,
            error: .string(limit: 4096))
        guard result.terminationStatus.isSuccess else {
            throw Fault("tar: \(result.standardError)")
        }
    }
}

extension Refusal {
    fileprivate static func notABackup(_ file: String) -> Refusal {
        Refusal(
            "not_a_backup", "这不是准星的备份文件。", "This is not a backup of a centre.", at: file)
    }
}
