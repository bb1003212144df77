import Foundation

/// The repository's files, found from where this one lies.
enum Tree {
    /// The folder that holds the package.
    static let root: URL = {
        var folder = URL(filePath: #filePath).deletingLastPathComponent()
        while !FileManager.default.fileExists(
            atPath: folder.appending(path: "Package.swift").path(percentEncoded: false))
        {
            precondition(folder.pathComponents.count > 1, "these tests lie in no package")
            folder.deleteLastPathComponent()
        }
        return folder
    }()

    /// Every text that people write, by its path from the root.
    static let files: [SourceFile] = {
        let kinds = ["swift", "md", "sh", "py", "js", "css", "html", "mustache", "yml", "json"]
        let roots = ["Package.swift", "Sources", "Tests", "bin", "docs", ".ci", ".github"]
        return roots.flatMap(paths).sorted().compactMap { path in
            let url = root.appending(path: path)
            guard kinds.contains(url.pathExtension) || path.hasPrefix("bin/") else { return nil }
            guard let text = try? String(contentsOf: url, encoding: .utf8) else { return nil }
            return SourceFile(path: path, text: text)
        }
    }()

    /// The modules of the package, each a folder of the sources.
    static let modules: Set<String> = Set(
        files.map(\.parts).filter { $0.first == "Sources" && $0.count > 2 }.map { $0[1] })

    private static func paths(under name: String) -> [String] {
        let path = root.appending(path: name).path(percentEncoded: false)
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            return []
        }
        guard isFolder.boolValue else { return [name] }
        let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String }
        return (names ?? []).map { "\(name)/\($0)" }
    }
}

/// A file with its path from the root.
struct SourceFile: Sendable {
    let path: String
    /// As they are written.
    let lines: [String]
    /// Without what stands in comments and strings.
    let code: [String]

    init(path: String, text: String) {
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var plain = PlainCode()
        code = path.hasSuffix(".swift") ? lines.map { plain.line($0) } : lines
    }

    var parts: [String] { path.split(separator: "/").map(String.init) }
    var isSwift: Bool { path.hasSuffix(".swift") }
    var isSource: Bool { isSwift && parts.first == "Sources" }
    /// This target names what it forbids.
    var isTidyTest: Bool { path.hasPrefix("Tests/TidyTests/") }
    var module: String? { parts.first == "Sources" ? parts.dropFirst().first : nil }
    /// Lines of text, the empty piece after the last line end not counted.
    var lineCount: Int { lines.last == "" ? lines.count - 1 : lines.count }
}
