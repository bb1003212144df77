import Kernel
import Performance

/// One indicator: where it stands, how it got there, and every record behind it.
struct IndicatorPage: Page {
    static let template = "indicator"
    let area: Area? = .year
    var assets: [String] { ["insight.css"] }

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
    /// Whether the months are a running sum, held against the straight line to the target.
    let isRunning: Bool
    /// The measures of a formula; empty where the actual is one measure's own figure.
    let operands: [OperandLine]
    /// What is more than noise now, in words; empty when there is nothing to say.
    let signals: [String]
    let comments: [CommentLine]
    let commentForm: CommentForm?
    /// What a comment may be about, where there are several measures.
    let commentMeasures: [Choice]
    let insightHref: String?
    let formulaHref: String?
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
    /// All that proves the figure, in one file.
    let packHref: String

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
        /// Where the straight line to the target is by then.
        let due: String
        let ahead: String
    }

    /// One measure of a formula, and where its evidence is.
    struct OperandLine: Sendable {
        let letter: String
        let href: String
        let name: String
        let gathered: String
        let figure: String
        let records: String
        let isChosen: Bool
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
