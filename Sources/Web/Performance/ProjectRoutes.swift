import Foundation
import Hummingbird
import Kernel
import Performance

/// One project of a year, in any of its versions.
enum ProjectRoutes {
    static let all: [Route] = [
        .get("/projects/{id}", .permission(.seeYear), project)
    ]

    private static func project(_ visit: Visit) async throws -> Response {
        let id = try visit.parameter("id")
        let question = try ReportQuestion(visit)
        let found = try await visit.centre.read { reader in
            try reader.place(ofDeclaration: id).map { place in
                (place, try reader.versions(of: place.project, year: place.year))
            }
        }
        guard let (place, versions) = found else { throw Missing() }
        if versions.first?.id == id {
            let report = try await question.report(
                year: place.year, project: place.project, visit)
            guard let project = report.projects.first else { throw Missing() }
            return try visit.page(
                ProjectPage(
                    project.stored.declaration, project.stored.source, project, place,
                    versions: versions, question, visit))
        }
        let old = try await imported(place.sequence, visit)
        return try visit.page(
            ProjectPage(
                old.declaration, old.source, nil, place, versions: versions, question, visit))
    }

    /// An older version, as the journal has kept it whole.
    private static func imported(_ sequence: Int64, _ visit: Visit) async throws -> Imported {
        let entry = try await visit.centre.read { try $0.journalEntry(sequence) }
        guard let entry else { throw Fault("the journal has no entry \(sequence)") }
        return try JSONDecoder().decode(Kept.self, from: Data(entry.detail.utf8)).event
    }
}

/// What the journal keeps of an imported declaration.
private struct Imported: Decodable {
    let declaration: Declaration
    let source: Source
}

/// A journal entry's detail, as far as it is wanted here.
private struct Kept: Decodable {
    let event: Imported
}
