import Kernel
import People
import Performance

extension IndicatorPage {
    init(_ view: IndicatorView, _ question: ReportQuestion, _ visit: Visit) {
        let (t, line, report, id) = (visit.t, view.line, view.report, view.line.stored.id)
        title = line.indicator.name
        let insight = IndicatorInsight(view: view, question: question, visit: visit)
        (operands, signals, comments) = (insight.operands, insight.signals, insight.comments)
        insightHref = insight.measureHref
        (commentForm, commentMeasures) = (insight.form, insight.measures)
        crumbs = IndicatorPage.crumbs(view, question, t)
        levels = [line.indicator.level1, line.indicator.level2].filter { !$0.isEmpty }
            .joined(separator: " · ")
        lamp = LampMark(line.lamp, t)
        summary = IndicatorPage.summary(line, t)
        asOf = "\(report.asOf)"
        action = "/indicators/\(id)"
        let first = Day.first(of: report.year)
        earliest = "\(first)"
        latest = "\(max(min(Day.last(of: report.year), visit.today), first))"
        (actual, unit) = (line.actualText, line.unitText)
        actualNote = t("as_of_day", "\(report.asOf)")
        expected = view.outlook.map { Expected($0, line, t) }
        points = line.score?.points.text(decimals: 2) ?? "–"
        pointsNote = IndicatorPage.pointsNote(line, t)
        (target, targetNote) = (line.targetText, t("printed_as", line.indicator.printed))
        charts = IndicatorDrawing(view: view, t: t).charts
        (isRunning, months) = (view.running != nil, Month.list(view, t))
        open = view.open.prefix(20).map { IndicatorPage.OpenLine($0, t) }
        let operand = view.chosenOperand
        let count = Numerals.grouped(operand?.figure?.observations ?? 0)
        evidenceTitle = t("evidence_title", count)
        hasDenominator = operand?.measure?.gathering.needsWhole == true
        evidence = view.evidence.map { Line($0, operand?.measure, t) }
        nextHref = IndicatorPage.nextHref(view, question)
        firstHref = view.mark == nil ? nil : "/indicators/\(id)\(question.query)#evidence"
        binding = operand?.operand.measure
        measureHref = line.measure.flatMap { $0.registerHref }
        let mayBind = visit.signedIn?.actor.may(.bindIndicator) == true
        changeBindingHref = mayBind ? "/bindings/\(report.year)#\(id)" : nil
        formulaHref = mayBind ? "/indicators/\(id)/formulas" : nil
        packHref = "/indicators/\(id)/pack\(question.query)"
    }

    private static func crumbs(
        _ view: IndicatorView, _ question: ReportQuestion, _ t: Strings
    ) -> [Crumb] {
        let year = view.report.year
        return [
            Crumb(href: "/years/\(year)\(question.query)", text: t("year_title", "\(year)")),
            Crumb(
                href: "/projects/\(view.project.stored.id)\(question.query)",
                text: view.project.stored.declaration.project),
        ]
    }

    /// The next page of the evidence; nil when this is the last.
    private static func nextHref(_ view: IndicatorView, _ question: ReportQuestion) -> String? {
        guard view.hasMore, let last = view.evidence.last else { return nil }
        let sign = question.query.isEmpty ? "?" : "&"
        let path = "/indicators/\(view.line.stored.id)\(question.query)"
        let operand = view.chosen == 0 ? "" : "&operand=\(view.chosen + 1)"
        return "\(path)\(sign)before=\(EvidenceMark(after: last))\(operand)#evidence"
    }

    /// What is counted, how, and out of how many points.
    private static func summary(_ line: IndicatorLine, _ t: Strings) -> String {
        guard let binding = line.stored.binding else { return t("not_bound") }
        let measure = line.measure.map { t($0.title) } ?? binding.measure
        if let formula = binding.formula { return t(formula.operation.title) }
        return t("gathered_so", t(binding.gathering.title), measure)
    }

    private static func pointsNote(_ line: IndicatorLine, _ t: Strings) -> String {
        guard let score = line.score else { return t("not_scored", line.weightText) }
        return t("points_because", line.weightText, t(score.because))
    }
}

extension Measure {
    /// Where its entries are; nil for those that a desk computes.
    fileprivate var registerHref: String? {
        desk == "register" ? "/register/measures/\(name.pathEncoded)" : nil
    }
}

extension IndicatorPage.Month {
    /// The months so far, those of a running sum with where the straight line is.
    fileprivate static func list(_ view: IndicatorView, _ t: Strings) -> [Self] {
        let running = view.running
        return view.months.enumerated().map { place, month in
            Self(month.month, month.figure, running?.months[place], view.line, t)
        }
    }

    init(
        _ month: Int, _ figure: Figure?, _ running: RunningSum.Month?, _ line: IndicatorLine,
        _ t: Strings
    ) {
        due = running?.line.map { $0.grouped(decimals: 2, trimmed: true) } ?? "–"
        ahead =
            running?.ahead.map {
                ($0 > .zero ? "+" : "") + $0.grouped(decimals: 2, trimmed: true)
            } ?? "–"
        name = t("month_\(month)")
        self.figure =
            figure.map { figure in
                let place = Quantity(
                    tenThousandths: Int64(clamping: figure.value.scaled(decimals: 4)))
                if line.stored.binding?.gathering == .grade,
                    let level = line.measure?.level(of: place)
                {
                    return level
                }
                return Numerals.grouped(figure.value.text(besides: line.target))
            } ?? "–"
        records = Numerals.grouped(figure?.observations ?? 0)
    }
}

extension IndicatorPage.OpenLine {
    init(_ open: OpenTimes.OpenTime, _ t: Strings) {
        let subject = open.timed.subject
        title = t(open.timed.title)
        href = "/clocks/\(subject.kind)/\(subject.id.pathEncoded)"
        since = "\(open.timed.deadline.start.day)"
        elapsed = Numerals.grouped(open.elapsed.description)
    }
}

extension IndicatorPage.Line {
    init(_ row: EvidenceRow, _ measure: Measure?, _ t: Strings) {
        let telling = Telling(kind: row.kind, subject: row.subject, detail: row.detail, t)
        day = "\(row.day)"
        about = telling.about
        happened = telling.happened
        amount = measure?.level(of: row.amount) ?? Numerals.grouped(row.amount.description)
        whole = row.whole.map { Numerals.grouped($0.description) }
        entry = "#\(Numerals.grouped(row.sequence))"
        entryHref = "/journal/\(row.sequence)"
        digest = String(row.digest.prefix(8))
    }
}

extension IndicatorPage.Expected {
    init(_ outlook: IndicatorOutlook, _ line: IndicatorLine, _ t: Strings) {
        guard let forecast = outlook.outlook.forecast else {
            range = "–"
            expectedUnit = ""
            expectedNote =
                if case .nothingToSay(let words) = outlook.outlook { t(words) } else { "" }
            return
        }
        let estimate = MonitoringReport.Estimate(forecast, decimals: line.decimals)
        range = t(
            "outlook_range", Numerals.grouped(estimate.low), Numerals.grouped(estimate.high))
        expectedUnit = line.unitText
        expectedNote =
            outlook.probability.map { t("outlook_note", "\(Int(($0 * 100).rounded()))%") }
            ?? t("outlook_note_bare")
    }
}
