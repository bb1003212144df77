import Kernel
import Performance

extension Inspection {
    /// Every measure, over days and knowledge of the dice's choice.
    mutating func checkFigures(_ reader: Reader, _ naive: NaiveFigures) throws {
        for measure in book.measures {
            let evidence = anyEvidence(of: [measure.name])
            try compare(measure.gathering, evidence, reader, naive)
            try compare(measure.gathering, allTheYear(of: measure.name), reader, naive)
            guard measure.gathering != .grade else { continue }
            let others = Gathering.choices.filter {
                $0 != .grade && (!$0.needsWhole || measure.gathering.needsWhole)
            }
            try compare(dice.pick(others), evidence, reader, naive)
        }
        try compare(.sum, anyEvidence(of: Repertoire.spending), reader, naive)
    }

    private mutating func compare(
        _ gathering: Gathering, _ evidence: Evidence, _ reader: Reader, _ naive: NaiveFigures
    ) throws {
        let found = try reader.figure(gathering, evidence)
        let expected = naive.figure(gathering, evidence)
        try Finding.unless(
            found == expected,
            "\(gathering.rawValue) of \(evidence): \(String(describing: found)), "
                + "not \(String(describing: expected))")
        figures += 1
    }

    private func allTheYear(of measure: String) -> Evidence {
        Evidence(of: [measure], from: Day.first(of: today.year), through: today)
    }

    private mutating func anyEvidence(of measures: [String]) -> Evidence {
        let through = today + -dice.roll(0...60)
        return Evidence(
            of: measures, from: through + -dice.roll(0...150), through: through,
            knownAt: dice.happens(perMille: 500) ? anySequence() : nil)
    }

    /// Some moment since the targets were declared.
    private mutating func anySequence() -> Int64 {
        Int64(dice.roll((book.measures.count + 1)...Int(book.journal)))
    }

    /// Each line of the report is its binding's figure, and the points are those of what is scored.
    mutating func checkReport(_ reader: Reader, _ naive: NaiveFigures) throws {
        guard today.year == Repertoire.year else { return }
        let request = try ReportRequest(
            year: Repertoire.year, today: today,
            knownAt: dice.happens(perMille: 300) ? anySequence() : nil)
        let measures = Dictionary(
            book.measures.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let report = try reader.report(request, measures: measures, open: .none)
        for line in report.projects.flatMap(\.lines) {
            let expected = line.stored.binding.flatMap { binding in
                naive.figure(binding.gathering, request.evidence(for: binding))
            }
            let name = line.indicator.name
            try Finding.unless(line.figure == expected, "the report's \(name) is not its figure")
            try Finding.unless(
                (line.score == nil) == (expected == nil) && (line.lamp == nil) == (expected == nil)
                    && line.score.map { $0.points <= line.weight } != false,
                "the report's \(name) is scored \(String(describing: line.score))")
            figures += 1
        }
        for project in report.projects { try checkPoints(project) }
    }

    private func checkPoints(_ project: ProjectReport) throws {
        let scored = project.lines.filter { $0.score != nil }
        let execution = project.execution.score.map { [$0.points] } ?? []
        let points = (scored.compactMap(\.score?.points) + execution).reduce(.zero, +)
        let weight = scored.map(\.weight).reduce(execution.isEmpty ? .zero : Ratio(10), +)
        try Finding.unless(project.points == points, "the points do not add up")
        try Finding.unless(project.weightScored == weight, "the weights do not add up")
        try Finding.unless(
            (project.grade != nil) == (weight == Ratio(100)), "graded over \(weight)")
    }
}
