import HTTPTypes
import Hummingbird
import People

/// Stands before every route: sets the headers that keep a page to itself, and turns what no
/// route answers into a page.
struct Guard: RouterMiddleware {
    let site: Site

    private static let policy = """
        default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; \
        connect-src 'self'; media-src 'self'; form-action 'self'; frame-ancestors 'none'; \
        base-uri 'none'
        """

    func handle(
        _ request: Request, context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var response: Response
        do { response = try await next(request, context) } catch {
            response = try await answer(to: error, request, context)
        }
        set(&response.headers)
        return response
    }

    private func answer(
        to error: any Error, _ request: Request, _ context: WebContext
    ) async throws -> Response {
        // The method is one that no route of ours has, or the path is nobody's.
        let isForPrograms = request.uri.path.hasPrefix("/api/")
        let route = Route.get(isForPrograms ? "/api/" : "/", .anybody) { _ in throw Missing() }
        var visit = Visit(site: site, route: route, request: request, context: context)
        if let token = visit.token {
            visit.signedIn = try? await site.accounts.sessions.session(for: token)
        }
        return try await visit.answer(to: error)
    }

    private func set(_ headers: inout HTTPFields) {
        if headers[.contentSecurityPolicy] == nil {
            headers[.contentSecurityPolicy] = Self.policy
        }
        headers[.xContentTypeOptions] = "nosniff"
        if site.configuration.secureCookies {
            headers[.strictTransportSecurity] = "max-age=31536000"
        }
        headers[.referrerPolicy] = "same-origin"
        headers[.frameOptions] = "DENY"
        headers[.openerPolicy] = "same-origin"
        headers[.resourcePolicy] = "same-origin"
        headers[.permissionsPolicy] = "camera=(), geolocation=(), microphone=()"
    }
}
