import Hummingbird

/// Sets the language of the pages for a year.
enum LanguageChoice {
    static func answer(_ visit: Visit) throws -> Response {
        guard let language = Language(rawValue: try visit.parameter("language")) else {
            throw Missing()
        }
        var response = visit.redirect(visit.query("return") ?? "/")
        response.setCookie(
            Cookie(
                name: Language.cookie, value: language.rawValue, maxAge: 31_536_000, path: "/",
                secure: visit.site.configuration.secureCookies, httpOnly: true, sameSite: .lax))
        return response
    }
}
