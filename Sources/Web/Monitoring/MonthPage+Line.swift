import Kernel
import Performance

extension MonthPage {
    /// One indicator of the month.
    struct Line: Sendable {
        let number: Int
        let place: String
        let name: String
        let level: String
        let target: String
        let actual: String
        let lamp: LampMark
        let expected: String
        let range: String?
        let silence: String?
        let probability: String?
        let proposal: String?
        let isOpen: Bool
        let kinds: [Choice]
        let kindsFault: String?
        let reason: String
        let reasonFault: String?
        let measure: String
        let measureFault: String?
        let possibilities: [Choice]
        let possibilityFault: String?
        let note: String
        let said: Said?

        /// What was said, where it is only read.
        struct Said: Sendable {
            let saidPossibility: String
            let saidKinds: String
            let saidReason: String
            let saidMeasure: String
            let saidNote: String
        }
    }
}

extension MonthPage.Line {
    init(
        _ line: MonitoringReport.Line, number: Int, _ refusals: LineRefusals, _ visit: Visit
    ) {
        let (t, remark, place) = (visit.t, line.remark, line.place)
        self.number = number
        self.place = place
        name = line.indicator.name
        level = "\(line.indicator.level1) · \(line.indicator.level2)"
        target = line.indicator.printed
        let unit = line.binding?.gathering == .grade ? "" : " \(line.indicator.unit)"
        actual = line.actual.map { "\(Numerals.grouped($0))\(unit)" } ?? t("not_measured")
        lamp = LampMark(line.lamp, t)
        expected = line.expected.map { "\(Numerals.grouped($0.middle))\(unit)" } ?? "–"
        range = line.expected?.groupedRange
        silence = line.silence.map { t($0) }
        probability = line.probability.map { "\($0)%" }
        proposal = line.proposed.map { t("monitoring_proposed", t($0.title)) }
        isOpen =
            line.deviates || refusals.concern(place)
            || [remark.reason, remark.measure, remark.note].contains { !$0.isEmpty }
        kinds = Deviation.allCases.map {
            Choice(value: $0.rawValue, text: t($0.title), isChosen: remark.kinds.contains($0))
        }
        kindsFault = refusals.fault("kinds", place)
        reason = remark.reason
        reasonFault = refusals.fault("reason", place)
        measure = remark.measure
        measureFault = refusals.fault("measure", place)
        possibilities = Choice.all(remark.possibility ?? line.proposed) { t($0.title) }
        possibilityFault = refusals.fault("possibility", place)
        note = remark.note
        said = remark == .init() ? nil : Said(remark, t)
    }
}

extension MonthPage.Line.Said {
    fileprivate init(_ remark: MonitoringReport.Remark, _ t: Strings) {
        saidPossibility = remark.possibility.map { t($0.title) } ?? "–"
        saidKinds = remark.kinds.map { t($0.title) }.joined(separator: "、")
        saidReason = remark.reason
        saidMeasure = remark.measure
        saidNote = remark.note
    }
}

extension MonitoringReport.Estimate {
    /// As a page shows it; nil where nothing can move any more.
    var groupedRange: String? {
        isCertain ? nil : "\(Numerals.grouped(low))–\(Numerals.grouped(high))"
    }
}
