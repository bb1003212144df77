import Foundation
import Forms
import Kernel
import Office
import Performance
import Testing

@testable import Web

/// A paper as an OFD document, held against the same paper's PDF and against the standard's schema
/// by a reader that knows nothing of ours.
@Suite struct PaperOFDTests {
    @Test(arguments: OfficialForm.allCases)
    func `an OFD document says what the PDF says, where it says it`(form: OfficialForm)
        async throws
    {
        var year = RandomYear(seed: 30)
        try await compare(PrintedPaper(try year.report(projects: 4), form: form))
    }

    /// Characters beyond the first plane, full width, circled; ligatures, an accent that stands
    /// alone, blanks, what XML must escape, a cell without text.
    @Test func `rare characters are shown with the PDF's own glyphs`() async throws {
        let texts = [
            "𠮷野家𡈽", "￥１２％①⑳㎡", "office fluffy AVATAR", "x\u{302}y", "<&>\"'", "",
            "a\u{A0} b  c",
        ]
        try await compare(Self.paper(texts))
        let found = try await words(Self.paper(texts))
        for text in texts.map({ $0.filter { !$0.isWhitespace } }) where !text.isEmpty {
            #expect(found.contains(text), "\(found)")
        }
    }

    /// No font of this machine has the first; the text says it nevertheless.
    @Test func `a character without a glyph is not lost`() async throws {
        let found = try await words(Self.paper(["前\u{10FFFD}后"]))
        #expect(found.contains("前\u{10FFFD}后"), "\(found)")
    }

    @Test func `texts go on over pages`() async throws {
        let long = String(repeating: "长文本，第①段；", count: 1500)
        try await compare(Self.paper([long, "短"]))
    }

    private func compare(_ paper: PrintedPaper) async throws {
        try await with(paper, [.ofd, .pdf]) { files in
            let paths = files.map { $0.path(percentEncoded: false) }
            let faults = try Oracle.run("ofd.py", arguments: paths)
            #expect(faults.trimmingCharacters(in: .whitespacesAndNewlines) == "")
        }
    }

    /// Everything that our own reader finds, without blanks.
    private func words(_ paper: PrintedPaper) async throws -> String {
        try await with(paper, [.ofd]) { files in
            let bytes = [UInt8](try Data(contentsOf: files[0]))
            guard case .pages(let pages) = try OfficeFile.read(bytes) else {
                throw Fault("no OFD document")
            }
            let texts = pages.flatMap(\.texts).flatMap(\.characters).map(\.scalar)
            return String(String.UnicodeScalarView(texts)).filter { !$0.isWhitespace }
        }
    }

    private func with<Result>(
        _ paper: PrintedPaper, _ formats: [PaperFormat], _ use: ([URL]) async throws -> Result
    ) async throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "paper-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = formats.map { folder.appending(path: "paper.\($0.rawValue)") }
        for (format, file) in zip(formats, files) {
            try await paper.write(as: format, data: Data(), to: file.path(percentEncoded: false))
        }
        return try await use(files)
    }

    /// A table of one column.
    private static func paper(_ texts: [String]) -> PrintedPaper {
        PrintedPaper(
            title: "试 <印>", foot: PrintedPaper.Foot(text: "截至", digest: "0a1b"),
            day: Day.last(of: 2025)
        ) {
            var grid = Grid()
            for text in texts {
                grid.cell("名称", .heading)
                grid.cell(text, .left)
                grid.endRow()
            }
            return PrintedSection(
                title: "试印", subtitle: "（2025年度）", name: "试印", grid: grid, widths: [20, 80],
                isWide: false)
        }
    }
}
