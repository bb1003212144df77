import Kernel
import People

/// Everybody with an account, for the administrator.
struct PeoplePage: Page {
    static let template = "people"
    let area: Area? = .people

    let title: String
    let summary: String
    let people: [Line]
    let login: Field
    let name: Field
    let roles: [Choice]
    let rolesFault: String?
    let faults: [FieldFault]
    let secret: Secret?

    /// One account.
    struct Line: Sendable {
        let id: String
        let who: String
        let loginName: String
        let titles: String
        let state: String
        let color: String
        let isOpen: Bool
        let isErased: Bool
        let choices: [Choice]
        let action: String
    }

    /// A one-time password, shown this once.
    struct Secret: Sendable {
        let who: String
        let password: String
    }

    init(
        _ accounts: [(account: Account, name: String?)], typed: AccountTyped?,
        refusals: [Refusal], secret: Secret?, _ visit: Visit
    ) {
        let t = visit.t
        title = t("area_people")
        let open = accounts.count { $0.account.closure == nil }
        summary = t("people_summary", "\(open)", "\(accounts.count - open)")
        people = accounts.map { Line($0.account, $0.name, t) }
        login = Field("login", typed?.login ?? "", refusals, visit)
        name = Field("name", typed?.name ?? "", refusals, visit)
        roles = Role.choices(typed?.roles ?? [.clerk], t)
        rolesFault = Field("roles", "", refusals, visit).fault
        faults = FieldFault.list(refusals, visit)
        self.secret = secret
    }
}

/// A new account as it was typed.
struct AccountTyped: Sendable {
    let login: String
    let name: String
    let roles: Set<Role>

    init(_ form: Form) {
        login = form.text("login")
        name = form.text("name")
        roles = form.roles
    }
}

extension Form {
    /// The roles that were ticked.
    var roles: Set<Role> { Set(all("roles").compactMap(Role.init)) }
}

extension Role {
    fileprivate static func choices(_ chosen: Set<Role>, _ t: Strings) -> [Choice] {
        Role.allCases.map {
            Choice(value: $0.rawValue, text: t($0.title), isChosen: chosen.contains($0))
        }
    }
}

extension PeoplePage.Line {
    fileprivate init(_ account: Account, _ name: String?, _ t: Strings) {
        id = account.id
        who = name ?? t("erased_person")
        loginName = name == nil ? "" : account.login.description
        titles = Role.allCases.filter(account.roles.contains).map { t($0.title) }
            .joined(separator: t("list_comma"))
        isOpen = account.closure == nil
        isErased = name == nil
        let state = isOpen ? (account.mustChangePassword ? "one_time" : "open") : "closed"
        self.state = t("account_\(state)")
        color = ["open": "green", "one_time": "yellow"][state] ?? "none"
        choices = Role.choices(account.roles, t)
        action = "/people/\(account.id)"
    }
}
