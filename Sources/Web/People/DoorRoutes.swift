import Hummingbird
import Kernel
import People

/// Getting in and out, and the password that does it.
enum DoorRoutes {
    static let all: [Route] = [
        .get("/sign-in", .anybody) { visit in
            guard visit.signedIn == nil else { return visit.redirect(destination(visit)) }
            return try visit.page(SignInPage(visit, login: "", refusals: []))
        },
        .post("/sign-in", .anybody, signIn),
        .post("/sign-out", .signedIn, signOut),
        .get("/account/password", .signedIn) { visit in
            try visit.page(PasswordPage(visit, refusals: []))
        },
        .post("/account/password", .signedIn, changePassword),
    ]

    private static func signIn(_ visit: Visit) async throws -> Response {
        let login = visit.form.text("login")
        let password = visit.form.fields.first { $0.name == "password" }?.value ?? ""
        do {
            let session = try await visit.site.accounts.sessions.signIn(
                login: login, password: password, from: visit.address,
                replacing: visit.token)
            var response = visit.redirect(destination(visit))
            response.setCookie(Door.open(session, visit))
            return response
        } catch let refusal as Refusal {
            return try visit.page(
                SignInPage(visit, login: login, refusals: [refusal]), refusal.status)
        }
    }

    /// Where the visitor was going.
    private static func destination(_ visit: Visit) -> String {
        localPath(visit.form["return"] ?? visit.query("return") ?? "/")
    }

    private static func signOut(_ visit: Visit) async throws -> Response {
        if let token = visit.token { try await visit.site.accounts.sessions.signOut(token) }
        var response = visit.redirect("/sign-in")
        response.setCookie(Door.closed(visit))
        return response
    }

    private static func changePassword(_ visit: Visit) async throws -> Response {
        func typed(_ name: String) -> String {
            visit.form.fields.first { $0.name == name }?.value ?? ""
        }
        do {
            guard typed("password") == typed("repeated") else { throw Refusal.notRepeated }
            let session = try await visit.site.accounts.changePassword(
                of: visit.actor.id, from: typed("old_password"), to: typed("password"),
                at: visit.address)
            var response = visit.redirect("/")
            response.setCookie(Door.open(session, visit))
            return response
        } catch let refusal as Refusal where refusal.code != "session_ended" {
            return try visit.page(PasswordPage(visit, refusals: [refusal]), refusal.status)
        }
    }
}

extension Refusal {
    fileprivate static let notRepeated = Refusal(
        "not_repeated", "两次输入的新密码不一样。", "The new password was not repeated exactly.",
        at: "repeated")
}

/// The way in.
struct SignInPage: Page {
    static let template = "sign-in"

    let title: String
    let destination: String
    let login: Field
    let password: Field
    let faults: [FieldFault]

    init(_ visit: Visit, login: String, refusals: [Refusal]) {
        title = visit.t("sign_in")
        destination = localPath(visit.form["return"] ?? visit.query("return") ?? "/")
        self.login = Field("login", login, refusals, visit)
        password = Field("password", "", refusals, visit)
        faults = FieldFault.list(refusals, visit)
    }
}

/// Choosing a password of one's own.
struct PasswordPage: Page {
    static let template = "password"

    let title: String
    /// Whether nothing else is open before it is done.
    let isDue: Bool
    let login: String
    let old: Field
    let new: Field
    let repeated: Field
    let faults: [FieldFault]

    init(_ visit: Visit, refusals: [Refusal]) {
        title = visit.t("password_title")
        isDue = visit.signedIn?.mustChangePassword == true
        login = visit.signedIn?.login ?? ""
        old = Field("old_password", "", refusals, visit)
        new = Field("password", "", refusals, visit)
        repeated = Field("repeated", "", refusals, visit)
        faults = FieldFault.list(refusals, visit)
    }
}
