import ArgumentParser
import Foundation
import Kernel
import PostgresStore
import SQLiteStore

/// `zhunxing backup`: the whole centre in one file, consistent while the server runs.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copies records, papers and keys into one file.",
        discussion: """
            Whoever has the file can read everybody's names and sign in the centre's name: it is \
            made for its owner alone (0600), and is to be kept so. The list \
            zhunxing-erasures.txt beside it says who was erased, by ids alone; a restore reads it.
            """)
    @Argument(help: "The file to make.") var file: String
    @Flag(help: "Leave vault.key and signing.key out; keep copies of them apart.")
    var withoutKeys = false
    @OptionGroup var options: CentreOptions

    func run() async throws {
        guard !FileManager.default.fileExists(atPath: file) else {
            throw Refusal(
                "file_exists", "这个文件已经存在，请换一个名字。", "This file is there already.", at: file)
        }
        let centre = try options.open()
        let folder = try Archive.folder(beside: file)
        defer { try? FileManager.default.removeItem(at: folder) }
        Terminal.progress("正在复制数据 · copying records …")
        let records = options.store == nil ? Archive.records : Archive.dump
        try await centre.store.backUp(
            to: folder.appending(path: records).path(percentEncoded: false))
        // Papers are only ever added, so those of the copied records are all there by now.
        Terminal.progress("正在复制材料 · copying papers …")
        try await Archive.pack(
            folder, records, of: options.data, withKeys: !withoutKeys, into: file)
        try await ErasureList.update(ErasureList.url(beside: file), from: centre)
        Terminal.progress("备份完成", done: true)
        print(
            withoutKeys
                ? "已备份到 \(file)（不含 vault.key 和 signing.key，请另行保管）"
                : "已备份到 \(file)（含密钥，只限本人读取；请妥善保管）")
    }
}

/// `zhunxing restore`: makes a centre from a backup.
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Makes a centre from a backup, once its chain verifies.",
        discussion: """
            Erases again whoever the list zhunxing-erasures.txt beside the backup, the one in the \
            data's directory, and the lists given, name; says up to when they know. Whoever was \
            erased after that is there again: erase them once more.
            """)
    @Argument(help: "The backup.") var file: String
    @Option(help: "Another list of erasures, as a backup writes it. May be given several times.")
    var erasures: [String] = []
    @OptionGroup var options: CentreOptions

    func run() async throws {
        guard FileManager.default.isReadableFile(atPath: file) else {
            throw Refusal("cannot_read", "读不到这个文件。", "This file cannot be read.", at: file)
        }
        guard !FileManager.default.fileExists(atPath: options.databasePath) else {
            throw Refusal(
                "centre_exists", "\(options.data) 里已有数据；请恢复到空目录。",
                "\(options.data) holds a centre already; restore into an empty directory.",
                at: "--data")
        }
        let folder = try Archive.folder(beside: options.databasePath)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await Archive.unpack(file, into: folder)
        try Archive.requireSameKeys(folder, as: options.data)
        let entries = try await verifiedEntries(folder)
        try Archive.move(folder, into: options.data)
        let hasKey = FileManager.default.fileExists(atPath: "\(options.data)/\(Archive.keys[0])")
        print("已恢复 \(entries) 条记录，日志完好")
        guard hasKey else {
            return print("备份里没有密钥：请把 vault.key 和 signing.key 放回 \(options.data)，再启动")
        }
        try await eraseAgain()
    }

    /// Whoever was erased after the backup was made must not come back by it.
    private func eraseAgain() async throws {
        let usual = [ErasureList.url(beside: file), ErasureList.url(in: options.data)]
        let found = usual.filter {
            FileManager.default.fileExists(atPath: $0.path(percentEncoded: false))
        }
        var list = ErasureList()
        let urls = found + erasures.map { URL(filePath: $0) }
        for url in urls { try list.read(url) }
        let centre = try options.open()
        let (done, refused) = try await list.again(in: centre)
        try centre.store.close()
        print("按删除记录重新删除 \(done) 项")
        for url in urls { print("用到的删除记录：\(url.path(percentEncoded: false))") }
        for erasure in refused {
            Terminal.complain(["没有删除 · not erased: \(erasure.kind.rawValue) \(erasure.subject)"])
        }
        Terminal.complain(urls.isEmpty ? Self.nothingKnown : Self.known(through: list.through))
    }

    private static let nothingKnown = [
        "没有找到删除记录 \(ErasureList.name)：备份以后删除过的人会重新出现，请逐一再删除。",
        "  No list of erasures was found: whoever was erased since the backup is there again.",
    ]

    private static func known(through moment: String?) -> [String] {
        guard let moment else {
            return [
                "删除记录没有写明截至何时：此后删除过的人会重新出现，请逐一再删除。",
                "  The lists do not say up to when they know: erase once more whoever came later.",
            ]
        }
        return [
            "删除记录截至 \(moment)；此后删除过的人会重新出现，请逐一再删除。",
            "  Erasures are known up to \(moment); whoever was erased later is there again.",
        ]
    }

    /// - Throws: `Refusal` when the chain of the backup is broken, or it is of the other database.
    private func verifiedEntries(_ folder: URL) async throws -> Int64 {
        let isDump = Archive.has(Archive.dump, in: folder)
        guard isDump == (options.store != nil) else { throw Refusal.otherDatabase(isDump) }
        guard let url = options.store else {
            let records = folder.appending(path: Archive.records).path(percentEncoded: false)
            let store = try SQLiteStore(path: records, modules: Module.all)
            let found = try await store.read { try $0.verifyJournal() }
            try store.close()
            return try entries(found)
        }
        let dump = folder.appending(path: Archive.dump).path(percentEncoded: false)
        try await PostgresStore.restore(dump, to: url)
        let store = try PostgresStore(url: url, modules: Module.all)
        do { return try entries(await store.read { try $0.verifyJournal() }) } catch {
            try store.discard()
            throw error
        }
    }

    private func entries(_ found: Verification) throws -> Int64 {
        switch found {
        case .sound(let entries, _): return entries
        case .broken(let sequence, let reason):
            throw Refusal(
                "journal_broken", "备份里的日志第 \(sequence) 条被改动：\(reason.zh)。没有恢复。",
                "Entry \(sequence) of the backup was changed: \(reason.en). Nothing restored.",
                at: file)
        }
    }
}

extension Refusal {
    fileprivate static func otherDatabase(_ isDump: Bool) -> Refusal {
        isDump
            ? Refusal(
                "other_database", "这份备份来自 PostgreSQL，请加 --store 指明恢复到哪里。",
                "This backup is of a PostgreSQL centre; say with --store where it goes.",
                at: "--store")
            : Refusal(
                "other_database", "这份备份来自 SQLite，请恢复到目录，不加 --store。",
                "This backup is of a SQLite centre; restore it without --store.", at: "--store")
    }
}
