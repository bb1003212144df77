import Hummingbird
import Kernel
import Satisfaction

/// The page by which a visitor rates, and its counterpart for programs.
enum RatingRoutes {
    static let all: [Route] = [
        .get("/ratings/{token}", .anybody) { visit in
            try visit.limit(.look)
            return try await page(visit, typed: nil, refusals: [])
        },
        .post("/ratings/{token}", .anybody, rate),
        .json("/api/ratings/{token}", .anybody, rateByProgram),
    ]

    private static func page(
        _ visit: Visit, typed: RatingDraft?, refusals: [Refusal]
    ) async throws -> Response {
        let token = try visit.parameter("token")
        let (invitation, rating) = try visit.found(
            try await visit.centre.read { reader in
                try reader.invitation(token: token).map { ($0, try reader.rating(of: $0)) }
            })
        // That it was rated already is what the page says then, not a fault of the form.
        let faults = rating == nil ? refusals : []
        let page = RatingPage(
            invitation, rating, typed: typed, faults, isFresh: visit.query("done") != nil, visit)
        return try visit.page(page, refusals.first?.status ?? .ok)
    }

    private static func rate(_ visit: Visit) async throws -> Response {
        try visit.limit(.rate)
        let token = try visit.parameter("token")
        let draft = RatingDraft(
            grade: visit.form.text("grade"), reasons: visit.form.all("reasons"),
            words: visit.form.text("words"), name: visit.form.text("name"),
            telephone: visit.form.text("telephone"))
        do {
            _ = try await RatingDesk(visit.centre).rate(token: token, draft)
            return visit.redirect("/ratings/\(token.pathEncoded)?done=1")
        } catch {
            return try await page(visit, typed: draft, refusals: try error.refusals())
        }
    }

    /// A rating as a program sends it.
    private struct Sent: Decodable {
        let grade: String
        let reasons: [String]?
        let words: String?
        let name: String?
        let telephone: String?
    }

    private static func rateByProgram(_ visit: Visit) async throws -> Response {
        try visit.limit(.rate)
        let token = try visit.parameter("token")
        _ = try visit.found(try await visit.centre.read { try $0.invitation(token: token) })
        let sent = try await visit.decoded(Sent.self, limit: 16 << 10)
        let draft = RatingDraft(
            grade: sent.grade, reasons: sent.reasons ?? [], words: sent.words ?? "",
            name: sent.name ?? "", telephone: sent.telephone ?? "")
        let id = try await RatingDesk(visit.centre).rate(token: token, draft)
        return try visit.json(["id": id], .created)
    }
}
