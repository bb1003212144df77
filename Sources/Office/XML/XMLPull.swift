import CXML

/// Reads XML piece by piece, without keeping it.
///
/// No document type is allowed, so that no entity can swell; nothing is fetched.
struct XMLPull: ~Copyable {
    /// A piece of the document; names are without their prefix.
    enum Piece: Hashable {
        case start(String)
        case end(String)
        case text(String)
    }

    private let reader: xmlTextReaderPtr
    private let part: String
    private var pending: String?
    /// How many elements are open.
    private(set) var depth = 0

    private static let quiet = Int32(
        XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
            | XML_PARSE_NOCDATA.rawValue | XML_PARSE_COMPACT.rawValue)

    /// Reads a part.
    ///
    /// - Parameter part: its name, for faults.
    /// - Throws: `OfficeFault` if it is not well-formed, or whatever `body` throws.
    static func read<Reading>(
        _ bytes: [UInt8], _ part: String,
        _ body: (inout XMLPull) throws(OfficeFault) -> Reading
    ) throws(OfficeFault) -> Reading {
        let result = bytes.withUnsafeBytes { raw -> Result<Reading, OfficeFault> in
            Result { () throws(OfficeFault) in
                var pull = try XMLPull(raw, part)
                return try body(&pull)
            }
        }
        return try result.get()
    }

    private init(_ raw: UnsafeRawBufferPointer, _ part: String) throws(OfficeFault) {
        let bytes = raw.assumingMemoryBound(to: CChar.self)
        guard
            let reader = xmlReaderForMemory(
                bytes.baseAddress, Int32(clamping: bytes.count), nil, nil, Self.quiet)
        else { throw OfficeFault(.damaged, part) }
        self.reader = reader
        self.part = part
    }

    deinit { xmlFreeTextReader(reader) }

    /// The next piece; nil at the end of the document.
    mutating func next() throws(OfficeFault) -> Piece? {
        if let name = pending {
            pending = nil
            depth -= 1
            return .end(name)
        }
        while true {
            let code = xmlTextReaderRead(reader)
            if code == 0 { return nil }
            guard code == 1 else { throw OfficeFault(.damaged, part) }
            switch xmlTextReaderNodeType(reader) {
            case 1:
                depth += 1
                let name = Self.string(xmlTextReaderConstLocalName(reader))
                if xmlTextReaderIsEmptyElement(reader) == 1 { pending = name }
                return .start(name)
            case 15:
                depth -= 1
                return .end(Self.string(xmlTextReaderConstLocalName(reader)))
            case 3, 4, 13, 14: return .text(Self.string(xmlTextReaderConstValue(reader)))
            case 5, 10: throw OfficeFault(.damaged, "DOCTYPE: \(part)")
            default: continue
            }
        }
    }

    /// An attribute of the element that has just started, by its name without a prefix.
    func attribute(_ name: String) -> String? {
        guard xmlTextReaderMoveToFirstAttribute(reader) == 1 else { return nil }
        defer { xmlTextReaderMoveToElement(reader) }
        repeat {
            if Self.string(xmlTextReaderConstLocalName(reader)) == name {
                return Self.string(xmlTextReaderConstValue(reader))
            }
        } while xmlTextReaderMoveToNextAttribute(reader) == 1
        return nil
    }

    /// Passes over the rest of the element that has just started.
    mutating func skip() throws(OfficeFault) {
        let outside = depth - 1
        while depth > outside, try next() != nil {}
    }

    private static func string(_ text: UnsafePointer<xmlChar>?) -> String {
        guard let text else { return "" }
        return String(decodingCString: text, as: UTF8.self)
    }
}
