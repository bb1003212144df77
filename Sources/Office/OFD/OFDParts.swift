/// The parts of an OFD document, and how they name each other (GB/T 33190-2016, 7.1).
struct OFDParts {
    private let archive: ZIPArchive

    /// The part that every OFD document begins with.
    static let start = "OFD.xml"

    init(_ archive: ZIPArchive) { self.archive = archive }

    /// Whether an archive is an OFD document.
    static func matches(_ archive: ZIPArchive) -> Bool { archive.names.contains(start) }

    /// Reads a part.
    ///
    /// - Throws: `OfficeFault` if there is no such part, or whatever `body` throws.
    func read<Reading>(
        _ part: String, _ body: (inout XMLPull) throws(OfficeFault) -> Reading
    ) throws(OfficeFault) -> Reading {
        guard let bytes = archive.files[part] else { throw OfficeFault(.damaged, part) }
        return try XMLPull.read(bytes, part, body)
    }

    /// The name of a part that another gives: from the root if it begins with a slash, else from
    /// the other's folder.
    ///
    /// - Throws: `OfficeFault` if it leads out of the archive.
    static func resolve(_ location: String, from part: String) throws(OfficeFault) -> String {
        let steps = location.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        var names: [Substring] = []
        if !steps.hasPrefix("/") { names = part.split(separator: "/").dropLast() }
        for step in steps.split(separator: "/") where step != "." {
            guard step == ".." else {
                names.append(step)
                continue
            }
            guard names.popLast() != nil else { throw OfficeFault(.damaged, location) }
        }
        return names.joined(separator: "/")
    }
}

extension XMLPull {
    /// The text within the element that has just started.
    mutating func content() throws(OfficeFault) -> String {
        let outside = depth - 1
        var text = ""
        while depth > outside, let piece = try next() {
            if case .text(let more) = piece { text += more }
        }
        return text
    }

    /// The numbers of an attribute; nil if it is not there.
    ///
    /// - Throws: `OfficeFault` for what is no number, or larger than any page.
    func numbers(_ name: String, count: Int) throws(OfficeFault) -> [Double]? {
        guard let text = attribute(name) else { return nil }
        var numbers: [Double] = []
        for piece in text.split(whereSeparator: \.isWhitespace) {
            guard let number = OFDNumber.value(piece), numbers.count < count else {
                throw OfficeFault(.damaged, "\(name)=\"\(text.prefix(40))\"")
            }
            numbers.append(number)
        }
        guard numbers.count == count else {
            throw OfficeFault(.damaged, "\(name)=\"\(text.prefix(40))\"")
        }
        return numbers
    }
}

/// A number of an OFD document.
enum OFDNumber {
    /// A kilometre in millimetres: no page is as large.
    private static let limit = 1_000_000.0

    /// - Returns: nil for what is no number, or too large for any page.
    static func value(_ text: some StringProtocol) -> Double? {
        guard let number = Double(text), abs(number) <= limit else { return nil }
        return number
    }
}
