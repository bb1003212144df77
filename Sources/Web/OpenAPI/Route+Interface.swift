import HTTPTypes
import Hummingbird
import Kernel

extension Route {
    /// The path as OpenAPI writes it.
    var interfacePath: String { path.replacing("**", with: "{topic}") }

    /// `GET /api/measures`
    var interfaceName: String { "\(method.rawValue) \(interfacePath)" }

    /// `get_api_measures`
    var operationID: String {
        let parts = interfacePath.split { !$0.isLetter && !$0.isNumber }
        return ([method.rawValue.lowercased()] + parts.map(String.init)).joined(separator: "_")
    }

    /// What the path holds between braces.
    var pathParameters: [JSONValue] {
        interfacePath.matches(of: /\{([a-z_]+)\}/).map { match in
            let name = String(match.1)
            let schema: JSONValue =
                name == "year"
                ? ["type": "integer", "minimum": 1, "maximum": 9999]
                : ["type": "string", "minLength": 1]
            return ["name": .text(name), "in": "path", "required": true, "schema": schema]
        }
    }

    /// How whoever asks may show who they are.
    var interfaceSecurity: JSONValue {
        switch need {
        case .nothing, .anybody: []
        default:
            changes
                ? [["session": [], "csrf": []], ["key": []]] : [["session": []], ["key": []]]
        }
    }

    /// With which statuses it may be refused, besides those that are nobody's fault.
    var refusedWith: [String] {
        var all = ["422"]
        switch need {
        case .nothing, .anybody: all.append("429")
        default: all += ["401", "403"]
        }
        if path.contains("{") { all.append("404") }
        if changes { all.append("413") }
        return all
    }
}
