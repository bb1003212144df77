import Kernel

/// An indicator's line of a report with all that stands behind it.
package struct IndicatorEvidence: Sendable {
    package let project: String
    package let asOf: Day
    package let line: IndicatorLine
    /// Oldest first.
    package let proofs: [Proof]
    /// The cases still open with their time so far, longest first; of measures that they count for.
    package let open: [OpenTimes.OpenTime]

    package var unit: String { line.indicator.unit }
}

extension Reader {
    /// Everything behind the actuals of the indicators of that name.
    ///
    /// - Throws: `Refusal` when the year has no indicator of that name.
    package func evidence(
        of name: String, _ request: ReportRequest, measures: [String: Measure],
        open: OpenTimes
    ) throws -> [IndicatorEvidence] {
        let report = try report(request, measures: measures, open: open)
        let found = try report.projects.flatMap { project in
            try project.lines.filter { $0.indicator.name == name }.map { line in
                IndicatorEvidence(
                    project: project.stored.declaration.project, asOf: request.asOf, line: line,
                    proofs: try allProofs(of: line, request), open: openCases(of: line, open))
            }
        }
        guard !found.isEmpty else { throw Refusal.noSuchIndicator(name, request.year) }
        return found
    }

    private func openCases(of line: IndicatorLine, _ open: OpenTimes) -> [OpenTimes.OpenTime] {
        (line.stored.binding?.operands ?? []).filter { $0.gathering == .longest }
            .flatMap { open.of($0.measure, breakdown: $0.breakdown) }
    }

    private func allProofs(of line: IndicatorLine, _ request: ReportRequest) throws -> [Proof] {
        try (line.stored.binding?.operands ?? []).flatMap {
            try proofs(request.evidence(for: $0), limit: .max).reversed()
        }
    }
}

extension ReportRequest {
    /// The observations of a binding's first measure; a formula has a second, among its operands.
    package func evidence(for binding: Binding) -> Evidence {
        evidence(of: [binding.measure], binding.breakdown)
    }

    /// The observations that one measure of a binding gathers for this report.
    package func evidence(for operand: Operand) -> Evidence {
        evidence(of: [operand.measure], operand.breakdown)
    }

    /// The observations whose amounts are a project's spending.
    func evidence(ofSpending measures: [String], breakdown: String? = nil) -> Evidence {
        evidence(of: measures, breakdown)
    }

    private func evidence(of measures: [String], _ breakdown: String?) -> Evidence {
        Evidence(
            of: measures, breakdown: breakdown, from: Day.first(of: year), through: asOf,
            knownAt: knownAt)
    }
}

extension Refusal {
    fileprivate static func noSuchIndicator(_ name: String, _ year: Int) -> Refusal {
        Refusal(
            "no_such_indicator", "\(year) 年度没有名为“\(name)”的指标。",
            "\(year) has no indicator “\(name)”.", at: "indicator")
    }
}

/// The evidence as other programs read it.
package struct EvidenceJSON: Encodable, Sendable {
    let indicators: [Indicator]

    struct Indicator: Encodable {
        let project: String
        let name: String
        let asOf: Day
        @Nullable var measure: String?
        @Nullable var gathering: Gathering?
        @Nullable var actual: String?
        let unit: String
        let observations: [Line]
        let open: [OpenCase]
    }

    struct OpenCase: Encodable {
        let subject: String
        let since: String
        let elapsed: Quantity
    }

    struct Line: Encodable {
        let sequence: Int64
        let instant: String
        let day: Day
        let amount: Quantity
        @Nullable var of: Quantity?
        let actor: String
        let kind: String
        let subject: String
        let digest: String
        @Nullable var retractedBy: Int64?
    }

    package init(_ found: [IndicatorEvidence]) {
        indicators = found.map { each in
            Indicator(
                project: each.project, name: each.line.indicator.name, asOf: each.asOf,
                measure: each.line.stored.binding?.measure,
                gathering: each.line.stored.binding?.gathering, actual: each.line.actual,
                unit: each.unit, observations: each.proofs.map(Line.init),
                open: each.open.map {
                    OpenCase(
                        subject: $0.timed.subject.description,
                        since: $0.timed.deadline.start.description, elapsed: $0.elapsed)
                })
        }
    }
}

extension EvidenceJSON.Line {
    init(_ proof: Proof) {
        self.init(
            sequence: proof.id.sequence, instant: proof.entry.instant.description,
            day: proof.day, amount: proof.amount, of: proof.whole, actor: proof.entry.actor,
            kind: proof.entry.kind, subject: proof.entry.subject, digest: proof.entry.digest,
            retractedBy: proof.retractedBy)
    }
}
