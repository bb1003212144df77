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
                (
                    place, try reader.versions(of: place.project, year: place.year),
                    try reader.declaration(of: place.project, year: place.year)?.id,
                    try reader.targetVersion(id)
                )
            }
        }
        guard let (place, versions, inForce, version) = found else { throw Missing() }
        if let version, !version.state.isInForce, version.state != .superseded {
            return visit.redirect(version.path)
        }
        if inForce == id {
            let report = try await question.report(
                year: place.year, project: place.project, visit)
            guard let project = report.projects.first else { throw Missing() }
            return try visit.page(
                ProjectPage(
                    project.stored.declaration, project.stored.source, project, place,
                    versions: versions, inForce: inForce, question, visit))
        }
        guard let old = try await visit.centre.read({ try $0.declaration(id: id) }) else {
            throw Missing()
        }
        return try visit.page(
            ProjectPage(
                old.declaration, old.source, nil, place, versions: versions, inForce: inForce,
                question, visit))
    }
}
