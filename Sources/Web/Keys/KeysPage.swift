import Kernel
import People

/// Every key of a program, and a form for a new one.
struct KeysPage: Page {
    static let template = "keys/keys"
    let area: Area? = .keys
    let assets = ["keys.css"]

    let title: String
    /// The new key's secret, shown once.
    let secret: Secret?
    let faults: [FieldFault]
    let name: Field
    let expiresOn: Field
    let earliest: String
    let latest: String
    let scopes: [Choice]
    let scopesFault: String?
    let keys: [Key]

    /// The secret of a key that was just made.
    struct Secret: Sendable {
        let name: String
        let text: String
    }

    /// One key.
    struct Key: Sendable {
        let name: String
        let scopes: String
        let told: String
        let used: String
        let state: String
        let color: String
        /// Where it is revoked; nil once it opens nothing.
        let action: String?
    }

    init(
        _ all: [AccessKey], _ names: [String: String], _ secret: Secret?, _ refusals: [Refusal],
        _ visit: Visit
    ) {
        let (t, form) = (visit.t, visit.form)
        title = t("keys_title")
        self.secret = secret
        faults = FieldFault.list(refusals, visit)
        let isAgain = !refusals.isEmpty
        name = Field("name", isAgain ? form.text("name") : "", refusals, visit)
        expiresOn = Field(
            "expires_on", isAgain ? form.text("expires_on") : "\(visit.today + 365)", refusals,
            visit)
        earliest = "\(visit.today)"
        latest = "\(visit.today + AccessKey.longestDays)"
        let chosen = Set(isAgain ? form.all("scopes") : [])
        scopes = KeysPage.offered(visit).map {
            Choice(value: $0.rawValue, text: t($0.title), isChosen: chosen.contains($0.rawValue))
        }
        scopesFault = refusals.first { $0.place == "scopes" }.map { visit.say($0.words) }
        keys = all.map { Key($0, names, visit) }
    }

    /// What some address for programs needs and the maker may do.
    private static func offered(_ visit: Visit) -> [Permission] {
        let needed = Set(
            Route.all.compactMap { route -> Permission? in
                guard route.isForPrograms, case .permission(let permission) = route.need else {
                    return nil
                }
                return permission
            })
        return Permission.allCases.filter {
            needed.contains($0) && visit.signedIn?.actor.may($0) == true
        }
    }
}

extension KeysPage.Key {
    fileprivate init(_ key: AccessKey, _ names: [String: String], _ visit: Visit) {
        let t = visit.t
        name = key.name
        scopes = Permission.allCases.filter(key.scopes.contains).map { t($0.title) }
            .joined(separator: t("list_comma"))
        told = t("keys_made", "\(key.createdAt.day)", names[key.createdBy] ?? key.createdBy)
        used =
            key.lastUsedAt.map { t("keys_used", "\($0.day) \($0.clockText.prefix(5))") }
            ?? t("keys_unused")
        let isOpen = key.isOpen(on: visit.today)
        if let revocation = key.revocation {
            state = t("keys_revoked", "\(revocation.at.day)")
        } else {
            state = t(isOpen ? "keys_open" : "keys_expired", "\(key.expiresOn)")
        }
        color = isOpen ? "green" : ""
        action = isOpen ? "/keys/\(key.id)/revocations" : nil
    }
}
