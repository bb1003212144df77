import Foundation
import Kernel
import TestStores
import Testing

/// The built program, run as a person at a terminal would.
struct Program {
    /// Beside the tests' own bundle, where the package manager builds both.
    static let path: String = {
        let bundle = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        return bundle.deletingLastPathComponent().appending(path: "zhunxing")
            .path(percentEncoded: false)
    }()

    static func run(_ arguments: String...) throws -> Shell.Outcome { try run(arguments) }

    static func run(_ arguments: [String]) throws -> Shell.Outcome {
        try Shell.outcome(of: [path] + arguments)
    }

    /// Runs it and gives its output; a run that does not succeed fails the test with its words.
    @discardableResult
    static func succeed(_ arguments: String...) throws -> Shell.Outcome {
        let outcome = try run(arguments)
        try #require(
            outcome.status == 0, "\(arguments) ended with \(outcome.status): \(outcome.complaints)")
        return outcome
    }
}

extension Shell.Outcome {
    /// The one JSON document it printed.
    func json() throws -> [String: Any] {
        let found = try JSONSerialization.jsonObject(with: Data(output.utf8))
        return try #require(found as? [String: Any])
    }
}

/// A directory that goes with its owner.
final class Folder: Sendable {
    let root: URL

    init() throws {
        root = FileManager.default.temporaryDirectory
            .appending(path: "zhunxing-command-\(UUID().uuidString)", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: root) }

    func url(_ name: String) -> URL { root.appending(path: name) }
    func path(_ name: String) -> String { url(name).path(percentEncoded: false) }

    /// Writes a text file and gives its path.
    func write(_ text: String, to name: String) throws -> String {
        try Data(text.utf8).write(to: url(name))
        return path(name)
    }
}

/// What lies beside the checkout: real documents and the truth about one of them.
enum Shared {
    static func path(_ name: String) throws -> String {
        var folder = URL(filePath: #filePath)
        while folder.path() != "/" {
            folder.deleteLastPathComponent()
            let shared = folder.appending(path: "shared")
            if FileManager.default.fileExists(atPath: shared.appending(path: "forms").path()) {
                return shared.appending(path: name).path(percentEncoded: false)
            }
        }
        throw Fault("no folder shared/forms above \(#filePath)")
    }

    static func table() throws -> String { try path("forms/shanghai-service-centre-2025.txt") }

    /// The 68 rows of the truth, each by its column's name.
    static func indicators() throws -> [[String: String]] {
        let text = try String(contentsOfFile: path("spec/indicators-2025.csv"), encoding: .utf8)
        let lines = try CSV.lines(text)
        let header = try #require(lines.first).fields
        return lines.dropFirst().map {
            Dictionary(zip(header, $0.fields), uniquingKeysWith: { first, _ in first })
        }
    }
}
