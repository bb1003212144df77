import Foundation

@testable import Web

/// What of JSON Schema (2020-12) the program's own schemas use; anything else in one is a fault.
struct SchemaCheck {
    /// The document that `#/…` refers to.
    let root: JSONValue

    /// Everything about a value that does not fit.
    func faults(of value: JSONValue, _ schema: JSONValue, at place: String = "") -> [String] {
        guard case .object(let rules) = schema else { return ["\(place): no schema"] }
        return rules.flatMap { name, rule in
            self.faults(of: value, name, rule, rules, place)
        }.sorted()
    }

    private func faults(
        of value: JSONValue, _ name: String, _ rule: JSONValue, _ all: [String: JSONValue],
        _ place: String
    ) -> [String] {
        switch name {
        case "$ref": return rule.text.map { faults(of: value, find($0), at: place) } ?? []
        case "type": return types(rule).contains(type(value)) ? [] : ["\(place): \(value)"]
        case "const": return value == rule ? [] : ["\(place) is not \(rule)"]
        case "enum":
            guard case .list(let values) = rule else { return ["\(place): enum"] }
            return values.contains(value) ? [] : ["\(place): \(value)"]
        case "pattern": return matches(value, rule) ? [] : ["\(place): \(value)"]
        case "items": return items(value, rule, place)
        case "required": return missing(value, rule, place)
        case "properties": return members(value, rule, place)
        case "additionalProperties": return others(value, rule, all["properties"], place)
        case "format", "description", "$schema", "title", "minimum", "maximum", "minLength",
            "contentEncoding":
            return []
        default: return ["\(place): there is no rule \(name)"]
        }
    }

    private func find(_ reference: String) -> JSONValue {
        reference.split(separator: "/").dropFirst().reduce(root) { $0[String($1)] ?? .null }
    }

    private func types(_ rule: JSONValue) -> [String] {
        if case .list(let names) = rule { return names.compactMap(\.text) }
        return [rule.text ?? ""]
    }

    private func type(_ value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .bool: "boolean"
        case .number: "integer"
        case .text: "string"
        case .list: "array"
        case .object: "object"
        }
    }

    private func matches(_ value: JSONValue, _ rule: JSONValue) -> Bool {
        guard let text = value.text, let pattern = rule.text else { return value == .null }
        return text.range(of: pattern, options: .regularExpression) != nil
    }

    private func items(_ value: JSONValue, _ rule: JSONValue, _ place: String) -> [String] {
        guard case .list(let values) = value else { return [] }
        return values.flatMap { faults(of: $0, rule, at: "\(place)[]") }
    }

    private func missing(_ value: JSONValue, _ rule: JSONValue, _ place: String) -> [String] {
        guard case .object(let members) = value, case .list(let names) = rule else { return [] }
        return names.compactMap(\.text).filter { members[$0] == nil }
            .map { "\(place).\($0) is missing" }
    }

    private func members(_ value: JSONValue, _ rule: JSONValue, _ place: String) -> [String] {
        guard case .object(let members) = value, case .object(let rules) = rule else { return [] }
        return members.flatMap { name, member in
            rules[name].map { faults(of: member, $0, at: "\(place).\(name)") } ?? []
        }
    }

    private func others(
        _ value: JSONValue, _ rule: JSONValue, _ known: JSONValue?, _ place: String
    ) -> [String] {
        guard case .object(let members) = value else { return [] }
        let unknown = members.filter { known?[$0.key] == nil }
        if rule == .bool(false) { return unknown.keys.map { "\(place).\($0) is unknown" } }
        guard case .object = rule else { return [] }
        return unknown.flatMap { faults(of: $0.value, rule, at: "\(place).\($0.key)") }
    }
}
