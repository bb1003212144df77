/// Reads what one part of an OFD document draws (GB/T 33190-2016, 8 to 11).
struct OFDLayerReader {
    let part: String
    private var layers = OFDReader.Layers()

    init(part: String) { self.part = part }

    /// Everything in a page's or a template's part.
    ///
    /// - Throws: `OfficeFault` that names the part and what is wrong in it.
    mutating func layers(_ pull: inout XMLPull) throws(OfficeFault) -> OFDReader.Layers {
        do { try read(&pull) } catch {
            guard error.reason == .damaged, !error.detail.contains(part) else { throw error }
            throw OfficeFault(.damaged, "\(part): \(error.detail)")
        }
        return layers
    }

    private mutating func read(_ pull: inout XMLPull) throws(OfficeFault) {
        while let piece = try pull.next() {
            switch piece {
            case .start("Template"): layers.templates.append(pull.attribute("TemplateID") ?? "")
            case .start("TextObject"): try text(&pull)
            case .start("PathObject"): try shape(&pull)
            case .start("ImageObject"):
                layers.page.hasPictures = true
                try pull.skip()
            default: continue
            }
        }
    }

    /// How the object that has just started lies on its page; nil if it is not shown.
    private func matrix(_ pull: borrowing XMLPull) throws(OfficeFault) -> OFDMatrix? {
        guard let box = try pull.numbers("Boundary", count: 4) else {
            throw OfficeFault(.damaged, "Boundary")
        }
        let isHidden = pull.attribute("Visible") == "false" || pull.attribute("Alpha") == "0"
        guard !isHidden else { return nil }
        let ctm = try pull.numbers("CTM", count: 6) ?? [1, 0, 0, 1, 0, 0]
        return OFDMatrix(
            a: ctm[0], b: ctm[1], c: ctm[2], d: ctm[3], e: ctm[4] + box[0], f: ctm[5] + box[1])
    }

    private mutating func text(_ pull: inout XMLPull) throws(OfficeFault) {
        guard let matrix = try matrix(pull) else { return try pull.skip() }
        // The standard writes it large, some makers small.
        let name = pull.attribute("Size") == nil ? "size" : "Size"
        guard let size = try pull.numbers(name, count: 1)?.first, size > 0 else {
            throw OfficeFault(.damaged, "Size")
        }
        let outside = pull.depth - 1
        var run = OFDRun(size: size)
        while pull.depth > outside, let piece = try pull.next() {
            switch piece {
            case .start("TextCode"): try run.read(&pull)
            // A pattern that letters are filled with, or a shape that they are cut to, has
            // objects of its own.
            case .start("FillColor"), .start("StrokeColor"), .start("Clips"): try pull.skip()
            default: continue
            }
        }
        layers.weight += run.characters.count
        guard !run.characters.isEmpty else { return }
        layers.page.texts.append(
            OFDText(size: size, matrix: matrix, characters: run.characters))
    }

    private mutating func shape(_ pull: inout XMLPull) throws(OfficeFault) {
        guard let matrix = try matrix(pull) else { return try pull.skip() }
        var shape = OFDShape(
            outline: "", matrix: matrix, isStroked: pull.attribute("Stroke") != "false",
            isFilled: pull.attribute("Fill") == "true")
        let outside = pull.depth - 1
        while pull.depth > outside, let piece = try pull.next() {
            switch piece {
            case .start("AbbreviatedData"): shape.outline = try Self.outline(pull.content())
            case .start("StrokeColor"):
                if Self.isWhite(pull) { shape.isStroked = false }
                try pull.skip()
            case .start("FillColor"):
                if Self.isWhite(pull) { shape.isFilled = false }
                try pull.skip()
            case .start("Clips"): try pull.skip()
            default: continue
            }
        }
        layers.weight += 1 + shape.outline.utf8.count / 8
        if shape.isStroked || shape.isFilled { layers.page.shapes.append(shape) }
    }

    /// Letters may stand at their numbers; here they stand apart.
    private static func outline(_ data: String) throws(OfficeFault) -> String {
        var apart = ""
        for character in data {
            apart += "SMLQBAC".contains(character) ? " \(character) " : String(character)
        }
        let pieces = apart.split { $0.isWhitespace || $0 == "," }
        for piece in pieces where OFDNumber.value(piece) == nil {
            guard piece.count == 1, "SMLQBAC".contains(piece) else {
                throw OfficeFault(.damaged, "AbbreviatedData: \(piece.prefix(40))")
            }
        }
        return pieces.joined(separator: " ")
    }

    private static func isWhite(_ pull: borrowing XMLPull) -> Bool {
        let value = pull.attribute("Value")?.split(separator: " ")
        return value == ["255", "255", "255"] || pull.attribute("Alpha") == "0"
    }
}
