import Foundation

@testable import Forms

/// The real documents beside the repository.
enum SharedForms {
    /// The folder `shared` that lies beside the package or above it.
    static let folder: URL? = {
        var folder = URL(filePath: #filePath).deletingLastPathComponent()
        while folder.path.count > 1 {
            folder = folder.deletingLastPathComponent()
            let shared = folder.appending(path: "shared")
            if FileManager.default.fileExists(atPath: shared.appending(path: "forms").path) {
                return shared
            }
        }
        return nil
    }()

    /// The text of a shared form, such as `real-01`.
    static func text(_ name: String) throws -> String {
        try contents("forms/\(name).txt")
    }

    static func contents(_ path: String) throws -> String {
        guard let folder else { throw CocoaError(.fileNoSuchFile) }
        return try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }
}

/// A row of `indicators-2025.csv`.
struct TrueIndicator: Hashable {
    var project, level1, level2, name, comparator, value, unit: String

    /// The 68 indicators of the table of 2025.
    static func all() throws -> [TrueIndicator] {
        let lines = try SharedForms.contents("spec/indicators-2025.csv").split(separator: "\n")
        return lines.dropFirst().map { line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(
                String.init)
            return TrueIndicator(
                project: cells[1], level1: cells[2], level2: cells[3], name: cells[4],
                comparator: cells[5] == "=" ? "＝" : cells[5], value: cells[6], unit: cells[7])
        }
    }

    /// What was read, in the same shape.
    static func read(from documents: [FormDocument]) -> [TrueIndicator] {
        documents.flatMap { document in
            document.indicators.map { indicator in
                TrueIndicator(
                    project: document.project.name, level1: indicator.level1,
                    level2: indicator.level2, name: indicator.name,
                    comparator: indicator.comparator?.rawValue ?? "",
                    value: indicator.value ?? "", unit: indicator.unit ?? "")
            }
        }
    }
}
