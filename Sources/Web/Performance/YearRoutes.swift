import Hummingbird
import Kernel
import People
import Performance

/// The year on one page, and the way to it.
enum YearRoutes {
    static let all: [Route] = [
        .get("/", .permission(.seeYear), newest),
        .get("/years/{year}", .permission(.seeYear), year),
    ]

    private static func newest(_ visit: Visit) async throws -> Response {
        guard let year = try await visit.centre.read({ try $0.years().first }) else {
            return try visit.page(FirstStepsPage(visit))
        }
        return visit.redirect("/years/\(year)")
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
