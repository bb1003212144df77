/// Reads what the pages of an OFD document draw (GB/T 33190-2016), templates included.
///
/// Signatures, seals, annotations and attachments are not looked at.
package struct OFDReader {
    private let parts: OFDParts
    /// What was read already: a template, or a page that is named twice.
    private var known: [String: Layers] = [:]
    /// How many characters and commands may still be drawn.
    private var left = 4_000_000

    /// The most pages that are read.
    private static let pageLimit = 3000

    /// What a page or a template draws itself, and the templates that it lies on.
    struct Layers {
        var page = OFDPage()
        var templates: [String] = []
        /// How many characters and commands it draws.
        var weight = 1
    }

    /// The pages of all documents in an archive, in their order.
    ///
    /// - Throws: `OfficeFault` for what is damaged or exceeds the limits.
    static func pages(of archive: ZIPArchive) throws(OfficeFault) -> [OFDPage] {
        var reader = OFDReader(parts: OFDParts(archive))
        var pages: [OFDPage] = []
        for root in try reader.roots() {
            let document = try reader.document(root)
            guard pages.count + document.pages.count <= Self.pageLimit else {
                throw OfficeFault(.tooManyCells, "\(root): > \(Self.pageLimit)")
            }
            for part in document.pages { pages.append(try reader.page(part, of: document)) }
        }
        guard !pages.isEmpty else { throw OfficeFault(.damaged, OFDParts.start) }
        return pages
    }

    private init(parts: OFDParts) { self.parts = parts }

    /// The parts that documents begin with.
    private func roots() throws(OfficeFault) -> [String] {
        try parts.read(OFDParts.start) { pull throws(OfficeFault) in
            var roots: [String] = []
            while let piece = try pull.next() {
                guard piece == .start("DocRoot") else { continue }
                roots.append(try OFDParts.resolve(pull.content(), from: OFDParts.start))
            }
            return roots
        }
    }

    /// A document: its pages, and its templates by their numbers.
    private struct Document {
        var part: String
        var pages: [String] = []
        var templates: [String: String] = [:]
    }

    private func document(_ part: String) throws(OfficeFault) -> Document {
        try parts.read(part) { pull throws(OfficeFault) in
            var document = Document(part: part)
            while let piece = try pull.next() {
                guard piece == .start("Page") || piece == .start("TemplatePage") else { continue }
                guard let location = pull.attribute("BaseLoc") else {
                    throw OfficeFault(.damaged, "\(part): BaseLoc")
                }
                let page = try OFDParts.resolve(location, from: part)
                if piece == .start("Page") {
                    document.pages.append(page)
                } else {
                    document.templates[pull.attribute("ID") ?? ""] = page
                }
            }
            return document
        }
    }

    private mutating func page(
        _ part: String, of document: Document
    ) throws(OfficeFault) -> OFDPage {
        let layers = try layers(part)
        var page = OFDPage()
        for number in layers.templates {
            guard let template = document.templates[number] else {
                throw OfficeFault(.damaged, "\(part): TemplateID=\"\(number)\"")
            }
            page.append(try self.layers(template).page)
        }
        page.append(layers.page)
        return page
    }

    /// What a part draws; it is counted each time.
    private mutating func layers(_ part: String) throws(OfficeFault) -> Layers {
        let layers: Layers
        if let read = known[part] {
            layers = read
        } else {
            layers = try parts.read(part) { pull throws(OfficeFault) in
                var reader = OFDLayerReader(part: part)
                return try reader.layers(&pull)
            }
            known[part] = layers
        }
        left -= layers.weight
        guard left >= 0 else { throw OfficeFault(.tooManyCells, part) }
        return layers
    }
}
