import Foundation
import Office
import Testing
import Tools

@testable import Forms

/// What a PDF draws, as an OFD document: the same page in the ways that makers write it.
enum OFDCopy {
    /// How texts and lines are written.
    enum Style: CaseIterable {
        /// A text has a step for each character; lines are drawn.
        case plain
        /// A text has one step that is repeated; lines are thin shapes that are filled.
        case repeated
        /// Texts of size 1 are scaled by their matrix; each character is a text; lines are scaled.
        case scaled
    }

    /// Prints a web page and gives its copy, for a moment.
    static func with<Result>(
        of html: String, _ style: Style, _ use: (URL) async throws -> Result
    ) async throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "ofd-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (page, pdf) = (folder.appending(path: "p.html"), folder.appending(path: "p.pdf"))
        try Data(html.utf8).write(to: page)
        let tool = try #require(OutsideTool("weasyprint"))
        let end = await tool.run(["-q", page.path, pdf.path], limitSeconds: 120)
        try #require(end == .status(0))
        let markup = try await PDFTool.markup(of: pdf, data: Data(contentsOf: pdf), file: "p.pdf")
        let words = PDFWord.words(in: markup)
        let count = words.map(\.page).max() ?? 0
        let rules = try #require(await PDFTool.rules(of: pdf, pages: count))
        let pages = (1...count).map { page in
            rules.filter { $0.page == page }.map { line($0, style) }.joined()
                + words.filter { $0.page == page }.map { text($0, style) }.joined()
        }
        // Its name says nothing of its kind.
        let file = folder.appending(path: "copy")
        try write(parts(pages), to: file)
        return try await use(file)
    }

    /// The parts of a document, of what its pages hold.
    static func parts(_ pages: [String]) -> [(String, String)] {
        let space = "xmlns:ofd=\"http://www.ofdspec.org/2016\""
        let list = pages.indices.map {
            "<ofd:Page ID=\"\($0)\" BaseLoc=\"Pages/Page_\($0)/Content.xml\"/>"
        }
        let root = "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
        return [
            ("OFD.xml", "<ofd:OFD \(space)><ofd:DocBody>\(root)</ofd:DocBody></ofd:OFD>"),
            (
                "Doc_0/Document.xml",
                "<ofd:Document \(space)><ofd:Pages>\(list.joined())</ofd:Pages></ofd:Document>"
            ),
        ]
            + pages.enumerated().map { index, objects in
                (
                    "Doc_0/Pages/Page_\(index)/Content.xml",
                    "<ofd:Page \(space)><ofd:Content><ofd:Layer>\(objects)</ofd:Layer>"
                        + "</ofd:Content></ofd:Page>"
                )
            }
    }

    static func write(_ parts: [(String, String)], to file: URL) throws {
        let writer = try ZIPWriter(path: file.path)
        for (name, text) in parts { try writer.add(name, Array(text.utf8)) }
        try writer.finish()
    }

    private static let millimetres = 25.4 / 72

    private static func text(_ word: PDFWord, _ style: Style) -> String {
        let count = Double(word.text.unicodeScalars.count)
        let size = min(word.height * 0.75, 14) * millimetres
        let top = (word.top - Double(word.page) * PDFWord.pageStride) * millimetres
        let (left, width) = (word.left * millimetres, (word.right - word.left) * millimetres)
        let base = word.height * millimetres * 0.8
        let box = "\(left) \(top) \(width) \(word.height * millimetres)"
        let escaped = word.text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        let step = width / count
        switch style {
        case .plain, .repeated:
            let steps = Array(repeating: "\(step)", count: Int(count) - 1)
            let delta = style == .plain ? steps.joined(separator: " ") : "g \(steps.count) \(step)"
            return """
                <ofd:TextObject Boundary="\(box)" Size="\(size)" Font="1">\
                <ofd:TextCode X="0" Y="\(base)" DeltaX="\(delta)">\(escaped)</ofd:TextCode>\
                </ofd:TextObject>
                """
        case .scaled:
            return word.text.unicodeScalars.enumerated().map { index, scalar in
                """
                <ofd:TextObject Boundary="\(left + Double(index) * step) \(top) \(step) 9" \
                Size="1" CTM="\(size) 0 0 \(size) 0 \(base)" Font="1"><ofd:TextCode X="0" Y="0">\
                &#\(scalar.value);</ofd:TextCode></ofd:TextObject>
                """
            }.joined()
        }
    }

    private static func line(_ rule: Rule, _ style: Style) -> String {
        let offset = Double(rule.page) * PDFWord.pageStride
        let along = rule.isAcross ? 0 : offset
        let (from, to) = (rule.from - along, rule.to - along)
        let position = (rule.isAcross ? rule.position - offset : rule.position) * millimetres
        let (start, length) = (from * millimetres, (to - from) * millimetres)
        let (x, y) = rule.isAcross ? (start, position) : (position, start)
        let (right, down) = rule.isAcross ? (length, 0) : (0, length)
        let box = "\(x) \(y) \(right) \(down)"
        let data =
            switch style {
            case .plain: "M 0 0 L \(right) \(down)"
            case .scaled: "M 0 0 L \(right / 2) \(down / 2)"
            case .repeated:
                "M 0 0 L \(right + 0.2) 0 L \(right + 0.2) \(down + 0.2) L 0 \(down + 0.2) C"
            }
        let how =
            switch style {
            case .plain: "LineWidth=\"0.2\""
            case .repeated: "Stroke=\"false\" Fill=\"true\""
            case .scaled: "CTM=\"2 0 0 2 0 0\""
            }
        return """
            <ofd:PathObject Boundary="\(box)" \(how)><ofd:AbbreviatedData>\(data)\
            </ofd:AbbreviatedData></ofd:PathObject>
            """
    }
}
