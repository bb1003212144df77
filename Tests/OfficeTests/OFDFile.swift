@testable import Office

/// A small OFD document of one page, made of the parts that a test gives.
struct OFDFile {
    private var content: String
    /// What the document says of all its pages.
    var common = ""
    /// Where the document says that its page is.
    var location = "Pages/Page_0/Content.xml"
    /// How many times it says so.
    var times = 1
    var more: [(String, String)] = []

    private static let space = "xmlns:ofd=\"http://www.ofdspec.org/2016\""

    /// - Parameters:
    ///   - objects: what its only layer holds.
    ///   - before: what stands before the layers.
    init(_ objects: String, before: String = "") { content = Self.page(objects, before) }

    static func page(_ objects: String, _ before: String = "") -> String {
        """
        <ofd:Page \(space)>\(before)<ofd:Content><ofd:Layer ID="2">\(objects)</ofd:Layer>\
        </ofd:Content></ofd:Page>
        """
    }

    static func text(_ text: String) -> String {
        """
        <ofd:TextObject ID="3" Boundary="0 0 9 9" Size="4" Font="1"><ofd:TextCode X="1" Y="4">\
        \(text)</ofd:TextCode></ofd:TextObject>
        """
    }

    /// Changes what its page says.
    mutating func change(_ old: String, _ new: String) {
        content = content.replacing(old, with: new, maxReplacements: 1)
    }

    /// What is read of its first page.
    func page() throws -> OFDPage {
        guard case .pages(let pages) = try OfficeFile.read(bytes), let page = pages.first else {
            throw OfficeFault(.otherKind)
        }
        return page
    }

    private var bytes: [UInt8] {
        let page = "<ofd:Page ID=\"1\" BaseLoc=\"\(location)\"/>"
        let parts =
            [
                (
                    "OFD.xml",
                    "<ofd:OFD \(Self.space)><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml"
                        + "</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
                ),
                (
                    "Doc_0/Document.xml",
                    "<ofd:Document \(Self.space)><ofd:CommonData>\(common)</ofd:CommonData>"
                        + "<ofd:Pages>\(String(repeating: page, count: times))</ofd:Pages>"
                        + "</ofd:Document>"
                ), ("Doc_0/Pages/Page_0/Content.xml", content),
            ] + more
        return Parts.zip(parts.map { ($0.0, Array($0.1.utf8)) })
    }
}
