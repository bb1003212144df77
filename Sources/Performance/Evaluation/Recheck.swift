import Kernel

/// A department's re-check as it is typed.
package struct RecheckDraft: Hashable, Sendable {
    /// Whether it passes, or goes back to the unit.
    package var passes: Bool
    package var opinion: String
    /// The department's own points and notes by the place of the line, where it differs.
    package var lines: [String: Line]

    /// One line as the department sees it.
    package struct Line: Hashable, Sendable {
        package var points: String
        package var note: String

        package init(points: String, note: String) {
            self.points = points
            self.note = note
        }
    }

    package init(passes: Bool, opinion: String, lines: [String: Line] = [:]) {
        self.passes = passes
        self.opinion = opinion
        self.lines = lines
    }
}

/// A department's re-check as it stands beside the unit's report.
package struct Recheck: Hashable, Sendable {
    package let passes: Bool
    package let opinion: String
    package let points: String
    package let grade: String?
    /// Where the department differs from the unit.
    package let lines: [Line]
    package let instant: Instant
    package let sequence: Int64

    /// One line that the department scored otherwise.
    package struct Line: Hashable, Codable, Sendable {
        package let place: String
        package let points: Quantity?
        package let note: String
    }
}

extension RecheckDraft {
    /// The result, with the points of every line the department left alone as the unit has them.
    ///
    /// - Throws: `Refusals` for a missing opinion, points that are none, or outside their weight.
    func checked(
        _ report: EvaluationReport, _ rules: RuleSet
    ) throws -> (points: String, grade: String?, lines: [Recheck.Line]) {
        var faults: [Refusal] = []
        if opinion.allSatisfy(\.isWhitespace) { faults.append(.opinionMissing) }
        if opinion.count > EvaluationDraft.longestText { faults.append(.textTooLong("opinion")) }
        var sum = Ratio.zero
        var own: [Recheck.Line] = []
        var isComplete = true
        for (place, points) in report.scored {
            let unit = points.given.flatMap { Quantity($0) }
            let typed = lines[place]
            var counted = unit
            if let typed, !typed.points.isEmpty {
                do { counted = try typed.checked(points) } catch {
                    faults.append(error.at("points \(place)"))
                }
            }
            isComplete = isComplete && counted != nil
            sum = sum + (counted.map { Ratio($0) } ?? .zero)
            let note = typed?.note ?? ""
            if note.count > EvaluationDraft.longestText {
                faults.append(.textTooLong("note \(place)"))
            }
            guard counted != unit || !note.isEmpty else { continue }
            if counted != unit, note.isEmpty { faults.append(.noteMissing.at("note \(place)")) }
            own.append(Recheck.Line(place: place, points: counted, note: note))
        }
        guard faults.isEmpty else { throw Refusals(faults) }
        let cap = report.total.cap.flatMap { Quantity($0) }.map { Ratio($0) }
        let capped = cap.map { min($0, sum) } ?? sum
        return (capped.text(decimals: 2), isComplete ? rules.grade(capped) : nil, own)
    }
}

extension RecheckDraft.Line {
    fileprivate func checked(_ line: EvaluationReport.Points) throws(Refusal) -> Quantity {
        let weight = Quantity(line.weight) ?? .zero
        guard let points = Quantity(points), points >= .zero, points <= weight,
            Ratio(points) == Ratio(points).rounded(decimals: 2)
        else { throw .recheckedPoints(points, line.weight) }
        return points
    }
}

extension EvaluationReport {
    /// The points of every line by its place, the money first.
    package var scored: [(place: String, points: Points)] {
        [(EvaluationDraft.execution, execution.points)] + lines.map { ($0.place, $0.points) }
    }
}
