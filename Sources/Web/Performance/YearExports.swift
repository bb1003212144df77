import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import Performance

/// Official forms of a year as files to take away.
enum YearExports {
    /// `GET /years/{year}/exports?form=…&format=…`, with the questions of the year's page, and a
    /// project's name for that one alone.
    static func export(_ visit: Visit) async throws -> Response {
        guard let year = Int(try visit.parameter("year")),
            let form = OfficialForm(rawValue: visit.query("form") ?? ""),
            let format = PaperFormat(rawValue: visit.query("format") ?? "")
        else { throw Missing() }
        let report = try await ReportQuestion(visit)
            .report(year: year, project: visit.query("project"), visit)
        let project = visit.query("project").map { " \($0)" } ?? ""
        let name = "\(report.year)年度\(PrintedForm.title(of: form))\(project)"
        return try await visit.download("\(name).\(format.rawValue)", format.mediaType) { path in
            try await report.write(form, as: format, to: path)
        }
    }
}

/// The ways to take one form away.
struct FormFiles: Sendable {
    /// The form on a page of its own.
    let href: String
    let text: String
    let files: [Reference]

    /// Every form of a year.
    ///
    /// - Parameter project: only this one's; all when nil.
    static func all(
        year: Int, project: String? = nil, _ question: ReportQuestion, _ t: Strings
    ) -> [FormFiles] {
        let more = question.query.isEmpty ? "" : "&" + question.query.dropFirst()
        let asked = (project.map { "&project=\($0.queryEncoded)" } ?? "") + more
        let forms = OfficialForm.allCases.filter { project == nil || $0 != .summary }
        return forms.map { form in
            let start = "/years/\(year)/exports?form=\(form.rawValue)"
            return FormFiles(
                href: "/years/\(year)/forms/\(form.rawValue)"
                    + (asked.isEmpty ? "" : "?" + asked.dropFirst()),
                text: t("form_\(form.rawValue)"),
                files: PaperFormat.allCases.filter { $0 != .html }.map { format in
                    Reference(
                        href: "\(start)&format=\(format.rawValue)\(asked)",
                        text: t("paper_\(format.rawValue)"))
                })
        }
    }
}
