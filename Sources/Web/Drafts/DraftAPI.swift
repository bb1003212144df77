import Hummingbird
import Kernel
import Performance

/// Drafts for programs, and for the script of the form.
enum DraftAPI {
    static let all: [Route] = [
        .get("/api/drafts", .permission(.seeYear), list),
        .json("/api/drafts", .permission(.declareTargets), open),
        .get("/api/drafts/{id}", .permission(.seeYear)) { visit in
            try visit.json(DraftTold(try await DraftView.read(visit), visit))
        },
        .json("/api/drafts/{id}/revisions", .permission(.declareTargets), save),
        .json("/api/drafts/{id}/findings", .permission(.declareTargets), lint),
        .json("/api/drafts/{id}/choices", .permission(.declareTargets), choose),
        .get("/api/drafts/{id}/library", .permission(.seeYear), library),
    ]

    private static let bodyLimit = 2 << 20

    /// What somebody typed: every value a text.
    private struct Sent: Decodable {
        let revision: String?
        let fields: [String: String]
        let lines: [Line]

        struct Line: Decodable {
            let id: String
            let values: [String: String]
        }

        /// - Throws: `Refusals` for fields that no form has.
        func sheet() throws(Refusals) -> DraftSheet {
            var (sheet, unknown) = (DraftSheet(), [String]())
            for (name, text) in fields {
                guard let field = DraftField(rawValue: name), !text.contains("\0") else {
                    unknown.append(name)
                    continue
                }
                sheet[field] = text
            }
            for sent in lines {
                var line = DraftLine(id: sent.id)
                for (name, text) in sent.values {
                    guard let field = LineField(rawValue: name), !text.contains("\0") else {
                        unknown.append(name)
                        continue
                    }
                    line[field] = text
                }
                sheet.lines.append(line)
            }
            guard unknown.isEmpty else {
                throw Refusals(unknown.sorted().map { .unknownField($0) })
            }
            return sheet
        }
    }

    private static func list(_ visit: Visit) async throws -> Response {
        guard let year = Int(visit.query("year") ?? "\(visit.today.year)") else { throw Missing() }
        let drafts = try await visit.centre.read { try $0.drafts(year: year) }
        return try visit.json(["drafts": drafts.map(DraftTold.Brief.init)])
    }

    private struct Opening: Decodable {
        let way: String
        let year: String?
        let project: String?
        let version: String?
    }

    private static func open(_ visit: Visit) async throws -> Response {
        let sent = try await visit.decoded(Opening.self, limit: bodyLimit)
        let texts = [
            "way": sent.way, "year": sent.year, "project": sent.project, "version": sent.version,
        ]
        guard !texts.values.contains(where: { $0?.contains("\0") == true }) else {
            throw Refusal.badRequest
        }
        let opening = try DraftOpening { texts[$0].flatMap(\.self) ?? "" }
        let id = try await DraftDesk(visit.centre).open(opening, by: visit.actor)
        return try visit.json(["id": id], .created)
    }

    private static func save(_ visit: Visit) async throws -> Response {
        let id = try visit.parameter("id")
        let sent = try await visit.decoded(Sent.self, limit: bodyLimit)
        guard let revision = sent.revision.flatMap({ Int($0) }) else { throw Refusal.noRevision }
        let saving = try await DraftDesk(visit.centre)
            .save(id, from: revision, sent.sheet(), by: visit.actor)
        return try visit.json(DraftTold(try await DraftView.read(visit), saving: saving, visit))
    }

    private static func lint(_ visit: Visit) async throws -> Response {
        let sent = try await visit.decoded(Sent.self, limit: bodyLimit)
        let view = try await DraftView.read(visit)
        let sheet = try sent.sheet()
        try sheet.mustBeKeepable()
        return try visit.json(DraftTold.Lint(view.typed(sheet), visit))
    }

    private struct Choosing: Decodable {
        let place: String
        let author: String
        let takes: Bool
    }

    private static func choose(_ visit: Visit) async throws -> Response {
        let sent = try await visit.decoded(Choosing.self, limit: bodyLimit)
        guard let place = DraftPlace(sent.place) else { throw Refusal.unknownField(sent.place) }
        try await DraftDesk(visit.centre).settle(
            try visit.parameter("id"), place, of: sent.author, takes: sent.takes, by: visit.actor)
        return try visit.json(DraftTold(try await DraftView.read(visit), visit))
    }

    private static func library(_ visit: Visit) async throws -> Response {
        let view = try await DraftView.read(visit)
        let found = view.context.library.search(visit.query("q") ?? "")
        return try visit.json(["entries": try found.map { try DraftTold.Entry($0, view, visit) }])
    }
}

extension Refusal {
    fileprivate static func unknownField(_ name: String) -> Refusal {
        Refusal(
            "unknown_field", "申报表没有“\(name.prefix(40))”这个字段，或者它的内容不能保存。",
            "The form has no field “\(name.prefix(40))”, or its text cannot be kept.",
            at: String(name.prefix(40)))
    }

    fileprivate static let noRevision = Refusal(
        "no_revision", "请给出所依据的草稿修订号。", "Give the revision that you began from.",
        at: "revision")
}
