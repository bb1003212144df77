import Kernel
import Performance

/// A year on one page: what needs somebody, then every indicator of every project.
struct YearPage: Page {
    static let template = "year"
    let area: Area? = .year

    let title: String
    let summary: String
    let year: Int
    let years: [YearLink]
    let asOf: String
    let earliest: String
    let latest: String
    let rules: [Choice]
    let needs: [Need]
    let filters: [Filter]
    let projects: [Card]
    let forms: [FormFiles]
    let journal: String
    let bindingsHref: String?
    /// All that proves the year's figures, in one file.
    let packHref: String
    let publicationHref: String?

    /// Another year there is.
    struct YearLink: Sendable {
        let href: String
        let text: String
        let isCurrent: Bool
    }

    /// What wants attention: a number and what it is about.
    struct Need: Sendable {
        let lamp: LampMark
        let label: String
        let figure: String
        let words: String
        let names: [Named]

        struct Named: Sendable {
            let href: String
            let name: String
        }
    }

    /// A choice of lamp, with how many there are.
    struct Filter: Sendable {
        let href: String
        let text: String
        let count: Int
        let isCurrent: Bool
        let shape: String?
    }

    /// One project.
    struct Card: Sendable {
        let href: String
        let name: String
        let money: String
        let score: String
        let grade: String?
        let lamp: LampMark
        let groups: [Group]
    }

    /// The indicators of a first level.
    struct Group: Sendable {
        let level: String
        let rows: [Line]
    }

    /// One indicator.
    struct Line: Sendable {
        let href: String
        let name: String
        let lamp: LampMark
        let target: String
        let beam: String
        let actual: String?
        let unit: String
        let points: String
        let weight: String
    }
}

/// A choice of a list or of radio buttons.
struct Choice: Sendable {
    let value: String
    let text: String
    let isChosen: Bool
}
