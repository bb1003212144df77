import Crypto
import Foundation
import Kernel
import Office

/// An OFD document on its way to its file, a page at a time.
struct OFDFile {
    private let writer: ZIPWriter
    /// Where the pages and fonts are that a PDF draws.
    private let drawn: URL
    private var fonts: [OFDFont] = []
    private var pages: [(id: Int, part: String)] = []
    /// The number that was given last; no two things of a document have the same.
    private var lastID = 0

    private static let folder = "Doc_0"

    /// - Throws: `Fault` if the file cannot be written, or if what was drawn is not understood.
    static func write(
        _ paper: PrintedPaper, drawn: URL, from pdf: URL, to path: String
    ) throws {
        var file = OFDFile(writer: try ZIPWriter(path: path), drawn: drawn)
        // 32 digits that tell it from every other document, and are the same whenever it is made.
        let digest = SHA256.hash(data: try Data(contentsOf: pdf)).prefix(16)
        try file.add(
            "OFD.xml",
            OFDMarkup.start(
                title: paper.title, day: paper.day, id: Hex.text(digest),
                root: "\(folder)/Document.xml"))
        try file.addPages()
        try file.addFonts()
        try file.writer.finish()
    }

    private mutating func newID() -> Int {
        lastID += 1
        return lastID
    }

    private func add(_ part: String, _ text: String) throws {
        try writer.add(part, Array(text.utf8))
    }

    private mutating func addPages() throws {
        var first: OFDBox?
        while let drawing = try next() {
            let size = OFDBox(left: 0, top: 0, right: drawing.width, bottom: drawing.height)
            first = first ?? size
            let part = "Pages/Page_\(pages.count)/Content.xml"
            pages.append((newID(), part))
            let layer = newID()
            var objects: [String] = []
            for mark in drawing.marks { objects += try self.objects(of: mark) }
            let page = OFDMarkup.page(size: size, layer: layer, objects: objects)
            try add("\(Self.folder)/\(part)", page)
        }
        guard let first else { throw Fault("a PDF without pages") }
        let document = OFDMarkup.document(lastID: lastID, size: first, pages: pages)
        try add("\(Self.folder)/Document.xml", document)
    }

    /// The page after those that were added; nil after the last.
    private func next() throws -> DrawnPage? {
        let file = drawn.appending(path: "\(pages.count).json")
        guard FileManager.default.fileExists(atPath: file.path(percentEncoded: false)) else {
            return nil
        }
        return try JSONDecoder().decode(DrawnPage.self, from: Data(contentsOf: file))
    }

    private mutating func objects(of mark: DrawnPage.Mark) throws -> [String] {
        switch mark {
        case .fill(let fill): return [OFDMarkup.path(fill, id: newID())].compactMap { $0 }
        case .run(let run):
            let font = try font(run.font)
            return OFDLine.all(of: run, in: font.program).map { line in
                OFDMarkup.text(line, in: font, id: newID())
            }
        }
    }

    private mutating func font(_ known: DrawnPage.Font) throws -> OFDFont {
        if let font = fonts.first(where: { $0.known.tag == known.tag }) { return font }
        let font = try OFDFont(id: newID(), known, in: drawn)
        fonts.append(font)
        return font
    }

    private func addFonts() throws {
        try add("\(Self.folder)/PublicRes.xml", OFDMarkup.resources(fonts))
        for font in fonts {
            try writer.add("\(Self.folder)/Res/\(font.file)", Array(font.bytes(in: drawn)))
        }
    }
}

/// A font of an OFD document.
struct OFDFont {
    let id: Int
    let known: DrawnPage.Font
    let program: FontProgram

    init(id: Int, _ known: DrawnPage.Font, in folder: URL) throws {
        self.id = id
        self.known = known
        program = try FontProgram(Data(contentsOf: folder.appending(path: "\(known.tag).otf")))
    }

    var file: String { "\(known.tag).otf" }

    func bytes(in folder: URL) throws -> Data {
        try Data(contentsOf: folder.appending(path: file))
    }

    /// What the letters of a line may touch: as high and low as the font's go, and a little beyond
    /// their own widths at the sides, where slanted ones reach.
    func box(of line: OFDLine) -> OFDBox {
        let (glyphs, size) = (line.glyphs, line.run.size)
        return OFDBox(
            left: (glyphs.map(\.x).min() ?? 0) - size / 4,
            top: glyphs[0].y - program.ascent * size,
            right: (glyphs.map { $0.x + $0.width }.max() ?? 0) + size / 4,
            bottom: glyphs[0].y + program.descent * size)
    }
}
