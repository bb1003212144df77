import Kernel
import Performance

/// One project: its declaration, its money, its indicators with the reason for every point.
struct ProjectPage: Page {
    static let template = "project"
    let area: Area? = .year

    let title: String
    let crumbs: [Crumb]
    let lamp: LampMark
    let summary: String
    /// Set when this is an older version, which is shown as it was and not measured.
    let newestHref: String?
    let facts: [Fact]
    let funds: [Fact]
    let goals: [Fact]
    let groups: [Group]
    let execution: Line?
    let total: String?
    let versions: [Version]
    /// The official forms of this project alone.
    let forms: [FormFiles]
    let paperHref: String?
    let source: String

    /// Something the form says.
    struct Fact: Sendable {
        let name: String
        let value: String
    }

    /// The indicators of a second level.
    struct Group: Sendable {
        let level1: String
        let level2: String
        let lines: [Line]
    }

    /// One line of the score.
    struct Line: Sendable {
        let href: String?
        let name: String
        let mark: LampMark?
        let target: String
        let actual: String
        let weight: String
        let points: String
        let because: String
    }

    /// One version of the declaration.
    struct Version: Sendable {
        let href: String
        let text: String
        let stored: String
        let source: String
        let entryHref: String
        let entry: String
        let isCurrent: Bool
    }
}
