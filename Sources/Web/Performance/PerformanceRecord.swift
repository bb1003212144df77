import Kernel
import Performance

/// Where a declaration or an indicator belongs.
struct ProjectPlace: Hashable, Sendable {
    let declaration: String
    let year: Int
    let project: String
    let version: Int
    let sequence: Int64
}

/// One version of a project's declaration.
struct VersionRow: Hashable, Sendable {
    let id: String
    let version: Int
    let sequence: Int64
    let instant: Instant
    let actor: String
    let source: String
    let paper: String?
}

extension Reader {
    /// Where a declaration belongs; nil when there is none with this id.
    func place(ofDeclaration id: String) throws -> ProjectPlace? {
        try first(
            "SELECT id, year, project, version, sequence FROM declaration WHERE id = \(id)"
        ).map(ProjectPlace.init(row:))
    }

    /// Which declaration an indicator is a line of.
    func place(ofIndicator id: String) throws -> ProjectPlace? {
        try first(
            """
            SELECT d.id, d.year, d.project, d.version, d.sequence FROM indicator i
            JOIN declaration d ON d.id = i.declaration WHERE i.id = \(id)
            """
        ).map(ProjectPlace.init(row:))
    }

    /// The indicator of the version in force that stands where this one of an older version stood.
    func successor(ofIndicator id: String, in newest: StoredDeclaration) throws -> String? {
        guard let row = try first("SELECT level1, level2, name FROM indicator WHERE id = \(id)")
        else { return nil }
        let old: (String, String, String) = try (row("level1"), row("level2"), row("name"))
        return newest.indicators.first {
            ($0.indicator.level1, $0.indicator.level2, $0.indicator.name) == old
        }?.id
    }

    /// Every version of a project's declaration, newest first.
    func versions(of project: String, year: Int) throws -> [VersionRow] {
        try rows(
            """
            SELECT d.id, d.version, d.sequence, d.source, d.paper, j.instant, j.actor
            FROM declaration d JOIN journal j ON j.sequence = d.sequence
            WHERE d.year = \(year) AND d.project = \(project) ORDER BY d.version DESC
            """
        ).map(VersionRow.init(row:))
    }
}

extension ProjectPlace {
    fileprivate init(row: Row) throws {
        declaration = try row("id")
        year = try row("year")
        project = try row("project")
        version = try row("version")
        sequence = try row("sequence")
    }
}

extension VersionRow {
    fileprivate init(row: Row) throws {
        id = try row("id")
        version = try row("version")
        sequence = try row("sequence")
        instant = try row("instant")
        actor = try row("actor")
        source = try row("source")
        paper = try row("paper")
    }
}
