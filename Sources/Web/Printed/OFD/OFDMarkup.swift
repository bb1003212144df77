import Kernel

/// The parts of an OFD document, their elements in the order of the standard's schema.
enum OFDMarkup {
    private static let header = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    private static let space = "xmlns:ofd=\"http://www.ofdspec.org/2016\""

    /// The part that names the document; the same report makes the same file, so it bears the day
    /// it is true as of.
    static func start(title: String, day: Day, id: String, root: String) -> String {
        """
        \(header)<ofd:OFD \(space) Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo>\
        <ofd:DocID>\(id)</ofd:DocID><ofd:Title>\(escaped(XLSXText.cell(title)))</ofd:Title>\
        <ofd:Author>准星</ofd:Author><ofd:CreationDate>\(day)</ofd:CreationDate>\
        <ofd:Creator>准星</ofd:Creator></ofd:DocInfo><ofd:DocRoot>\(root)</ofd:DocRoot>\
        </ofd:DocBody></ofd:OFD>
        """
    }

    /// The root of the document: its common size and its pages.
    static func document(lastID: Int, size: OFDBox, pages: [(id: Int, part: String)]) -> String {
        let list = pages.map { "<ofd:Page ID=\"\($0.id)\" BaseLoc=\"\($0.part)\"/>" }.joined()
        return """
            \(header)<ofd:Document \(space)><ofd:CommonData><ofd:MaxUnitID>\(lastID)\
            </ofd:MaxUnitID><ofd:PageArea>\(physical(size))</ofd:PageArea>\
            <ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData>\
            <ofd:Pages>\(list)</ofd:Pages></ofd:Document>
            """
    }

    static func resources(_ fonts: [OFDFont]) -> String {
        let list = fonts.map { font in
            """
            <ofd:Font ID="\(font.id)" FontName="\(escaped(font.known.name))" \
            FamilyName="\(escaped(font.known.family))"><ofd:FontFile>\(font.file)</ofd:FontFile>\
            </ofd:Font>
            """
        }
        return """
            \(header)<ofd:Res \(space) BaseLoc="Res"><ofd:Fonts>\(list.joined())</ofd:Fonts>\
            </ofd:Res>
            """
    }

    /// A page of one layer.
    static func page(size: OFDBox, layer: Int, objects: [String]) -> String {
        """
        \(header)<ofd:Page \(space)><ofd:Area>\(physical(size))</ofd:Area><ofd:Content>\
        <ofd:Layer ID="\(layer)" Type="Body">
        \(objects.joined(separator: "\n"))
        </ofd:Layer></ofd:Content></ofd:Page>
        """
    }

    /// What is filled; nil where nothing of it is seen. Readers cut an object at its boundary, so
    /// that it needs no clips.
    static func path(_ fill: DrawnPage.Fill, id: Int) -> String? {
        let seen = fill.rectangles.map { fill.clips.reduce($0) { $0.cut(to: $1) } }
            .filter { !$0.isEmpty }
        guard let first = seen.first else { return nil }
        let boundary = seen.dropFirst().reduce(first) { $0.joined(with: $1) }
        let outline = seen.map { box in
            let (left, top) = (box.x - boundary.x, box.y - boundary.y)
            let (right, bottom) = (left + box.width, top + box.height)
            return "M \(left) \(top) L \(right) \(top) L \(right) \(bottom) L \(left) \(bottom) C"
        }
        return """
            <ofd:PathObject ID="\(id)" Boundary="\(boundary.value)" Stroke="false" Fill="true">\
            <ofd:FillColor Value="\(fill.colour.value)"/>\
            <ofd:AbbreviatedData>\(outline.joined(separator: " "))</ofd:AbbreviatedData>\
            </ofd:PathObject>
            """
    }

    /// A line of letters.
    static func text(_ line: OFDLine, in font: OFDFont, id: Int) -> String {
        let (glyphs, size) = (line.glyphs, line.run.size)
        let places = glyphs.map { OFDLength(points: $0.x) }
        let base = OFDLength(points: glyphs[0].y)
        let box = font.box(of: line)
        let steps = zip(places.dropFirst(), places).map { "\($0 - $1)" }.joined(separator: " ")
        let text = line.text
        var numbers = ""
        if line.namesGlyphs {
            numbers = """
                <ofd:CGTransform CodePosition="0" CodeCount="\(text.utf16.count)" \
                GlyphCount="\(glyphs.count)"><ofd:Glyphs>\
                \(glyphs.map { "\($0.number)" }.joined(separator: " "))</ofd:Glyphs>\
                </ofd:CGTransform>
                """
        }
        return """
            <ofd:TextObject ID="\(id)" Boundary="\(box.value)" Font="\(font.id)" \
            Size="\(OFDLength(points: size))">\
            <ofd:FillColor Value="\(line.run.colour.value)"/>\(numbers)\
            <ofd:TextCode X="\(places[0] - box.x)" Y="\(base - box.y)"\
            \(steps.isEmpty ? "" : " DeltaX=\"\(steps)\"")>\(escaped(text))</ofd:TextCode>\
            </ofd:TextObject>
            """
    }

    private static func physical(_ size: OFDBox) -> String {
        "<ofd:PhysicalBox>\(size.value)</ofd:PhysicalBox>"
    }
}
