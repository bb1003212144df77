import Hummingbird
import Kernel

/// Why something was not done, and what to do next.
struct ErrorPage: Page {
    static let template = "error"

    let title: String
    let status: Int
    let messages: [String]
    /// Which roles may do it, where the visitor's may not.
    let roles: String?
    /// What was typed in a form that has expired, to be sent once more.
    let again: Again?
    /// Where to go from here; a visitor came from nowhere of ours.
    let back: String?
    let frame: Frame

    /// A form that can be sent again as it was.
    struct Again: Sendable {
        let path: String
        let fields: [Field]

        struct Field: Sendable {
            let name: String
            let value: String
        }
    }

    init(_ status: HTTPResponse.Status, _ refusals: [Refusal], _ visit: Visit) {
        title = visit.t["error_\(status.code)"] ?? visit.t("error_other")
        self.status = status.code
        messages = refusals.map { visit.say($0.words) }
        roles = ErrorPage.roles(refusals, visit)
        again = ErrorPage.again(refusals, visit)
        frame =
            visit.route.device != nil ? .device : visit.route.isForVisitors ? .visitor : .staff
        back =
            switch frame {
            case .device: ErrorPage.start(visit)
            case .visitor: nil
            case .staff: visit.signedIn == nil ? "/sign-in" : "/"
            }
    }

    /// The first page of the kiosk or the screen that the address names; nil for all else.
    static func start(_ visit: Visit) -> String? {
        guard let device = visit.route.device, let token = try? visit.parameter("token") else {
            return nil
        }
        return device + token.pathEncoded
    }

    private static func roles(_ refusals: [Refusal], _ visit: Visit) -> String? {
        guard refusals.contains(where: { $0.code == "not_allowed" }),
            case .permission(let permission) = visit.route.need
        else { return nil }
        return Role.allCases.filter { $0.permissions.contains(permission) }
            .map { visit.say($0.title) }.joined(separator: visit.t("list_comma"))
    }

    private static func again(_ refusals: [Refusal], _ visit: Visit) -> Again? {
        let isStale = refusals.contains { $0.code == Refusal.staleForm.code }
        let hasPassword = visit.form.fields.contains { $0.name.contains("password") }
        guard isStale, !hasPassword, visit.form.files.isEmpty else { return nil }
        let fields = visit.form.fields.filter { $0.name != "csrf" && !$0.value.isEmpty }
        guard !fields.isEmpty else { return nil }
        return Again(
            path: localPath(visit.request.uri.path),
            fields: fields.map { Again.Field(name: $0.name, value: $0.value) })
    }
}
