import Kernel
import Performance

extension EvaluationPage {
    /// One line with its points: the money first, then every indicator.
    struct Line: Sendable {
        let number: Int
        let place: String
        let level: String?
        let about: Reference
        let target: String
        let actual: String
        let points: String
        let weight: String
        let because: String
        let formula: String
        let isLost: Bool
        let isFarOver: Bool
        let isOpen: Bool
        let reason: String
        let reasonFault: String?
        let measure: String
        let measureFault: String?
        let judgement: Judgement?
        let paper: PaperView?
        let checked: Checked?
        let check: Check?

        /// The score that only a person can give.
        struct Judgement: Sendable {
            let given: String
            let hint: String
            let givenFault: String?
            let paperFault: String?
        }

        /// The paper behind a score.
        struct PaperView: Sendable {
            let paperHref: String
            let paperName: String
            let paperDigest: String
        }

        /// The department's points, where they differ.
        struct Checked: Sendable {
            let checkedPoints: String
            let checkedNote: String
        }

        /// The department's fields.
        struct Check: Sendable {
            let ownPoints: String
            let ownNote: String
            let ownPointsFault: String?
            let ownNoteFault: String?
        }

        static func all(
            _ view: EvaluationView, _ acts: EvaluationActs, _ refusals: LineRefusals,
            _ visit: Visit
        ) -> [Line] {
            let mayCheck = acts.recheck != nil
            // Shown again where a re-check was refused.
            let isTyped = mayCheck && !refusals.refusals.isEmpty
            let maker = Maker(
                view: view, recheck: acts.round?.recheck,
                typed: isTyped ? RecheckDraft(visit.form) : nil, refusals: refusals,
                mayCheck: mayCheck, visit: visit)
            return [maker.money]
                + view.report.lines.enumerated().map { maker.line($1, number: $0 + 1) }
        }
    }
}

/// Makes the lines of the page.
private struct Maker {
    let view: EvaluationView
    let recheck: Recheck?
    let typed: RecheckDraft?
    let refusals: LineRefusals
    let mayCheck: Bool
    let visit: Visit

    private var t: Strings { visit.t }

    var money: EvaluationPage.Line {
        let execution = view.report.execution
        let budget = execution.budget?.grouped ?? "–"
        let rate = execution.rate.map { "（\($0)%）" } ?? ""
        return line(
            place: EvaluationDraft.execution, number: 0, level: nil,
            Reference(href: nil, text: t("evaluation_execution")),
            target: t("evaluation_budget", budget),
            actual: execution.spent.map { "\($0.grouped)\(rate)" } ?? t("not_measured"),
            execution.points, execution.remark, isFarOver: false, judgement: nil)
    }

    func line(_ line: EvaluationReport.Line, number: Int) -> EvaluationPage.Line {
        let indicator = line.indicator
        let unit = line.band == nil ? " \(indicator.unit)" : ""
        let id = view.stored?.indicators.first { $0.indicator.place == line.place }?.id
        return self.line(
            place: line.place, number: number, level: "\(indicator.level1) · \(indicator.level2)",
            Reference(href: id.map { "/indicators/\($0)" }, text: indicator.name),
            target: indicator.printed,
            actual: line.actual.map { "\(Numerals.grouped($0))\(unit)" } ?? t("not_measured"),
            line.points, line.remark, isFarOver: line.isFarOver, judgement: judgement(line))
    }

    private func line(
        place: String, number: Int, level: String?, _ about: Reference, target: String,
        actual: String, _ points: EvaluationReport.Points, _ remark: EvaluationReport.Remark,
        isFarOver: Bool, judgement: EvaluationPage.Line.Judgement?
    ) -> EvaluationPage.Line {
        EvaluationPage.Line(
            number: number, place: place, level: level, about: about, target: target,
            actual: actual, points: points.given ?? "–", weight: points.weight,
            because: t(points.because), formula: points.formula, isLost: points.areLost,
            isFarOver: isFarOver,
            isOpen: points.areLost || isFarOver || refusals.concern(place)
                || !remark.reason.isEmpty || !remark.measure.isEmpty,
            reason: remark.reason, reasonFault: refusals.fault("reason", place),
            measure: remark.measure, measureFault: refusals.fault("measure", place),
            judgement: judgement,
            paper: remark.paper.map {
                .init(
                    paperHref: "/papers/\($0.digest)", paperName: $0.name,
                    paperDigest: $0.digest)
            }, checked: checked(place, points), check: check(place))
    }

    private func judgement(_ line: EvaluationReport.Line) -> EvaluationPage.Line.Judgement? {
        let needsPerson = line.points.given == nil && line.actual != nil
        guard line.band != nil || needsPerson || line.remark.points != nil else { return nil }
        let given = line.remark.points?.description ?? ""
        return .init(
            given: given, hint: hint(line), givenFault: refusals.fault("points", line.place),
            paperFault: refusals.fault("paper", line.place))
    }

    private func hint(_ line: EvaluationReport.Line) -> String {
        let weight = Ratio(Quantity(line.points.weight) ?? .zero)
        guard let band = line.band, let rules = try? RuleSet.named(view.report.rules.name) else {
            return t("evaluation_judge_freely", line.points.weight)
        }
        let (low, high) = rules.range(of: band, weight: weight)
        return t(
            band == .reached ? "evaluation_judge_in" : "evaluation_judge_below", t(band.title),
            low.text(decimals: 2), high.text(decimals: 2))
    }

    private func checked(
        _ place: String, _ points: EvaluationReport.Points
    ) -> EvaluationPage.Line.Checked? {
        guard let recheck else { return nil }
        let own = recheck.lines.first { $0.place == place }
        let text = own.flatMap { $0.points.map { Ratio($0).text(decimals: 2) } }
        return .init(
            checkedPoints: text ?? points.given ?? "–", checkedNote: own?.note ?? "")
    }

    private func check(_ place: String) -> EvaluationPage.Line.Check? {
        guard mayCheck else { return nil }
        let own = typed?.lines[place]
        return .init(
            ownPoints: own?.points ?? "", ownNote: own?.note ?? "",
            ownPointsFault: refusals.fault("points", place),
            ownNoteFault: refusals.fault("note", place))
    }
}
