import Foundation
import Hummingbird
import Kernel
import Performance

/// Evidence packs to take away, and the keys they are signed with.
enum PackRoutes {
    static let all: [Route] = [
        .get("/years/{year}/pack", .permission(.seeYear), wholeYear),
        .get("/indicators/{id}/pack", .permission(.seeYear), oneIndicator),
        .get("/public/keys", .anybody, keys),
    ]

    /// The report as it stands, or with `?evaluation=PROJECT` a self-evaluation as submitted.
    private static func wholeYear(_ visit: Visit) async throws -> Response {
        let year = try visit.number("year")
        if let project = visit.query("evaluation") {
            let request = try await visit.centre.packRequest(
                ofEvaluation: project, year: year, round: visit.query("round").flatMap { Int($0) })
            return try await send(request, visit)
        }
        let question = try ReportQuestion(visit)
        let request = try ReportRequest(
            year: year, asOf: question.asOf, today: visit.today, project: visit.query("project"),
            rules: question.rules)
        return try await send(PackRequest(request), visit)
    }

    private static func oneIndicator(_ visit: Visit) async throws -> Response {
        let id = try visit.parameter("id")
        let question = try ReportQuestion(visit)
        guard let place = try await visit.centre.read({ try $0.place(ofIndicator: id) }) else {
            throw Missing()
        }
        let request = try ReportRequest(
            year: place.year, asOf: question.asOf, today: visit.today, project: place.project,
            rules: question.rules)
        return try await send(PackRequest(request, indicator: id), visit)
    }

    private static func send(
        _ request: PackRequest, _ visit: Visit
    ) async throws -> Response {
        let url = FileManager.default.temporaryDirectory
            .appending(path: "zhunxing-\(UUID().uuidString).zip")
        let path = url.path(percentEncoded: false)
        // Once opened it needs no name, and is gone with the last who reads it.
        defer { try? FileManager.default.removeItem(at: url) }
        let written = try await PackFile.write(request, of: visit.centre, to: path)
        return try visit.file(
            at: url, named: PackFile.name(year: request.report.year, written.indicator),
            type: "application/zip")
    }

    private static func keys(_ visit: Visit) async throws -> Response {
        try visit.limit(.look)
        return try visit.page(SigningKeysPage(try await SigningDesk(visit.centre).keys(), visit))
    }
}

/// The centre's public keys, for whoever checks a pack.
struct SigningKeysPage: Page {
    static let template = "publication/keys"
    let frame: Frame = .visitor
    let assets = ["publication.css"]

    let title: String
    let keys: [Key]

    /// One key, the newest first.
    struct Key: Sendable {
        let isCurrent: Bool
        let publicKey: String
        let fingerprint: String
        let since: String
        let entry: String
    }

    init(_ all: [SigningKey], _ visit: Visit) {
        title = visit.t("publication_keys_title")
        keys = all.enumerated().map { place, each in
            Key(
                isCurrent: place == 0, publicKey: each.key.base64,
                fingerprint: each.key.fingerprint,
                since: "\(each.takenAt.day) \(each.takenAt.clockText)",
                entry: "#\(Numerals.grouped(each.sequence))")
        }
    }
}
