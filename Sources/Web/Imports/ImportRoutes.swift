import Forms
import Hummingbird
import Kernel
import People
import Performance

/// Bringing in declarations: read, looked at beside the paper, then stored.
enum ImportRoutes {
    static let all: [Route] = [
        .get("/imports/new", .permission(.importForm)) { visit in
            try visit.page(NewImportPage(visit, []))
        },
        .post("/imports", .permission(.importForm), limit: Route.uploadLimit, upload),
        .get("/imports/{digest}", .permission(.importForm)) { visit in
            let form = try await kept(visit, name: visit.query("name"))
            return try visit.page(
                ReadingPage(form, digest: visit.parameter("digest"), refusals: [], visit))
        },
        .post("/imports/{digest}/declarations", .permission(.importForm), store),
    ]

    private static func upload(_ visit: Visit) async throws -> Response {
        do {
            guard let file = visit.form.files["file"] else { throw Refusal.noFile }
            _ = try await UploadedForm(name: file.name, bytes: file.bytes)
            let digest = try visit.centre.files.keep(file.bytes)
            return visit.redirect("/imports/\(digest)?name=\(file.name.queryEncoded)")
        } catch let refusal as Refusal {
            return try visit.page(NewImportPage(visit, [refusal]), refusal.status)
        }
    }

    /// A document that was sent before, read again.
    private static func kept(_ visit: Visit, name: String?) async throws -> UploadedForm {
        let digest = try visit.parameter("digest")
        guard let bytes = try visit.centre.files.bytes(digest) else { throw Missing() }
        return try await UploadedForm(name: name ?? String(digest.prefix(12)), bytes: bytes)
    }

    private static func store(_ visit: Visit) async throws -> Response {
        let digest = try visit.parameter("digest")
        let form = try await kept(visit, name: visit.form["name"])
        do {
            guard form.blocking.isEmpty || visit.form["accept"] == "yes" else {
                throw Refusal.doubtsOpen(form.blocking.count)
            }
            guard !form.declarations.isEmpty else { throw Refusal.noDeclaration }
            let source = Source(name: form.name, paper: digest)
            let declarations = try form.declarations.checked()
            _ = try await DeclarationDesk(visit.centre)
                .store(declarations.map { ($0, source) }, by: visit.actor)
            return visit.redirect(try await destination(declarations, visit))
        } catch {
            let refusals = try error.refusals()
            return try visit.page(
                ReadingPage(form, digest: digest, refusals: refusals, visit),
                refusals.first?.status ?? .unprocessableContent)
        }
    }

    /// The project that was stored; of several, their year.
    private static func destination(
        _ declarations: [Declaration], _ visit: Visit
    ) async throws -> String {
        guard let first = declarations.first else { return "/" }
        guard declarations.count == 1 else { return "/years/\(first.year)" }
        let stored = try await visit.centre.read {
            try $0.declaration(of: first.project, year: first.year)
        }
        return stored.map { "/projects/\($0.id)" } ?? "/years/\(first.year)"
    }
}

extension [FormDocument] {
    /// Every document as a declaration.
    ///
    /// - Throws: `Refusals` with what is wrong in any of them.
    fileprivate func checked() throws -> [Declaration] {
        var refusals: [Refusal] = []
        let declarations = try compactMap { document in
            do { return try Declaration(document) } catch let found as Refusals {
                refusals += found.all
                return nil
            }
        }
        guard refusals.isEmpty else { throw Refusals(refusals) }
        return declarations
    }
}

/// The form that sends a document.
struct NewImportPage: Page {
    static let template = "new-import"
    let area: Area? = .imports

    let title: String
    let file: Field
    let faults: [FieldFault]

    init(_ visit: Visit, _ refusals: [Refusal]) {
        title = visit.t("import_title")
        file = Field("file", "", refusals, visit)
        faults = FieldFault.list(refusals, visit)
    }
}

extension Refusal {
    fileprivate static func doubtsOpen(_ count: Int) -> Refusal {
        Refusal(
            "doubts_open", "有 \(count) 处存疑。请对照原文核对后勾选“已核对”，再存入。",
            "There are \(count) doubts. Compare them with the paper, tick the box, then store.",
            at: "accept")
    }

    fileprivate static let noDeclaration = Refusal(
        "no_declaration", "这份文件里没有可以存入的绩效目标申报表。",
        "The document has no declaration that could be stored.")
}
