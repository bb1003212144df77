import Foundation
import Kernel
import Performance
import Register
import SQLiteStore

/// A centre in a directory of its own, gone when the benchmark ends.
struct BenchCentre {
    let directory: URL

    init() throws {
        directory = FileManager.default.temporaryDirectory
            .appending(path: "zhunxing-bench-\(UUID().uuidString)", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    }

    var path: String { directory.path(percentEncoded: false) }

    var options: CentreOptions {
        var options = CentreOptions()
        options.data = path
        options.store = nil
        return options
    }

    func remove() { try? FileManager.default.removeItem(at: directory) }

    static let measure = MeasureDraft(
        name: "bench", title: Words("基准", "Bench"), unit: "次", gathering: "count", proof: "无")

    static let draft = EntryDraft(
        measure: "register.bench", day: "2025-03-03", amount: "1", about: "case 1",
        document: "paper 1")
}
