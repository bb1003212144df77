import Foundation
import Hummingbird
import Kernel
import People
import Register

/// 台账: measures, their entries, corrections, and entries from a file.
enum RegisterRoutes {
    static let all: [Route] = [
        .get("/register", .permission(.seeRegister)) { visit in
            try await register(visit, faults: [], done: nil)
        },
        .get("/register/measures/new", .permission(.declareMeasure)) { visit in
            try visit.page(NewMeasurePage(nil, [], visit))
        },
        .post("/register/measures", .permission(.declareMeasure), declare),
        .get("/register/measures/{name}", .permission(.seeRegister)) { visit in
            try await measure(try visit.parameter("name"), visit, draft: nil, refusals: [])
        },
        .post(
            "/register/entries", .permission(.recordEntry), limit: Route.uploadLimit, record),
        .get("/register/entries/{id}", .permission(.seeRegister)) { visit in
            try await CorrectionRoutes.entry(visit, typed: nil, refusals: [])
        },
        .post(
            "/register/entries/{id}/corrections", .permission(.correctEntry),
            limit: Route.uploadLimit, CorrectionRoutes.correct),
        .post(
            "/register/imports", .permission(.recordEntry), limit: Route.uploadLimit, importTable),
    ]

    private static func register(
        _ visit: Visit, faults: [Refusal], done: String?
    ) async throws -> Response {
        let centre = visit.centre
        let measures = try await centre.read { try Array(centre.measures($0).values) }
        let form = RegisterPage.ImportForm(
            columns: EntryTable.columns.joined(separator: ","),
            faults: faults.map { RegisterPage.LineFault($0, visit) }, done: done)
        let page = RegisterPage(measures, imports: form, visit)
        return try visit.page(page, faults.isEmpty ? .ok : .unprocessableContent)
    }

    private static func declare(_ visit: Visit) async throws -> Response {
        let draft = visit.measureDraft
        do {
            let measure = try await RegisterDesk(visit.centre).declare(draft, by: visit.actor)
            return visit.redirect("/register/measures/\(measure.name.pathEncoded)")
        } catch {
            let refusals = try error.refusals()
            return try visit.page(
                NewMeasurePage(draft, refusals, visit), refusals.first?.status ?? .badRequest)
        }
    }

    private static func measure(
        _ name: String, _ visit: Visit, draft: EntryDraft?, refusals: [Refusal]
    ) async throws -> Response {
        let centre = visit.centre
        let search = visit.query("search") ?? ""
        let before = visit.query("before").flatMap { Int64($0) } ?? .max
        let found = try await centre.read { reader in
            try centre.measures(reader)[name].map { measure in
                (
                    measure,
                    try reader.entries(
                        of: name, containing: search, before: before,
                        limit: MeasurePage.pageSize + 1)
                )
            }
        }
        guard let (measure, entries) = found else { throw Missing() }
        let names = try await visit.site.accounts.names(of: Set(entries.map(\.recordedBy)))
        let page = MeasurePage(
            measure, entries, names: names, draft: draft, refusals: refusals,
            recorded: visit.query("recorded"), visit)
        return try visit.page(page, refusals.first?.status ?? .ok)
    }

    private static func record(_ visit: Visit) async throws -> Response {
        let draft = try visit.entryDraft()
        do {
            let id = try await RegisterDesk(visit.centre).record(draft, by: visit.actor)
            return visit.redirect(
                "/register/measures/\(draft.measure.pathEncoded)?recorded=\(id)")
        } catch {
            return try await measure(
                draft.measure, visit, draft: draft, refusals: try error.refusals())
        }
    }

    private static func importTable(_ visit: Visit) async throws -> Response {
        do {
            guard let file = visit.form.files["file"] else { throw Refusal.noFile }
            guard let text = String(bytes: file.bytes, encoding: .utf8) else {
                throw Refusal.notText
            }
            let table = try EntryTable(csv: text)
            try await RegisterDesk(visit.centre).record(table.drafts, by: visit.actor)
            return try await register(
                visit, faults: [], done: visit.t("imported_entries", "\(table.drafts.count)"))
        } catch {
            return try await register(visit, faults: try error.refusals(), done: nil)
        }
    }
}

extension RegisterPage.LineFault {
    fileprivate init(_ refusal: Refusal, _ visit: Visit) {
        let parts = (refusal.place ?? "").split(separator: ",").map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        let number = parts.first.flatMap { $0.hasPrefix("line ") ? String($0.dropFirst(5)) : nil }
        line = number ?? "–"
        field = (number == nil ? parts.first : parts.dropFirst().first) ?? ""
        message = visit.say(refusal.words)
    }
}

extension Error {
    /// What a desk refused; anything else is thrown on.
    func refusals() throws -> [Refusal] {
        switch self {
        case let refusal as Refusal where refusal.code != "not_allowed": [refusal]
        case let refusals as Refusals: refusals.all
        default: throw self
        }
    }
}

extension Refusal {
    static let noFile = Refusal("no_file", "请选择一个文件。", "Choose a file.", at: "file")

    static let notText = Refusal(
        "not_text", "文件不是 UTF-8 编码的文本。请另存为“CSV UTF-8”后再上传。",
        "The file is not UTF-8 text. Save it as “CSV UTF-8” and send it again.", at: "file")
}
