import ArgumentParser
import Foundation
import Kernel
import PostgresStore
import Reactions
import SQLiteStore

/// Where the centre's data is: a directory, or a PostgreSQL database beside one.
struct CentreOptions: ParsableArguments {
    @Option(help: "Directory of the centre's data; papers and the vault's key are always in it.")
    var data = "./data"

    @Option(help: "PostgreSQL instead of SQLite: postgres://user@host/database?schema=centre.")
    var store: String?

    /// Opens the centre.
    ///
    /// - Parameter creating: whether a centre that is not there yet is made.
    /// - Throws: `Refusal` when there is none and none is to be made; `Fault` when it cannot open.
    func open(
        creating: Bool = false, clock: WallClock = .machine, groupLimit: Int = 256
    ) throws -> Centre {
        let directory = URL(filePath: data, directoryHint: .isDirectory)
        let exists = FileManager.default.fileExists(atPath: databasePath)
        guard creating || exists || store != nil else { throw Refusal.noCentre(data) }
        try makeDirectory(directory)
        return try Centre(
            store: openStore(clock),
            files: FileStore(directory: directory.appending(path: "papers")),
            vault: Vault(keyFile: directory.appending(path: "vault.key")),
            signer: Signer(keyFile: directory.appending(path: "signing.key")), clock: clock,
            modules: Module.all, reactions: Reaction.all, groupLimit: groupLimit)
    }

    /// The SQLite file.
    var databasePath: String {
        URL(filePath: data, directoryHint: .isDirectory).appending(path: "centre.sqlite")
            .path(percentEncoded: false)
    }

    private func openStore(_ clock: WallClock) throws -> any Store {
        if let store { return try PostgresStore(url: store, modules: Module.all, clock: clock) }
        return try SQLiteStore(path: databasePath, modules: Module.all, clock: clock)
    }

    private func makeDirectory(_ directory: URL) throws {
        do {
            try FileManager.default.createDirectory(
                at: directory, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
        } catch {
            throw Fault("cannot make the directory \(data): \(error.localizedDescription)")
        }
    }
}

extension Refusal {
    fileprivate static func noCentre(_ data: String) -> Refusal {
        Refusal(
            "no_centre", "\(data) 里没有数据。先运行 zhunxing serve 或 zhunxing demo。",
            "There is no centre in \(data). Run zhunxing serve or zhunxing demo first.",
            at: "--data")
    }
}
