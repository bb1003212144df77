import Foundation
import Forms
import Kernel
import Performance
import Testing

@testable import Web

/// pdftotext, openpyxl and python-docx find the same figures on the same paper.
@Suite struct PaperOracleTests {
    @Test(arguments: OfficialForm.allCases)
    func `independent readers see the same figures in all three`(form: OfficialForm) async throws {
        var year = RandomYear(seed: 20)
        let report = try year.report(projects: 6)
        let folder = FileManager.default.temporaryDirectory.appending(path: "paper-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var paths = [folder.appending(path: "truth.json").path(percentEncoded: false)]
        let truth = report.printedForms(form).json.line
        try Data(truth.utf8).write(to: URL(filePath: paths[0]))
        for format in [PaperFormat.pdf, .xlsx, .docx] {
            let path = folder.appending(path: "paper.\(format.rawValue)")
            try await report.write(form, as: format, to: path.path(percentEncoded: false))
            paths.append(path.path(percentEncoded: false))
        }
        let missing = try Oracle.run("paper.py", arguments: paths)
        #expect(missing.trimmingCharacters(in: .whitespacesAndNewlines) == "")
    }
}
