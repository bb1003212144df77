import Foundation
@testable import Web

/// Compares a template's tags with what its page has: a misspelt one would show as nothing.
struct TagCheck {
    private let texts: Set<String>
    private(set) var faults: Set<String> = []

    static func faults(of page: any Page, in template: String) throws -> Set<String> {
        var check = TagCheck(texts: Set(try Strings.all()[.chinese]?.texts.keys.map(\.self) ?? []))
        check.walk(try parse(template)[...], [page])
        return Set(check.faults.map { "\(template): \($0)" })
    }

    private indirect enum Node {
        case value(String)
        case section(String, isInverted: Bool, [Node])
    }

    private init(texts: Set<String>) { self.texts = texts }

    private mutating func walk(_ nodes: ArraySlice<Node>, _ stack: [Any]) {
        for node in nodes {
            switch node {
            case .value(let name): _ = find(name, stack)
            case .section(let name, let isInverted, let inner):
                enter(name, isInverted: isInverted, inner, stack)
            }
        }
    }

    private mutating func enter(
        _ name: String, isInverted: Bool, _ inner: [Node], _ stack: [Any]
    ) {
        guard let value = find(name, stack), !isInverted, !name.hasPrefix("empty(") else {
            walk(inner[...], stack)
            return
        }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .collection:
            for element in mirror.children { walk(inner[...], stack + [element.value]) }
        case .optional:
            if let inside = mirror.children.first { walk(inner[...], stack + [inside.value]) }
        default: walk(inner[...], value is Bool ? stack : stack + [value])
        }
    }

    /// The value of a tag; a name that nothing has, or that an outer thing has too where the
    /// inner one is nil, is a fault.
    private mutating func find(_ tag: String, _ stack: [Any]) -> Any? {
        let name = tag.hasPrefix("empty(") ? String(tag.dropFirst(6).dropLast()) : tag
        if name == "." || name == "csrf" { return nil }
        let path = name.split(separator: ".").map(String.init)
        if path.first == "t" {
            if !texts.contains(path.dropFirst().joined(separator: ".")) { faults.insert(name) }
            return nil
        }
        let owners = stack.reversed().filter { Self.child(path[0], of: $0) != nil }
        guard let owner = owners.first, var value = Self.child(path[0], of: owner) else {
            faults.insert("\(name) is nobody's")
            return nil
        }
        let mirror = Mirror(reflecting: value)
        if mirror.displayStyle == .optional, mirror.children.isEmpty, owners.count > 1 {
            faults.insert("\(name) is taken from outside when it is nil")
        }
        for step in path.dropFirst() {
            guard let next = Self.child(step, of: value) else {
                faults.insert("\(name) is nobody's")
                return nil
            }
            value = next
        }
        return value
    }

    private static func child(_ name: String, of value: Any) -> Any? {
        let mirror = Mirror(reflecting: value)
        if mirror.displayStyle == .optional {
            return mirror.children.first.flatMap { child(name, of: $0.value) }
        }
        return mirror.children.first { $0.label == name }?.value
    }

    private static func parse(_ template: String) throws -> [Node] {
        let data = try Resources.data("Templates/\(template).mustache")
        let text = String(decoding: data, as: UTF8.self)
        var open: [(name: String, isInverted: Bool, nodes: [Node])] = [("", false, [])]
        for match in text.matches(of: /\{\{\{?([#^\/>]?)\s*([^}]+?)\s*\}?\}\}/) {
            let name = String(match.2)
            switch match.1 {
            case "#", "^": open.append((name, match.1 == "^", []))
            case "/":
                let done = open.removeLast()
                open[open.count - 1].nodes
                    .append(.section(done.name, isInverted: done.isInverted, done.nodes))
            case ">": open[open.count - 1].nodes += try parse(name)
            default: open[open.count - 1].nodes.append(.value(name))
            }
        }
        return open[0].nodes
    }
}
