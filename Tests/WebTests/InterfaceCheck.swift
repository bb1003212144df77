import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import Testing

@testable import Web

/// Holds every JSON answer that a test gets against the interface as it is described.
enum InterfaceCheck {
    private static let document = Result { try InterfaceDocument() }

    /// What the answer of an address is not, by its description; nothing for pages.
    static func faults(
        _ method: HTTPRequest.Method, _ path: String, status: Int, type: String?, _ text: String
    ) throws -> [String] {
        let document = try document.get()
        let plain = String(path.prefix { $0 != "?" })
        guard plain.hasPrefix("/api/"), let route = route(method, plain, document) else {
            return []
        }
        let json = document.json
        guard
            let operation = json["paths"]?[route.interfacePath]?[
                method.rawValue.lowercased()]
        else { return ["\(route.interfaceName) is not described"] }
        let answers = operation["responses"]
        var answer = answers?["\(status)"] ?? (status >= 400 ? answers?["default"] : nil)
        if let name = answer?["$ref"]?.text?.split(separator: "/").last {
            answer = json["components"]?["responses"]?[String(name)]
        }
        guard let answer else { return ["\(route.interfaceName) does not answer \(status)"] }
        guard let schema = answer["content"]?["application/json"]?["schema"] else { return [] }
        guard type?.hasPrefix("application/json") == true else {
            return ["\(route.interfaceName) answers \(type ?? "nothing")"]
        }
        let value = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
        return SchemaCheck(root: json).faults(of: value, schema, at: route.interfaceName)
    }

    private static func route(
        _ method: HTTPRequest.Method, _ path: String, _ document: InterfaceDocument
    ) -> Route? {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        return document.routes.values.filter { $0.method == method }.filter { route in
            let pattern = route.path.split(separator: "/", omittingEmptySubsequences: false)
            guard pattern.count == parts.count else { return false }
            return zip(pattern, parts).allSatisfy { $0 == $1 || $0.hasPrefix("{") }
        }.min { $0.path.count(where: { $0 == "{" }) < $1.path.count(where: { $0 == "{" }) }
    }
}

/// The interface as it is described, against the table of routes.
struct InterfaceTests {
    @Test func `every address for programs is described, and none that there is not`() throws {
        let document = try InterfaceDocument()
        let described = document.parts.flatMap { Array($0.part.operations.keys) }
        #expect(Set(described).count == described.count)
        #expect(Set(described) == Set(document.routes.keys))
    }

    @Test func `every schema that is referred to is there`() throws {
        let document = try InterfaceDocument()
        let text = try document.text()
        let schemas = document.json["components"]?["schemas"]
        let names = text.matches(of: /#\/components\/schemas\/([A-Za-z]+)/).map { String($0.1) }
        #expect(!names.isEmpty)
        for name in Set(names) { #expect(schemas?[name] != nil, "\(name)") }
    }

    @Test func `operations have names of their own`() throws {
        let names = try InterfaceDocument().routes.values.map(\.operationID)
        #expect(Set(names).count == names.count)
    }

    @Test func `the document and its page are open to everybody`() async throws {
        let small = try await SmallCentre()
        defer { small.remove() }
        try await small.visit { browser in
            let document = try await browser.get("/api/openapi.json")
            #expect(document.status == 200 && document.text.contains("\"openapi\":\"3.1.0\""))
            let page = try await browser.get("/api")
            #expect(page.status == 200 && page.text.contains("/api/years/{year}/report"))
        }
    }
}
