import HTTPTypes
import Hummingbird
import Kernel
import People
import Performance

/// The year on one page, and the way to it.
enum YearRoutes {
    static let all: [Route] = [
        .get("/", .signedIn, home),
        .get("/years/{year}", .permission(.seeYear), year),
        .get("/years/{year}/forms/{form}", .permission(.seeYear), form),
        .get("/years/{year}/exports", .permission(.seeYear), YearExports.export),
    ]

    /// Where somebody's work begins: the year, or the desk of those who do not see it.
    private static func home(_ visit: Visit) async throws -> Response {
        guard visit.signedIn?.mustChangePassword == false else { throw Refusal.passwordDue }
        let actor = try visit.actor
        if actor.may(.seeYear) { return try await newest(visit) }
        if actor.may(.answerHelp) { return visit.redirect("/help") }
        if actor.may(.seeHall) { return visit.redirect("/hall") }
        throw Refusal.notAllowed(.seeYear)
    }

    private static func newest(_ visit: Visit) async throws -> Response {
        guard let year = try await visit.centre.read({ try $0.years().first }) else {
            return try visit.page(FirstStepsPage(visit))
        }
        return visit.redirect("/years/\(year)")
    }

    /// A form carries its own styles, since it is a document that can be kept.
    private static func form(_ visit: Visit) async throws -> Response {
        guard let year = Int(try visit.parameter("year")),
            let form = OfficialForm(rawValue: try visit.parameter("form"))
        else { throw Missing() }
        let report = try await ReportQuestion(visit)
            .report(
                year: year, project: visit.query("project"), forecasts: form == .monitoring, visit)
        var response = visit.html(PrintedForm.html(report, form: form))
        response.headers[.contentSecurityPolicy] =
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"
        return response
    }

    private static func year(_ visit: Visit) async throws -> Response {
        guard let year = Int(try visit.parameter("year")) else { throw Missing() }
        let question = try ReportQuestion(visit)
        let report = try await question.report(year: year, visit)
        let years = try await visit.centre.read { try $0.years() }
        let page = YearPage(report, question, lamp: visit.query("lamp"), years: years, visit)
        return try visit.page(page)
    }
}

/// A centre without any declaration: what to do first.
struct FirstStepsPage: Page {
    static let template = "first"
    let area: Area? = .year

    let title: String
    let mayImport: Bool
    let mayManage: Bool

    init(_ visit: Visit) {
        title = visit.t("first_title")
        mayImport = visit.signedIn?.actor.may(.importForm) == true
        mayManage = visit.signedIn?.actor.may(.managePeople) == true
    }
}
