import Kernel

/// The weights of a draft: what they come to, and what they should.
package struct DraftWeights: Sendable {
    /// The weight of every line; a default where none is typed anywhere.
    package let lines: [Quantity?]
    /// Whether nobody typed any, so that the defaults count.
    package let areDefault: Bool
    package let levels: [Level]

    /// One first level: its weights and its usual share.
    package struct Level: Hashable, Sendable {
        package let name: String
        package let sum: Quantity
        package let due: Quantity
    }

    /// 90: with the execution's 10 they make 100.
    package static let due = Quantity(90)

    package init(_ sheet: DraftSheet) {
        let levels = sheet.lines.map { $0[.level1] }
        let defaults = DraftWeights.defaults(sheet)
        areDefault = sheet.lines.allSatisfy { $0[.weight].trimmed.isEmpty }
        let lines =
            areDefault
            ? defaults.map(Optional.some) : sheet.lines.map { Quantity($0[.weight].trimmed) }
        self.lines = lines
        let order = IndicatorLevels.first.filter(levels.contains)
        self.levels = order.map { level in
            let places = levels.indices.filter { levels[$0] == level }
            return Level(
                name: level, sum: DraftWeights.sum(places.compactMap { lines[$0] }),
                due: DraftWeights.sum(places.map { defaults[$0] }))
        }
    }

    package var sum: Quantity { Self.sum(lines.compactMap(\.self)) }

    /// The default weight of every line.
    package static func defaults(_ sheet: DraftSheet) -> [Quantity] {
        DefaultWeights.hundredths(sheet.lines.map { $0[.level1] }).map {
            Quantity(tenThousandths: Int64($0) * 100)
        }
    }

    private static func sum(_ weights: [Quantity]) -> Quantity {
        // A typed weight may be as long as a number can be.
        Quantity(
            tenThousandths: weights.reduce(0) { sum, weight in
                let (more, isOver) = sum.addingReportingOverflow(weight.tenThousandths)
                return isOver ? .max : more
            })
    }
}

extension Quantity {
    /// How much is missing to another, below zero where it is too much.
    package func missing(to due: Quantity) -> Quantity {
        let (rest, isOver) = due.tenThousandths.subtractingReportingOverflow(tenThousandths)
        return Quantity(tenThousandths: isOver ? .min + 1 : rest)
    }
}

extension DraftLint {
    /// Weights that do not come to 90, or not to their level's share.
    var weightFindings: [DraftFinding] {
        let weights = DraftWeights(sheet)
        guard !weights.areDefault else { return [] }
        let bad = sheet.lines.compactMap(badWeight)
        guard bad.isEmpty else { return bad }
        let defaults = DraftWeights.defaults(sheet)
        let fix = DraftFix(
            "按默认分配", "Use the usual weights",
            zip(sheet.lines, defaults).map { (DraftPlace($0.id, .weight), "\($1)") })
        guard weights.sum == DraftWeights.due else {
            let rest = weights.sum.missing(to: DraftWeights.due)
            let (zh, en) =
                rest > .zero
                ? ("还差 \(rest) 分", "\(rest) short")
                : (
                    "多出 \(DraftWeights.due.missing(to: weights.sum)) 分",
                    "\(DraftWeights.due.missing(to: weights.sum)) too much"
                )
            return [
                DraftFinding(
                    .error, "weights_not_90", at: .form,
                    "各项分值合计 \(weights.sum)，应为 90（另 10 分是预算执行率），\(zh)。",
                    "The weights come to \(weights.sum), not 90: \(en).", fix: fix)
            ]
        }
        let off = weights.levels.filter { $0.sum != $0.due }
        guard !off.isEmpty else { return [] }
        let zh = off.map { "\($0.name) \($0.sum) 分（通常 \($0.due)）" }.joined(separator: "、")
        let en = off.map { "\($0.name) \($0.sum) (\($0.due))" }.joined(separator: ", ")
        return [
            DraftFinding(
                .warning, "level_share", at: .form, "与通常的分配不同：\(zh)。",
                "Not the usual shares: \(en).", fix: fix)
        ]
    }

    private func badWeight(_ line: DraftLine) -> DraftFinding? {
        let (text, place) = (line[.weight].trimmed, DraftPlace(line.id, .weight))
        if text.isEmpty {
            return DraftFinding(
                .warning, "weight_missing", at: place, "其他指标有分值，这一项没有。",
                "Other indicators have a weight; this one has none.")
        }
        guard let weight = Quantity(text) else {
            return DraftFinding(
                .error, "weight_not_a_number", at: place, "分值“\(text)”不是数字。",
                "The weight “\(text)” is not a number.")
        }
        guard weight <= .zero || weight > DraftWeights.due else { return nil }
        return DraftFinding(
            .error, "weight_out_of_range", at: place, "分值应大于 0，不超过 90。",
            "A weight is above 0 and at most 90.")
    }
}
