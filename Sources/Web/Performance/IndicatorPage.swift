import Kernel
import Performance

/// One indicator: where it stands, how it got there, and every record behind it.
struct IndicatorPage: Page {
    static let template = "indicator"
    let area: Area? = .year

    let title: String
    let crumbs: [Crumb]
    let levels: String
    let lamp: LampMark
    let summary: String
    let asOf: String
    let action: String
    let earliest: String
    let latest: String
    let actual: String?
    let unit: String
    let actualNote: String
    /// Where the year is expected to end; nil once it has.
    let expected: Expected?
    let points: String
    let pointsNote: String
    let target: String
    let targetNote: String
    /// Nothing to draw while nothing is measured.
    let charts: [String]
    let months: [Month]
    /// Cases that are not finished, and count with their time so far.
    let open: [OpenLine]
    let evidenceTitle: String
    let hasDenominator: Bool
    let evidence: [Line]
    let nextHref: String?
    let firstHref: String?
    let binding: String?
    let measureHref: String?
    let changeBindingHref: String?

    /// The forecast, or why there is none.
    struct Expected: Sendable {
        let range: String
        let expectedUnit: String
        let expectedNote: String
    }

    /// The chart as a table.
    struct Month: Sendable {
        let name: String
        let figure: String
        let records: String
    }

    /// One case that is not finished.
    struct OpenLine: Sendable {
        let title: String
        /// Why it is due when it is.
        let href: String
        let since: String
        let elapsed: String
    }

    /// One observation.
    struct Line: Sendable {
        let day: String
        let about: Reference
        let happened: String
        let amount: String
        let whole: String?
        let entry: String
        let entryHref: String
        let digest: String
    }
}

/// A step of the way to a page.
struct Crumb: Sendable {
    let href: String
    let text: String
}

/// Something that may have a page of its own.
struct Reference: Sendable {
    let href: String?
    let text: String
}
