import Foundation

extension Rule {
    static let all = [
        shortFiles, shortFunctions, shortLines, noForcedTry, noUncheckedSendable, noProcess,
        noLeftOvers, noEmptyNames, noMachinePaths, documentedTypes, noSiblingImports,
        noCatchAllFiles,
    ]

    private static let shortFiles = Rule(name: "files of at most 250 lines") { file in
        guard file.isSwift, file.lineCount > 250 else { return [] }
        return [Complaint(line: 251, text: "\(file.lineCount) lines")]
    }

    private static let shortFunctions = Rule(name: "functions of at most 40 lines") { file in
        guard file.isSwift else { return [] }
        return Functions(file.code).all.filter { $0.lines > 40 }.map {
            Complaint(line: $0.line, text: "\($0.lines) lines: \(file.lines[$0.line - 1])")
        }
    }

    private static let shortLines = lines("lines of at most 100 columns", of: \.isSwift) {
        $0.count > 100
    }

    private static let noForcedTry = lines("no forced try", of: \.isSwift, inCode: true) {
        $0.contains("try!")
    }

    private static let noUncheckedSendable = lines(
        "no unchecked Sendable outside the two stores",
        of: { file in
            file.isSwift && !["SQLiteStore", "PostgresStore"].contains(file.module)
        }, inCode: true
    ) { $0.contains("@unchecked Sendable") }

    /// Foundation's may end a process that has many files open: `docs/decisions/`, 15.
    private static let noProcess = lines(
        "no program is started by Foundation", of: { $0.isSwift && !$0.isTidyTest }, inCode: true
    ) { $0.contains(/(^|[^A-Za-z])Process(\(|\.run)/) }

    private static let noLeftOvers = lines(
        "nothing left to do", of: { $0.isSwift && !$0.isTidyTest }
    ) { line in
        ["TODO", "FIXME", "XXX"].contains { word in
            line.split { !$0.isLetter && !$0.isNumber }.contains(word[...])
        }
    }

    private static let noEmptyNames = lines(
        "no type is named after nothing", of: \.isSwift, inCode: true
    ) { line in
        guard let name = Declared(line)?.name else { return false }
        return name.contains(/(Manager|Service|Helper|Util|Utils|Utility)(?![a-z])/)
    }

    private static let noMachinePaths = lines(
        "no path of one machine", of: { !$0.isTidyTest }
    ) { line in
        ["work", "root", "home"].contains { line.contains("/\($0)/") }
    }

    private static let noSiblingImports = Rule(name: "desks import the kernel alone") { file in
        let desks = [
            "People", "Register", "Queue", "Helpdesk", "Satisfaction", "Performance", "Kernel",
        ]
        guard file.isSource, let module = file.module, desks.contains(module) else { return [] }
        let others = Tree.modules.subtracting(["Kernel", "CSodium", module])
        return file.code.enumerated().compactMap { index, line in
            guard line.contains("import "), let name = line.split(separator: " ").last else {
                return nil
            }
            guard others.contains(String(name)) else { return nil }
            return Complaint(line: index + 1, text: line)
        }
    }

    private static let noCatchAllFiles = Rule(name: "no file for everything") { file in
        let name = file.parts.last ?? ""
        let words = ["Utils.swift", "Util.swift", "Extensions.swift", "Helpers.swift"]
        guard file.isSwift, words.contains(where: name.hasSuffix) else { return [] }
        return [Complaint(line: 1, text: name)]
    }

    private static let documentedTypes = Rule(name: "every type says what it is") { file in
        guard file.isSource else { return [] }
        return file.code.indices.compactMap { index in
            let line = file.code[index]
            guard let declared = Declared(line[...]) else { return nil }
            guard !line.hasPrefix(" ") || declared.isPackage else { return nil }
            var before = index - 1
            while before >= 0, file.lines[before].contains(/^ *@/) { before -= 1 }
            let isTold = before >= 0 && file.lines[before].contains(/^ *\/\/\//)
            return isTold ? nil : Complaint(line: index + 1, text: file.lines[index])
        }
    }
}
