import Kernel
import Performance

/// What an indicator's page tells beyond its figure: its parts, its signals, what was said of it.
struct IndicatorInsight {
    let view: IndicatorView
    let question: ReportQuestion
    let visit: Visit

    private var t: Strings { visit.t }

    /// The measures of a formula, with links to the evidence of each.
    var operands: [IndicatorPage.OperandLine] {
        guard view.line.stored.binding?.formula != nil else { return [] }
        let path = "/indicators/\(view.line.stored.id)\(question.query)"
        let sign = question.query.isEmpty ? "?" : "&"
        return view.operands.enumerated().map { place, operand in
            IndicatorPage.OperandLine(
                letter: t(place == 0 ? "insight_a" : "insight_b"),
                href: "\(path)\(sign)operand=\(place + 1)#evidence",
                name: operand.measure.map { t($0.title) } ?? operand.operand.measure,
                gathered: t(operand.operand.gathering.title),
                figure: operand.figure.map {
                    $0.value.grouped(decimals: 2, trimmed: true) + " "
                        + (operand.measure?.unit ?? "")
                } ?? t("no_figure"),
                records: Numerals.grouped(operand.figure?.observations ?? 0),
                isChosen: place == view.chosen)
        }
    }

    /// What goes on now that noise does not explain; silent otherwise.
    var signals: [String] {
        guard view.operands.count == 1, let operand = view.operands.first else { return [] }
        return BehaviourWords(
            days: operand.days, gathering: operand.operand.gathering, year: view.report.year,
            asOf: view.report.asOf, unit: operand.measure?.unit ?? "", visit: visit
        ).current
    }

    var comments: [CommentLine] {
        CommentLine.list(view.comments, view.authors, measures: measureNames, visit)
    }

    private var measureNames: [String: String] {
        guard view.operands.count > 1 else { return [:] }
        return Dictionary(
            view.operands.map { ($0.operand.measure, $0.measure.map { t($0.title) } ?? "") },
            uniquingKeysWith: { $1 })
    }

    var form: CommentForm? {
        guard let measure = view.operands.first?.operand.measure else { return nil }
        return CommentForm(
            CommentDraft(measure: measure, day: "\(view.report.asOf)", words: ""), [],
            latest: view.report.asOf, year: view.report.year,
            back: "/indicators/\(view.line.stored.id)", visit)
    }

    var measures: [Choice] {
        measureNames.sorted { $0.key < $1.key }.map {
            Choice(value: $0.key, text: $0.value, isChosen: false)
        }
    }

    var measureHref: String? {
        view.operands.isEmpty
            ? nil
            : "/measures/\(view.operands[view.chosen].operand.measure.pathEncoded)"
                + "?year=\(view.report.year)"
    }
}

extension IndicatorView {
    /// The months as a running sum, of figures that grow with the year.
    var running: RunningSum? {
        guard let binding = line.stored.binding, binding.nature.accumulates else { return nil }
        return RunningSum(
            year: report.year, asOf: report.asOf,
            target: line.indicator.comparator?.isReverse == true ? nil : line.target,
            ends: months.map { $0.figure?.value })
    }
}

extension Reader {
    /// The names of who wrote or withdrew comments; erased people are left out.
    func authors(of comments: [FigureComment], _ vault: Vault) throws -> [String: String] {
        var names: [String: String] = [:]
        for id in Set(comments.map(\.author)) { names[id] = try vault.open(id, in: self)?.name }
        return names
    }
}
