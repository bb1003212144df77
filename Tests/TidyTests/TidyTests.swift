import Foundation
import Testing

@Suite struct TidyTests {
    @Test(arguments: Rule.all)
    func `every file is tidy, but for exceptions that only shrink`(rule: Rule) throws {
        let allowed = try Ratchet.read().exceptions[rule.name, default: [:]]
        for file in Tree.files {
            let complaints = rule.complaints(file)
            let exceptions = allowed[file.path, default: 0]
            let list = complaints.map { "\(file.path):\($0.line): \($0.text)" }
            #expect(
                complaints.count <= exceptions,
                "\(rule.name):\n\(list.joined(separator: "\n"))")
            #expect(
                complaints.count >= exceptions,
                "\(file.path) now needs \(complaints.count) exceptions: shrink the ratchet")
        }
    }

    @Test func `exceptions are of rules and files that exist`() throws {
        let paths = Set(Tree.files.map(\.path))
        for (rule, files) in try Ratchet.read().exceptions {
            #expect(Rule.all.contains { $0.name == rule }, "no rule “\(rule)”")
            for (path, count) in files {
                #expect(paths.contains(path) && count > 0, "\(path): shrink the ratchet")
            }
        }
    }

    @Test func `the tree is found`() {
        #expect(Tree.files.count > 50)
        #expect(Tree.modules.isSuperset(of: ["Kernel", "Register", "Performance"]))
    }

    @Test func `strings, comments and names are not code`() {
        let text = #"""
            let a = "{ \(b.map { "}\($0)" }) {" // {
            /* { */ func `a { b`() { """
              { \(x) "quoted"
              """ }
            """#
        let file = SourceFile(path: "Sources/A/B.swift", text: text)
        #expect(
            file.code == [
                "let a = b.map { $0 } ", " func () { ", "x", " }",
            ])
    }

    @Test func `functions are as long as from their first word to their last brace`() {
        let code = [
            "protocol A {", "    func asked()", "}", "struct B: A {", "    func asked() {",
            "        run { inner in", "        }", "    }", "    init() {}", "}",
        ]
        let functions = Functions(code).all
        #expect(functions.map(\.line) == [5, 9])
        #expect(functions.map(\.lines) == [4, 1])
    }
}

/// The exceptions that are still allowed: by rule and file, how many.
private struct Ratchet: Decodable {
    let exceptions: [String: [String: Int]]

    static func read() throws -> Ratchet {
        let url = Tree.root.appending(path: "Tests/TidyTests/ratchet.json")
        return try JSONDecoder().decode(Ratchet.self, from: Data(contentsOf: url))
    }
}
