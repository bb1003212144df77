import Foundation
import TestStores
import Testing

/// The demo year as the program makes it: made once, and looked at by many tests.
struct DemoCentre: Sendable {
    static let made = Result { try DemoCentre() }

    private let folder: Folder

    /// Where nothing is written.
    var data: String { folder.path("demo") }
    /// The same for a server, which does its chores in it.
    var served: String { folder.path("served") }

    private init() throws {
        let folder = try Folder()
        self.folder = folder
        try Program.succeed("demo", "--no-serve", "--data", folder.path("demo"))
        try FileManager.default.copyItem(at: folder.url("demo"), to: folder.url("served"))
        // It lives as long as the tests, so nobody else takes it away.
        atexit { try? FileManager.default.removeItem(atPath: Self.rootPath) }
    }

    private static var rootPath: String {
        (try? made.get().folder.root.path(percentEncoded: false)) ?? ""
    }

    /// The password of a demo account, as the demo tells it.
    func password(of login: String) throws -> String {
        let text = try String(contentsOfFile: served + "/sign-ins.txt", encoding: .utf8)
        let parts = text.split(separator: "\n").map { $0.split(separator: " · ") }
        return try String(#require(parts.first { $0.first == login[...] })[1])
    }
}
