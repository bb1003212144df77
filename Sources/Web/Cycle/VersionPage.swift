import Kernel
import People
import Performance

/// One version of a project's targets as its page shows it, read at one moment.
struct VersionView: Sendable {
    let version: TargetVersion
    let stored: StoredDeclaration
    /// All of the project's, the newest first.
    let versions: [TargetVersion]
    let names: [String: String]
    /// The draft in which somebody works on the project; nil where nobody does.
    let draft: String?

    /// - Throws: `Missing` for an unknown version.
    static func read(_ id: String, _ visit: Visit) async throws -> VersionView {
        let (version, stored) = try await visit.centre.read {
            (try $0.targetVersion(id), try $0.declaration(id: id))
        }
        guard let version, let stored else { throw Missing() }
        let (versions, draft) = try await visit.centre.read { reader in
            (
                try reader.targetVersions(year: version.year, project: version.project),
                try reader.drafts(year: version.year).first { $0.project == version.project }
            )
        }
        return VersionView(
            version: version, stored: stored, versions: versions,
            names: try await visit.site.accounts.names(of: [version].people),
            draft: draft?.id)
    }

    var inForce: TargetVersion? { versions.first(where: \.state.isInForce) }

    /// What it is most often compared with: the version it was made from, else the one before.
    var usualRival: TargetVersion? {
        versions.first { $0.version == version.changing }
            ?? versions.first { $0.version < version.version }
    }
}

/// One version of a project's targets: its form, where it stands, what was said about it, and what
/// whoever looks at it may do.
struct VersionPage: Page {
    static let template = "cycle/version"
    let area: Area? = .cycle
    var assets: [String] { ["cases.css", "cycle.css"] }

    let title: String
    let crumbs: [Crumb]
    let state: LampMark
    let summary: String
    let faults: [FieldFault]
    let waiting: CyclePage.Waiting?
    let notes: [String]
    let facts: [ProjectPage.Fact]
    let funds: [ProjectPage.Fact]
    let goals: [ProjectPage.Fact]
    let groups: [Group]
    let weights: String
    let areWeightsRight: Bool
    let steps: [Step]
    let decision: Decision?
    let drafting: Drafting?
    let versions: [Version]
    let compareHref: String?
    let projectHref: String?
    let journalHref: String?

    /// The indicators of a second level.
    struct Group: Sendable {
        let level1: String
        let level2: String
        let lines: [Line]
    }

    /// One indicator as it is declared.
    struct Line: Sendable {
        let name: String
        let target: String
        let weight: String
    }

    /// What somebody did and said.
    struct Step: Sendable {
        let what: String
        let color: String
        let when: String
        let who: String
        let grade: String?
        let opinion: String?
        let entryHref: String?
        let entry: String
    }

    /// The form of whoever may decide now.
    struct Decision: Sendable {
        let heading: String
        let hint: String
        let behalf: String?
        let action: String
        let passText: String
        let isPassChosen: Bool
        let isReturnChosen: Bool
        let decisionFault: String?
        let grades: [Choice]
        let gradeFault: String?
        let opinion: Field
    }

    /// How the unit goes on from here.
    struct Drafting: Sendable {
        let version: String
        let text: String
        /// The draft that is there already.
        let draftHref: String?
    }

    /// One version in the list.
    struct Version: Sendable {
        let href: String
        let text: String
        let state: LampMark
        let day: String
        let isCurrent: Bool
        let isInForce: Bool
    }
}
