import Forms
import Kernel

/// What was understood of a document, beside its text, before anything is stored.
struct ReadingPage: Page {
    static let template = "reading"
    let area: Area? = .imports

    let title: String
    let summary: String
    let paperHref: String
    let action: String
    let name: String
    let documents: [Understood]
    /// The document's own lines, each with its doubts; empty for a PDF.
    let lines: [Line]
    /// Doubts that have no line of the shown text.
    let loose: [Line.Doubted]
    /// The way from each doubt to its line.
    let jumps: [Jump]
    let mustAccept: Bool
    let mayStore: Bool
    let faults: [FieldFault]

    /// A doubt, with where its line is on the page.
    struct Jump: Sendable {
        let href: String
        let word: String
        let message: String
    }

    /// One form found in the document.
    struct Understood: Sendable {
        let kind: String
        let project: String
        let facts: [ProjectPage.Fact]
        let goals: [ProjectPage.Fact]
        let indicators: [Row]
        let doubts: String

        struct Row: Sendable {
            let level: String
            let name: String
            let printed: String
            let comparator: String
            let value: String
            let unit: String
        }
    }

    /// One line of the document.
    struct Line: Sendable {
        let number: String
        let anchor: String
        let text: String
        let startsPage: String?
        let severity: String?
        let doubts: [Doubted]

        struct Doubted: Sendable {
            let severity: String
            let word: String
            let place: String
            let message: String
        }
    }

    init(_ form: UploadedForm, digest: String, refusals: [Refusal], _ visit: Visit) {
        let t = visit.t
        let documents = form.reading.documents
        title = t("reading_title", form.name)
        let indicators = documents.reduce(0) { $0 + $1.indicators.count }
        summary = t(
            "reading_summary", "\(documents.count)", "\(indicators)", "\(form.blocking.count)")
        paperHref = "/papers/\(digest)"
        action = "/imports/\(digest)/declarations"
        name = form.name
        self.documents = documents.map { Understood($0, t) }
        let doubts = documents.flatMap(\.doubts)
        let placed = PlacedDoubts(doubts, in: form.lines ?? [])
        lines = (form.lines ?? []).enumerated().compactMap { index, line in
            let mine = placed.byLine[index] ?? []
            guard !mine.isEmpty || !line.text.allSatisfy(\.isWhitespace) else { return nil }
            return Line(line, doubts: mine, t)
        }
        loose = placed.loose.map { Line.Doubted($0, t) }
        jumps = lines.flatMap { line in
            line.doubts.map { Jump(href: "#\(line.anchor)", word: $0.word, message: $0.message) }
        }
        mustAccept = !form.blocking.isEmpty
        mayStore = !form.declarations.isEmpty
        faults = FieldFault.list(refusals, visit)
    }
}

extension ReadingPage.Line {
    fileprivate init(
        _ line: (page: Int, line: Int, text: String), doubts: [Doubt], _ t: Strings
    ) {
        number = "\(line.line)"
        anchor = "p\(line.page)l\(line.line)"
        text = line.text
        startsPage = line.line == 1 && line.page > 1 ? t("page_number", "\(line.page)") : nil
        let worst = doubts.map(\.severity.rawValue)
        severity = worst.contains("error") ? "error" : worst.contains("warning") ? "warning" : nil
        self.doubts = doubts.map { Doubted($0, t) }
    }
}

extension ReadingPage.Line.Doubted {
    fileprivate init(_ doubt: Doubt, _ t: Strings) {
        severity = doubt.severity.rawValue
        word = t("doubt_\(doubt.severity.rawValue)")
        place = doubt.place
        message = doubt.message
    }
}

extension ReadingPage.Understood {
    fileprivate init(_ document: FormDocument, _ t: Strings) {
        let project = document.project
        kind = t("form_kind_\(document.kind.rawValue)")
        self.project = project.name.isEmpty ? t("no_name") : project.name
        let money = project.funds.annual.map(Numerals.short) ?? "–"
        facts = [
            ("year_field", document.year.map(String.init) ?? "–"), ("nature", project.nature),
            ("category", project.category), ("department", project.department),
            ("implementing_unit", project.unit), ("start_day", project.start ?? "–"),
            ("end_day", project.end ?? "–"), ("funds_annual", money),
        ].map { .init(name: t($0.0), value: $0.1.isEmpty ? "–" : $0.1) }
        goals = [("goal_total", project.goalTotal), ("goal_annual", project.goalAnnual)]
            .filter { !$0.1.isEmpty }.map { .init(name: t($0.0), value: $0.1) }
        indicators = document.indicators.map { row in
            Row(
                level: "\(row.level1) · \(row.level2)", name: row.name, printed: row.printed,
                comparator: row.comparator?.rawValue ?? "–",
                value: row.value.map(Numerals.short) ?? "–", unit: row.unit ?? "")
        }
        let blocking = document.doubts.count { $0.severity != .note }
        doubts = blocking == 0 ? t("no_doubts") : t("doubt_count", "\(blocking)")
    }
}
