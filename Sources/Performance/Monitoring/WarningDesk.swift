import Kernel

/// Raises warnings at the end of each month, and disposes of them.
package struct WarningDesk: Sendable {
    private let centre: Centre

    package init(_ centre: Centre) { self.centre = centre }

    /// Deals with a warning.
    ///
    /// - Throws: `Refusal` when that was done before, or without a measure.
    package func dispose(of id: String, with measure: String, by actor: Actor) async throws {
        try await centre.write(by: actor, may: .monitorTargets) { transaction in
            guard var warning = try transaction.reader.warning(id) else {
                throw Refusal.noSuchWarning
            }
            let event = try warning.dispose(with: measure, at: transaction.instant)
            let sequence = try transaction.record(event, about: Warning.subject(id))
            if let disposal = warning.disposal {
                try transaction.keep(disposal, of: warning, sequence)
            }
        }
    }

    /// Looks at every project once after the end of each month, whether or not anybody opens it.
    ///
    /// Of several months of a year that nobody looked at, as after a long standstill, only the last
    /// is; it knows what the earlier ones would have.
    package func checkMonths() async throws {
        for (year, month) in Self.finished(on: centre.clock.today) { try await check(year, month) }
    }

    /// The month that ended last, and December until the quarter after it is over: by then the
    /// year is evaluated, and a warning would come too late.
    static func finished(on today: Day) -> [(year: Int, month: Int)] {
        let december = today.month <= 3 ? [(today.year - 1, 12)] : []
        return december + (today.month > 1 ? [(today.year, today.month - 1)] : [])
    }

    private func check(_ year: Int, _ month: Int) async throws {
        let alarms = try await centre.read { reader -> [(String, [Alarm])]? in
            guard try reader.years().contains(year), try !reader.isChecked(year, month: month)
            else { return nil }
            return try centre.alarms(year, month: month, reader)
        }
        guard let alarms else { return }
        try await centre.write(as: "system") { transaction in
            guard try !transaction.reader.isChecked(year, month: month) else { return }
            var opened = 0
            for (project, alarms) in alarms {
                opened += try transaction.raise(alarms, of: project, year: year, month: month)
            }
            let sequence = try transaction.record(
                WarningsChecked(year: year, month: month, opened: opened),
                about: Subject("performance.year", "\(year)"))
            try transaction.keepChecked(year, month: month, sequence)
        }
    }
}

extension Centre {
    /// What the rules in force warn of at the end of a month, by project.
    package func alarms(
        _ year: Int, month: Int, _ reader: Reader
    ) throws -> [(String, [Alarm])] {
        let day = try clock.lastDay(of: month, year)
        let report = try reader.report(
            ReportRequest(year: year, asOf: day, today: day), measures: measures(reader),
            open: openTimes(reader, asOf: day))
        let elapsed = Ratio(Int128(day.ordinal), Int128(Day.last(of: year).ordinal))
        let rules = WarningRules.inForce(on: day)
        return report.projects.map { project in
            (
                project.stored.declaration.project,
                rules.flatMap { $0.alarms(project, month: month, elapsed: elapsed) }
            )
        }
    }
}

extension Chore {
    static let monitoring = [
        Chore("performance.warnings", everySeconds: 600) {
            try await WarningDesk($0).checkMonths()
        }
    ]
}

extension Refusal {
    fileprivate static let noSuchWarning = Refusal(
        "no_such_warning", "没有这条预警。", "There is no such warning.", at: "warning")
}
