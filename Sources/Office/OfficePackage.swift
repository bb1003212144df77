/// The parts of a file of Word or Excel, and how they refer to each other (ECMA-376, part 2).
struct OfficePackage {
    private let archive: ZIPArchive
    /// The part that the document begins with.
    let main: String

    /// - Throws: `OfficeFault` for what is no such file.
    init(_ bytes: [UInt8], limits: ZIPLimits) throws(OfficeFault) {
        try self.init(ZIPArchive(bytes, limits: limits, wants: Self.isPart))
    }

    /// Whether a file of an archive is one of the parts that are read.
    static func isPart(_ name: String) -> Bool {
        let name = name.lowercased()
        return name.hasSuffix(".xml") || name.hasSuffix(".rels")
    }

    /// - Throws: `OfficeFault` for an archive that is no such file.
    init(_ archive: ZIPArchive) throws(OfficeFault) {
        self.archive = archive
        let relations = try Self.relations("_rels/.rels", of: "", in: archive)
        guard let main = relations.first(where: { $0.kind == "officeDocument" })?.target else {
            throw OfficeFault(.otherKind)
        }
        self.main = main
    }

    /// - Throws: `OfficeFault` if there is no such part.
    func part(_ name: String) throws(OfficeFault) -> [UInt8] {
        guard let bytes = archive.files[name] else { throw OfficeFault(.damaged, name) }
        return bytes
    }

    /// What a part refers to.
    func relations(of part: String) throws(OfficeFault) -> [Relation] {
        let (folder, name) = Self.split(part)
        return try Self.relations("\(folder)_rels/\(name).rels", of: folder, in: archive)
    }

    /// A part that another refers to.
    struct Relation {
        let id: String
        /// The last word of its type, such as `worksheet`.
        let kind: String
        let target: String
    }

    private static func relations(
        _ part: String, of folder: String, in archive: ZIPArchive
    ) throws(OfficeFault) -> [Relation] {
        guard let bytes = archive.files[part] else { return [] }
        return try XMLPull.read(bytes, part) { pull throws(OfficeFault) in
            var relations: [Relation] = []
            while let piece = try pull.next() {
                guard piece == .start("Relationship"), pull.attribute("TargetMode") != "External",
                    let target = pull.attribute("Target")
                else { continue }
                let kind = pull.attribute("Type")?.split(separator: "/").last ?? ""
                relations.append(
                    Relation(
                        id: pull.attribute("Id") ?? "", kind: String(kind),
                        target: resolve(target, in: folder)))
            }
            return relations
        }
    }

    private static func split(_ part: String) -> (folder: String, name: String) {
        guard let slash = part.lastIndex(of: "/") else { return ("", part) }
        return (String(part[...slash]), String(part[part.index(after: slash)...]))
    }

    /// The name of a part that is given from another's folder.
    private static func resolve(_ target: String, in folder: String) -> String {
        if target.hasPrefix("/") { return String(target.dropFirst()) }
        var steps: [Substring] = []
        for step in (folder + target).split(separator: "/") where step != "." {
            if step == ".." { _ = steps.popLast() } else { steps.append(step) }
        }
        return steps.joined(separator: "/")
    }
}

extension OfficePackage {
    /// What the main part of a package holds.
    enum Kind { case workbook, document }

    /// - Throws: `OfficeFault` for what is neither a workbook nor a Word document.
    func kind() throws(OfficeFault) -> Kind {
        let root = try XMLPull.read(part(main), main) { pull throws(OfficeFault) in
            try pull.next()
        }
        switch root {
        case .start("workbook"): return .workbook
        case .start("document"): return .document
        default: throw OfficeFault(.otherKind, main)
        }
    }
}
