import Foundation
import Forms
import Kernel
import Performance
import Testing

@testable import Web

/// What is written is read again, whatever the form and the format.
@Suite struct PaperReadingTests {
    private static let cases = [OfficialForm.declaration, .selfEvaluation, .monitoring, .summary]
        .flatMap { form in
            [PaperFormat.html, .pdf, .ofd, .xlsx, .docx].map { (form, $0) }
        }

    /// Of what WeasyPrint takes seconds to set; an OFD is made of such a PDF.
    private static let seeds: [PaperFormat: UInt64] = [.pdf: 3, .ofd: 2]

    @Test(arguments: cases) func `a form that is written gives every field back when it is read`(
        form: OfficialForm, format: PaperFormat
    ) async throws {
        for seed in 1...(Self.seeds[format] ?? 12) {
            var year = RandomYear(seed: seed)
            let report = try year.report(projects: Self.seeds[format] == nil ? 5 : 12)
            let found = try await PaperFile.read(report, form, format)
            let truth = report.printedForms(form).documents
            try #require(found.map(\.project.name) == truth.map(\.project.name), "seed \(seed)")
            for (found, truth) in zip(found, truth) { found.expect(truth, "seed \(seed)") }
        }
    }

    /// Texts of 2,000 characters reach over the ends of pages.
    @Test(arguments: [PaperFormat.html, .pdf, .ofd, .xlsx, .docx])
    func `what people wrote in a form is read again, however long`(format: PaperFormat)
        async throws
    {
        for seed in 1...(Self.seeds[format].map { $0 + 1 } ?? 12) {
            var year = RandomYear(seed: seed)
            let evaluation = try year.evaluation()
            try await PaperFile.read(PrintedPaper(evaluation), format)
                .expect(evaluation.printedForm, "seed \(seed)")
            let month = try year.month()
            try await PaperFile.read(PrintedPaper(month), format)
                .expect(month.printedForm, "seed \(seed)")
        }
    }

    @Test func `a thousand projects in one workbook are read again`() async throws {
        var year = RandomYear(seed: 7)
        let report = try year.report(projects: 1000)
        for form in [OfficialForm.summary, .selfEvaluation] {
            let found = try await PaperFile.read(report, form, .xlsx)
            #expect(found.count == 1000)
            #expect(
                found.map(\.indicators.count)
                    == report.printedForms(form).documents.map(\.indicators.count))
        }
    }

    @Test(arguments: [PaperFormat.xlsx, .docx, .html, .ofd])
    func `the same report makes the same file`(format: PaperFormat) async throws {
        var year = RandomYear(seed: 3)
        let report = try year.report(projects: 3)
        let first = try await PaperFile.bytes(report, .selfEvaluation, format)
        let second = try await PaperFile.bytes(report, .selfEvaluation, format)
        #expect(first == second)
    }
}

/// A report as a file, for a moment.
enum PaperFile {
    static func with<Result>(
        _ report: YearReport, _ form: OfficialForm, _ format: PaperFormat,
        _ use: (URL) async throws -> Result
    ) async throws -> Result {
        // The name says nothing of the kind, so that only the content can.
        let url = FileManager.default.temporaryDirectory.appending(path: "paper-\(UUID())")
        defer { try? FileManager.default.removeItem(at: url) }
        try await report.write(form, as: format, to: url.path(percentEncoded: false))
        return try await use(url)
    }

    /// The one document of a paper.
    static func read(_ paper: PrintedPaper, _ format: PaperFormat) async throws -> FormDocument {
        let url = FileManager.default.temporaryDirectory.appending(path: "paper-\(UUID())")
        defer { try? FileManager.default.removeItem(at: url) }
        try await paper.write(as: format, data: Data(), to: url.path(percentEncoded: false))
        let documents = try await FormReader.read(file: url).documents
        try #require(documents.count == 1)
        return documents[0]
    }

    static func read(
        _ report: YearReport, _ form: OfficialForm, _ format: PaperFormat
    ) async throws -> [FormDocument] {
        try await with(report, form, format) { try await FormReader.read(file: $0).documents }
    }

    static func bytes(
        _ report: YearReport, _ form: OfficialForm, _ format: PaperFormat
    ) async throws -> Data {
        try await with(report, form, format) { try Data(contentsOf: $0) }
    }
}

extension FormDocument {
    /// Holds a reading against what the paper says, field by field.
    fileprivate func expect(_ truth: FormDocument, _ seed: Comment) {
        #expect(kind == truth.kind)
        #expect(year == truth.year)
        #expect(month == truth.month, seed)
        #expect(project.tight == truth.project.tight, seed)
        #expect(execution == truth.execution, seed)
        #expect(money == truth.money, seed)
        #expect(goalActual.tight == truth.goalActual.tight, seed)
        #expect(outlooks.map(\.tight) == truth.outlooks.map(\.tight), seed)
        #expect(total == truth.total, seed)
        #expect(indicators.count == truth.indicators.count, seed)
        for (found, truth) in zip(indicators, truth.indicators) {
            #expect(found.tight == truth.tight, seed)
        }
    }
}

extension String {
    /// Without blanks, which layout may add or drop.
    fileprivate var tight: String { filter { !$0.isWhitespace } }
}

extension FormProject {
    /// The head without blanks in its texts.
    fileprivate var tight: FormProject {
        var tight = self
        tight.name = name.tight
        tight.unit = unit.tight
        tight.department = department.tight
        tight.goalTotal = goalTotal.tight
        tight.goalAnnual = goalAnnual.tight
        return tight
    }
}

extension FormOutlook {
    /// Without blanks in its texts.
    fileprivate var tight: FormOutlook {
        var tight = self
        tight.expected = expected?.tight
        tight.reason = reason?.tight
        return tight
    }
}

extension FormIndicator {
    /// The line without blanks in its texts.
    fileprivate var tight: FormIndicator {
        var tight = self
        tight.name = name.tight
        tight.note = note?.tight
        tight.actual = actual?.tight
        return tight
    }
}
