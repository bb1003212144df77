import HTTPTypes
import Hummingbird
import Kernel
import People

/// What programs may ask for, as a document for them and a page for people.
enum OpenAPIRoutes {
    static let all: [Route] = [
        .get("/api", .anybody) { visit in
            try visit.limit(.look)
            return try visit.page(try InterfacePage(visit.site.interface, visit))
        },
        .get("/api/openapi.json", .anybody) { visit in
            try visit.limit(.look)
            return visit.text(try visit.site.interface.text(), type: "application/json")
        },
    ]
}

/// The interface for programs, in words.
struct InterfacePage: Page {
    static let template = "openapi/interface"
    let assets = ["keys.css", "publication.css"]

    let title: String
    let frame: Frame
    let keysHref: String?
    let desks: [Desk]

    /// The addresses of one desk.
    struct Desk: Sendable {
        let name: String
        let operations: [Operation]
    }

    /// One address.
    struct Operation: Sendable {
        let method: String
        let path: String
        let summary: String
        let need: String
        let questions: [Question]
        let fields: [Question]
        let answer: String
    }

    /// Something that may be asked or sent.
    struct Question: Sendable {
        let name: String
        let words: String
    }

    init(_ document: InterfaceDocument, _ visit: Visit) throws {
        title = visit.t("api_title")
        frame = visit.signedIn == nil ? .visitor : .staff
        keysHref = visit.signedIn?.actor.may(.manageKeys) == true ? "/keys" : nil
        desks = document.parts.map { _, part in
            let known = part.operations.compactMap { name, operation in
                document.routes[name].map { ($0, operation) }
            }
            return Desk(
                name: visit.t(part.title),
                operations: known.sorted {
                    ($0.0.path, $0.0.method.rawValue) < ($1.0.path, $1.0.method.rawValue)
                }.map { Operation($0, $1, visit) })
        }
    }
}

extension InterfacePage.Operation {
    fileprivate init(
        _ route: Route, _ operation: InterfacePart.Operation, _ visit: Visit
    ) {
        let t = visit.t
        method = route.method.rawValue
        path = route.interfacePath
        summary = t(operation.summary)
        need =
            if case .permission(let permission) = route.need {
                t("api_needs", t(permission.title), permission.rawValue)
            } else { t("api_open") }
        questions = (operation.query ?? []).map {
            .init(name: $0.name, words: visit.say(Words($0.zh, $0.en)))
        }
        fields = Self.fields(operation.body, t)
        answer =
            operation.answer.media ?? (operation.answer.schema == nil ? "" : "application/json")
    }

    /// The members of what is sent, in the order of their names.
    private static func fields(_ body: JSONValue?, _ t: Strings) -> [InterfacePage.Question] {
        guard case .object(let members) = body?["properties"] else { return [] }
        let required: [JSONValue] =
            if case .list(let names) = body?["required"] { names } else { [] }
        return members.keys.sorted().map { name in
            let isNeeded = required.contains(.text(name))
            return .init(name: name, words: t(isNeeded ? "api_required" : "api_optional"))
        }
    }
}
