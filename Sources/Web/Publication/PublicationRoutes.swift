import HTTPTypes
import Hummingbird
import Kernel
import Performance

/// What the public reads of a year; it needs no session, and what was published stays as it was.
enum PublicationRoutes {
    static let all: [Route] =
        [
            .get("/public", .anybody, list),
            .get("/public/years/{year}", .anybody, newest),
            .get("/public/years/{year}/versions/{version}", .anybody, version),
            .get("/public/years/{year}/versions/{version}/{file}", .anybody, data),
            .get("/public/feed", .anybody, feed),
            .get("/public/data", .anybody, described),
            .get("/public/schema.json", .anybody) { try schema("publication.schema.json", $0) },
            .get("/public/columns.json", .anybody) { try schema("publication.columns.json", $0) },
        ] + PublishingRoutes.all

    private static func list(_ visit: Visit) async throws -> Response {
        try visit.limit(.look)
        let all = try await visit.centre.read { try $0.publications() }
        return try visit.page(PublicYearsPage(all, visit))
    }

    /// The newest version that stands, else the note in the place of the newest.
    private static func newest(_ visit: Visit) async throws -> Response {
        try visit.limit(.look)
        let year = try visit.number("year")
        let all = try await visit.centre.read { try $0.publications(year: year) }
        guard let found = all.first(where: { $0.withdrawal == nil }) ?? all.first else {
            throw Missing()
        }
        return try await show(found, among: all, visit)
    }

    private static func version(_ visit: Visit) async throws -> Response {
        try visit.limit(.look)
        let (year, version) = (try visit.number("year"), try visit.number("version"))
        let all = try await visit.centre.read { try $0.publications(year: year) }
        guard let found = all.first(where: { $0.version == version }) else { throw Missing() }
        return try await show(found, among: all, visit)
    }

    private static func show(
        _ found: Publication, among all: [Publication], _ visit: Visit
    ) async throws -> Response {
        guard found.withdrawal == nil else {
            return try visit.page(WithdrawnPage(found, all, visit))
        }
        // Other versions are listed at its foot, so the page changes with them.
        let newest = all.map(\.changedAt).max() ?? found.publishedAt
        let tag = "\(found.digest)-\(newest.milliseconds)-\(visit.language.rawValue)"
        return try await visit.unlessKnown(tag, newest) {
            let (_, published) = try await visit.centre.read { try $0.snapshot(of: found) }
            return try visit.page(PublicYearPage(published, found, all, visit))
        }
    }

    /// The data of a version: `data.json`, `indicators.csv`, `projects.csv`.
    private static func data(_ visit: Visit) async throws -> Response {
        try visit.limit(.look)
        let (year, version) = (try visit.number("year"), try visit.number("version"))
        guard let file = PublicationFile(rawValue: try visit.parameter("file")),
            let found = try await visit.centre.read({
                try $0.publication(year: year, version: version)
            })
        else { throw Missing() }
        guard found.withdrawal == nil else { throw Withdrawn() }
        return try await visit.unlessKnown("\(found.digest)-\(file)", found.publishedAt) {
            let (text, published) = try await visit.centre.read { try $0.snapshot(of: found) }
            return visit.text(
                file == .json ? text : try file.csv(published), type: file.mediaType)
        }
    }

    private static func feed(_ visit: Visit) async throws -> Response {
        try visit.limit(.look)
        let (all, origin) = try await visit.centre.read { reader in
            (try reader.publications(limit: 100), try reader.journalEntry(1)?.digest)
        }
        let feed = PublicationFeed(all, origin: origin ?? Chain.origin, visit)
        return try await visit.unlessKnown(feed.tag, feed.updated) {
            visit.text(feed.xml, type: "application/atom+xml; charset=utf-8")
        }
    }

    private static func described(_ visit: Visit) async throws -> Response {
        try visit.limit(.look)
        return try visit.page(OpenDataPage(visit))
    }

    private static func schema(_ name: String, _ visit: Visit) throws -> Response {
        try visit.limit(.look)
        let text = String(decoding: try Resources.data("Interface/\(name)"), as: UTF8.self)
        return visit.text(text, type: "application/json")
    }
}

extension Visit {
    /// A whole number of the path.
    func number(_ name: String) throws -> Int {
        let text = try parameter(name)
        guard text.count <= 9, let number = Int(text), "\(number)" == text else { throw Missing() }
        return number
    }
}
