import Foundation
import HTTPTypes
import Kernel

/// The interface for programs as an OpenAPI 3.1 document, from the table of routes and what each
/// desk says of its own.
struct InterfaceDocument: Sendable {
    let parts: [(name: String, part: InterfacePart)]
    /// By `GET /api/measures`.
    let routes: [String: Route]

    init() throws {
        parts = try InterfacePart.all()
        let all = Route.all.filter(\.isForPrograms).map { ($0.interfaceName, $0) }
        routes = Dictionary(all, uniquingKeysWith: { first, _ in first })
    }

    /// The document to the byte.
    func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(json), as: UTF8.self)
    }

    var json: JSONValue {
        var paths: [String: [String: JSONValue]] = [:]
        for (_, part) in parts {
            for (name, operation) in part.operations {
                guard let route = routes[name] else { continue }
                paths[route.interfacePath, default: [:]][route.method.rawValue.lowercased()] =
                    description(operation, route, part)
            }
        }
        return [
            "openapi": "3.1.0",
            "info": [
                "title": "准星 · Zhunxing", "version": "1",
                "description": """
                凭会话（Cookie 与 X-CSRF-Token）或接口密钥（Authorization: Bearer zx_…）使用。 \
                With a session (a cookie, and X-CSRF-Token for changes) or with a key.
                """,
            ],
            "servers": [["url": "/"]],
            "tags": .list(
                parts.map {
                    ["name": .text($0.part.title.zh), "description": .text($0.part.title.en)]
                }),
            "paths": .object(paths.mapValues { .object($0) }),
            "components": components,
        ]
    }

    private func description(
        _ operation: InterfacePart.Operation, _ route: Route, _ part: InterfacePart
    ) -> JSONValue {
        var members: [String: JSONValue] = [
            "summary": .text(operation.summary.zh), "description": .text(operation.summary.en),
            "tags": [.text(part.title.zh)], "operationId": .text(route.operationID),
            "responses": .object(responses(operation, route)),
            "security": route.interfaceSecurity,
        ]
        let parameters = route.pathParameters + (operation.query ?? []).map(Self.parameter)
        if !parameters.isEmpty { members["parameters"] = .list(parameters) }
        if let body = operation.body {
            members["requestBody"] = [
                "required": .bool(operation.bodyIsOptional != true),
                "content": ["application/json": ["schema": body]],
            ]
        }
        if case .permission(let permission) = route.need {
            members["x-permission"] = .text(permission.rawValue)
        }
        return .object(members)
    }

    private static func parameter(_ question: InterfacePart.Question) -> JSONValue {
        [
            "name": .text(question.name), "in": "query", "schema": question.schema,
            "description": .text("\(question.zh) · \(question.en)"),
        ]
    }

    private func responses(
        _ operation: InterfacePart.Operation, _ route: Route
    ) -> [String: JSONValue] {
        var done: [String: JSONValue] = ["description": .text(operation.summary.en)]
        if let schema = operation.answer.schema {
            done["content"] = ["application/json": ["schema": schema]]
        } else if let media = operation.answer.media {
            done["content"] = .object([media: [:]])
        }
        var all: [String: JSONValue] = [
            operation.answer.status: .object(done), "default": Self.problem("default"),
        ]
        for status in route.refusedWith { all[status] = Self.problem(status) }
        return all
    }

    private static func problem(_ status: String) -> JSONValue {
        ["$ref": .text("#/components/responses/\(status == "default" ? "refused" : status)")]
    }

    private var components: JSONValue {
        var schemas: [String: JSONValue] = [:]
        for (_, part) in parts { schemas.merge(part.schemas) { first, _ in first } }
        return [
            "schemas": .object(schemas), "responses": .object(Self.refusals),
            "securitySchemes": [
                "session": ["type": "apiKey", "in": "cookie", "name": .text(Door.cookie)],
                "csrf": ["type": "apiKey", "in": "header", "name": "X-CSRF-Token"],
                "key": ["type": "http", "scheme": "bearer"],
            ],
        ]
    }

    private static let refusals: [String: JSONValue] = [
        ("refused", "没有执行，原因在内 · not done, and why"),
        ("401", "没有登录，或密钥无效 · not signed in, or a key that opens nothing"),
        ("403", "没有权限 · not allowed"), ("404", "没有这条记录 · there is no such thing"),
        ("413", "太大 · too large"), ("422", "内容不对，逐项说明 · what was sent is not in order"),
        ("429", "太频繁 · too often"),
    ].reduce(into: [:]) { all, each in
        all[each.0] = [
            "description": .text(each.1),
            "content": [
                "application/json": ["schema": ["$ref": "#/components/schemas/Problem"]]
            ],
        ]
    }
}
