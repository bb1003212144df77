import Kernel
import Performance

/// A published version of a year, as the public reads and prints it.
struct PublicYearPage: Page {
    static let template = "publication/year"
    let frame: Frame = .visitor
    let assets = ["publication.css"]

    let title: String
    let sub: String
    let facts: [Fact]
    let isResults: Bool
    let projects: [Project]
    let digest: String
    let permanent: String
    let files: [Reference]
    /// Every version of the year, this one too.
    let versions: [PublicVersion]
    /// The newest version, where this one is older.
    let newerHref: String?

    /// Something that is told in a line.
    struct Fact: Sendable {
        let label: String
        let value: String
    }

    /// One project.
    struct Project: Sendable {
        let name: String
        let facts: [Fact]
        let goalTotal: String
        let goalAnnual: String
        let goalReached: String?
        let grade: String?
        let points: String?
        let groups: [Group]
    }

    /// The indicators of a first level.
    struct Group: Sendable {
        let level: String
        let lines: [Line]
    }

    /// One indicator.
    struct Line: Sendable {
        let level2: String
        let name: String
        let target: String
        let actual: String
        let points: String
    }
}

/// A version in a list.
struct PublicVersion: Sendable {
    let href: String
    let text: String
    let day: String
    let isCurrent: Bool
    let withdrawn: String?

    init(_ each: Publication, current: Publication?, _ t: Strings) {
        href = "/public/years/\(each.year)/versions/\(each.version)"
        text = t("publication_version", "\(each.version)", t(each.stage.title))
        day = "\(each.publishedAt.day)"
        isCurrent = each.id == current?.id
        withdrawn = each.withdrawal.map { t("publication_withdrawn_because", $0.reason) }
    }
}

extension PublicYearPage {
    init(
        _ published: PublishedYear, _ found: Publication, _ all: [Publication], _ visit: Visit
    ) {
        let t = visit.t
        isResults = published.stage == .results
        title = t("publication_title", "\(published.year)", t(published.stage.title))
        sub = [published.unit, published.department].filter { !$0.isEmpty }
            .joined(separator: " · ")
        facts = [
            Fact(label: t("publication_published"), value: "\(found.publishedAt.day)"),
            Fact(label: t("publication_version_label"), value: "\(found.version)"),
            published.asOf.map { Fact(label: t("publication_as_of"), value: "\($0)") },
            published.rules.map {
                Fact(label: t("rules"), value: t["rules_\($0)"] ?? $0)
            },
        ].compactMap(\.self)
        projects = published.projects.map { Project($0, t) }
        digest = found.digest
        let address = "/public/years/\(found.year)/versions/\(found.version)"
        permanent = address
        files = PublicationFile.allCases.map {
            Reference(href: "\(address)/\($0.rawValue)", text: $0.rawValue)
        }
        versions = all.map { PublicVersion($0, current: found, t) }
        let newest = all.first { $0.withdrawal == nil }
        newerHref =
            newest.flatMap { $0.version > found.version ? "/public/years/\(found.year)" : nil }
    }
}

extension PublicYearPage.Project {
    fileprivate init(_ project: PublishedYear.Project, _ t: Strings) {
        name = project.name
        let all: [(String, String?)] = [
            ("publication_budget", project.budget.map(Numerals.grouped)),
            ("publication_spent", project.spent.map(Numerals.grouped)),
            ("publication_rate", project.executionRate.map { "\($0) %" }),
        ]
        facts = all.compactMap { key, value in
            value.map { PublicYearPage.Fact(label: t(key), value: $0) }
        }
        goalTotal = project.goalTotal
        goalAnnual = project.goalAnnual
        goalReached = project.goalReached.flatMap { $0.isEmpty ? nil : $0 }
        grade = project.grade
        points = project.points
        groups = project.indicators.chunked { $0.level1 }.map { level, lines in
            PublicYearPage.Group(level: level, lines: lines.map { PublicYearPage.Line($0) })
        }
    }
}

extension PublicYearPage.Line {
    fileprivate init(_ line: PublishedYear.Line) {
        level2 = line.level2
        name = line.name
        let unit = line.unit.isEmpty ? "" : " \(line.unit)"
        target = "\(line.comparator ?? "") \(Numerals.short(line.target))\(unit)"
        actual = line.actual.map { "\(Numerals.grouped($0))\(unit)" } ?? "–"
        points = "\(line.points ?? "–") / \(line.weight ?? "–")"
    }
}
