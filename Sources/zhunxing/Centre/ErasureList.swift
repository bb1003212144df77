import Foundation
import Kernel

/// The list of erasures that lies beside backups, and beside the data.
struct ErasureList {
    private(set) var all: Set<Erasure> = []
    /// The moment up to which it tells every erasure, as it is printed; nil where no list says.
    private(set) var through: String?

    /// The name of the list in its directory.
    static let name = "zhunxing-erasures.txt"
    private static let throughMark = "# through "

    static func url(beside backup: String) -> URL {
        URL(filePath: backup).deletingLastPathComponent().appending(path: name)
    }

    static func url(in data: String) -> URL {
        URL(filePath: data, directoryHint: .isDirectory).appending(path: name)
    }

    /// Adds what a list tells.
    ///
    /// - Throws: `Refusal` for a line that is none.
    mutating func read(_ url: URL) throws {
        let lines = try InputFile.text(url).split(separator: "\n")
        for line in lines where line.hasPrefix(Self.throughMark) {
            // Always in the time of Shanghai, so the later one is the greater text.
            through = max(through ?? "", String(line.dropFirst(Self.throughMark.count)))
        }
        for (number, line) in lines.enumerated() where !line.hasPrefix("#") {
            let parts = line.split(separator: " ")
            guard parts.count == 2, let kind = Erasure.Kind(rawValue: String(parts[0])) else {
                throw Refusal(
                    "not_an_erasure", "第 \(number + 1) 行不是删除记录。",
                    "Line \(number + 1) is no erasure.", at: url.path(percentEncoded: false))
            }
            all.insert(Erasure(kind: kind, subject: String(parts[1])))
        }
    }

    /// Adds what a centre's journal tells.
    mutating func read(_ centre: Centre) async throws {
        let now = centre.clock.now()
        let found = try await centre.read { reader in
            try Erasure.Kind.allCases.flatMap { kind in
                try reader.journalEntries(kind: kind.rawValue, limit: .max).map {
                    Erasure(kind: kind, subject: $0.subject)
                }
            }
        }
        all.formUnion(found)
        through = max(through ?? "", "\(now.day) \(now.clockText)")
    }

    /// Brings the list at a place up to date with a centre.
    static func update(_ url: URL, from centre: Centre) async throws {
        var list = ErasureList()
        if FileManager.default.fileExists(atPath: url.path(percentEncoded: false)) {
            try list.read(url)
        }
        try await list.read(centre)
        try list.write(to: url)
    }

    /// Writes it for its owner alone; whole, or not at all.
    func write(to url: URL) throws {
        let draft = url.appendingPathExtension(UUID().uuidString)
        let head = "# 已删除的人和内容（只有编号）；恢复备份时据此重新删除。 Erased: ids alone.\n"
        let mark = through.map { "\(Self.throughMark)\($0)\n" } ?? ""
        let text = head + mark + all.sorted().map { "\($0.kind.rawValue) \($0.subject)\n" }.joined()
        let (from, to) = (draft.path(percentEncoded: false), url.path(percentEncoded: false))
        guard
            FileManager.default.createFile(
                atPath: from, contents: Data(text.utf8),
                attributes: [.posixPermissions: 0o600]),
            rename(from, to) == 0
        else { throw Fault("cannot write \(to)") }
    }

    /// Does every erasure again that a restored centre still has.
    ///
    /// - Returns: how many were done, and those that were refused.
    func again(in centre: Centre) async throws -> (done: Int, refused: [Erasure]) {
        var (done, refused): (Int, [Erasure]) = (0, [])
        for erasure in all.sorted() {
            switch try await erasure.again(in: centre) {
            case .done: done += 1
            case .refused: refused.append(erasure)
            case .alreadyDone, .unknown: break
            }
        }
        return (done, refused)
    }
}
