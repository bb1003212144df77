import Kernel

/// All projects of a year as they stood on a day: every actual, score and lamp.
package struct YearReport: Sendable {
    package let year: Int
    package let asOf: Day
    /// What the journal held when it was made: its last sequence, or the one asked for.
    package let sequence: Int64
    package let digest: String
    package let rules: RuleSet
    package let projects: [ProjectReport]
}

/// What a report is to be made of.
package struct ReportRequest: Hashable, Sendable {
    package var year: Int
    package var asOf: Day
    /// Only what was known at this journal sequence; everything when nil.
    package var knownAt: Int64?
    /// Only this project; all when nil.
    package var project: String?
    package var rules: String
    /// Whether the year's end is forecast too.
    package var forecasts = false

    /// - Parameter asOf: the year's last day, or today while the year runs, when nil.
    /// - Throws: `Refusal` for a day outside the year.
    package init(
        year: Int, asOf: Day? = nil, today: Day, knownAt: Int64? = nil, project: String? = nil,
        rules: String = "national-2020"
    ) throws(Refusal) {
        let day = asOf ?? max(min(Day.last(of: year), today), Day.first(of: year))
        guard day.year == year else { throw .dayOutsideYear(day, year) }
        self.year = year
        self.asOf = day
        self.knownAt = knownAt
        self.project = project
        self.rules = rules
    }
}

extension Reader {
    /// Computes the report from the evidence.
    ///
    /// - Parameter open: the cases open then; they count for the longest times.
    /// - Throws: `Refusal` when there is no declaration to report on, no such rule set, or no such
    ///   sequence.
    package func report(
        _ request: ReportRequest, measures: [String: Measure], open: OpenTimes
    ) throws -> YearReport {
        let rules = try RuleSet.named(request.rules)
        let head = try journalHead(at: request.knownAt)
        let all = try declarations(year: request.year, knownAt: request.knownAt)
        let wanted = all.filter {
            request.project == nil || $0.declaration.project == request.project
        }
        guard !wanted.isEmpty else { throw Refusal.nothingDeclared(request) }
        let gauge = Gauge(
            reader: self, request: request, rules: rules, measures: measures, open: open,
            gathered: try gathered(for: wanted, request))
        return YearReport(
            year: request.year, asOf: request.asOf, sequence: head.sequence, digest: head.digest,
            rules: rules, projects: try wanted.map { try gauge.report(on: $0) })
    }

    /// What the figures of all projects need, in few statements; tallies do not know what was
    /// known earlier.
    func gathered(
        for projects: [StoredDeclaration], _ request: ReportRequest
    ) throws -> Gathered? {
        guard request.knownAt == nil else { return nil }
        var wanted: [Gathering: Set<String>] = [:]
        for binding in projects.flatMap(\.indicators).compactMap(\.binding) {
            for operand in binding.operands where operand.breakdown == nil {
                wanted[operand.gathering, default: []].insert(operand.measure)
            }
        }
        return try gather(
            wanted, summing: Set(projects.flatMap { $0.spending + $0.budgetChanges }),
            from: Day.first(of: request.year),
            through: request.asOf)
    }

    private func journalHead(at known: Int64?) throws -> (sequence: Int64, digest: String) {
        let row =
            if let known {
                try first("SELECT sequence, digest FROM journal WHERE sequence = \(known)")
            } else {
                try first("SELECT sequence, digest FROM journal_head")
            }
        guard let row else {
            guard let known else { return (0, Chain.origin) }
            throw Refusal.noSuchSequence(known)
        }
        return (try row("sequence"), try row("digest"))
    }
}

extension Refusal {
    fileprivate static func dayOutsideYear(_ day: Day, _ year: Int) -> Refusal {
        Refusal(
            "day_outside_year", "\(day) 不在 \(year) 年内。", "\(day) is not in \(year).", at: "as-of")
    }

    fileprivate static func nothingDeclared(_ request: ReportRequest) -> Refusal {
        let zh = request.project.map { "没有项目“\($0)”" } ?? "还没有绩效目标申报"
        let en = request.project.map { "there is no project “\($0)”" } ?? "nothing is declared"
        return Refusal(
            "nothing_declared", "\(request.year) 年度\(zh)。", "For \(request.year) \(en).",
            at: "year")
    }

    fileprivate static func noSuchSequence(_ sequence: Int64) -> Refusal {
        Refusal(
            "no_such_sequence", "日志里没有第 \(sequence) 条。",
            "The journal has no entry \(sequence).", at: "known-at")
    }
}
