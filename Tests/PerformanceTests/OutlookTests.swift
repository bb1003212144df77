import Kernel
import Performance
import Register
import Testing
import TestStores

/// Forecasts that are kept, figures that are read together, and sums that run.
@Suite struct OutlookTests {
    /// A centre seen from the end of September, with a parcel count for every day.
    private func withParcels(
        on store: TestStore, _ body: (DeclaredCentre) async throws -> Void
    ) async throws {
        let clock = WallClock { Instant(day("2025-09-30"), secondOfDay: 9 * 3600) }
        try await withCentre(
            on: store, modules: [.kernel, .register, .performance], clock: clock
        ) { centre in
            let declared = DeclaredCentre(centre: centre)
            _ = try await RegisterDesk(centre).declareMissing(MeasureDraft.small, by: .zhao)
            _ = try await declared.store(.small)
            try await declared.bindAll()
            let days = (0..<273).map { day("2025-01-01") + $0 }
            let drafts = days.enumerated().map { line, day in
                (
                    line: line,
                    draft: EntryDraft(
                        measure: "register.parcels", day: "\(day)", amount: "\(4 + line % 3)",
                        document: "单据")
                )
            }
            try await RegisterDesk(centre).record(drafts, by: .zhao)
            try await body(declared)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `an outlook is kept for each indicator, and made once a day`(
        store: TestStore
    ) async throws {
        try await withParcels(on: store) { declared in
            let desk = OutlookDesk(declared.centre, batch: 4)
            let (first, second) = try await (desk.bringUpToDate(), desk.bringUpToDate())
            #expect(first == 6 && second == 0)
            let report = try await declared.report()
            let outlooks = try await declared.centre.read { try $0.outlooks(of: report) }
            let stored = try #require(try await declared.stored())
            let parcels = try #require(outlooks[stored.indicators[1].id])
            let expected = try #require(parcels.expected).approximate
            // 1,365 by now, five a day; the target is 2,800.
            #expect((1700...1950).contains(expected), "\(expected)")
            #expect(parcels.chance == .zero && parcels.isAtRisk)
            let silent = try #require(outlooks[stored.indicators[0].id])
            #expect(silent.expected == nil && silent.chance == nil && !silent.reason.zh.isEmpty)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a new binding is looked at again, a formula too`(store: TestStore) async throws {
        try await withParcels(on: store) { declared in
            let desk = OutlookDesk(declared.centre)
            try await desk.bringUpToDate()
            let stored = try #require(try await declared.stored())
            let binding = Binding(
                measure: "register.parcels", gathering: .count,
                formula: try Formula(.product, factor: quantity("2")))
            var plan = BindingPlan()
            plan.indicators = [.init(stored.declaration, stored.indicators[1], binding)]
            try await BindingDesk(declared.centre).bind(plan, by: .zhao)
            let again = try await desk.bringUpToDate()
            #expect(again == 1)
            let report = try await declared.report()
            let outlook = try await declared.centre.read {
                try $0.outlooks(of: report, atMost: 0)[stored.indicators[1].id]
            }
            let expected = try #require(outlook?.expected).approximate
            #expect((3400...3900).contains(expected), "\(expected)")
        }
    }

    /// What the overview, an indicator's page and the form of the month say of one indicator.
    private func numbers(_ declared: DeclaredCentre) async throws -> [[String?]] {
        let report = try await declared.report()
        return try await declared.centre.read { reader in
            let line = try #require(report.projects.first).lines[1]
            let kept = try #require(try reader.outlooks(of: report)[line.stored.id])
            let request = try ReportRequest(
                year: 2025, today: declared.centre.clock.today)
            let page = try #require(try OutlookReading(reader, request).outlook(for: line))
            let form = try declared.centre.monitoring(
                of: "业务受理工作经费", year: 2025, month: 9, MonitoringDraft(), reader
            ).lines[1]
            let estimate = page.outlook.forecast.map {
                MonitoringReport.Estimate($0, decimals: 0)
            }
            func whole(_ quantity: Quantity?) -> String? {
                quantity.map { Ratio($0).text(decimals: 0) }
            }
            return [
                [whole(kept.low), whole(kept.expected), whole(kept.high), whole(kept.chance)],
                [
                    estimate?.low, estimate?.middle, estimate?.high,
                    page.probability.map { "\(Int(($0 * 100).rounded()))" },
                ],
                [
                    form.expected?.low, form.expected?.middle, form.expected?.high,
                    form.probability.map { "\($0)" },
                ],
            ]
        }
    }

    @Test(arguments: TestStore.allCases)
    func `every page shows one forecast, whatever is recorded or taken back in between`(
        store: TestStore
    ) async throws {
        try await withParcels(on: store) { declared in
            let desk = OutlookDesk(declared.centre)
            try await desk.bringUpToDate()
            let first = try await numbers(declared)
            let id = try await declared.record("parcels", "300", on: "2025-09-29")
            let second = try await numbers(declared)
            try await RegisterDesk(declared.centre).correct(
                id, because: "多记", replacement: nil, by: .zhao)
            let third = try await numbers(declared)
            let made = try await desk.bringUpToDate()
            let fourth = try await numbers(declared)
            // What has reached its target is certain, on every page.
            _ = try await declared.record("parcels", "9000", on: "2025-09-29")
            let reached = try await numbers(declared)
            for each in [first, second, third, fourth, reached] {
                #expect(each[0] == each[1] && each[1] == each[2] && each[0][1] != nil, "\(each)")
            }
            #expect(first != second && third == first && fourth == first && made == 1)
            #expect(reached[0][3] == "100")
        }
    }

    @Test func `what is no longer true is not told while it is worked out again`() async throws {
        try await withParcels(on: .sqlite) { declared in
            try await OutlookDesk(declared.centre).bringUpToDate()
            _ = try await declared.record("parcels", "300", on: "2025-09-29")
            let report = try await declared.report()
            let outlooks = try await declared.centre.read {
                try $0.outlooks(of: report, atMost: 0)
            }
            let stored = try #require(try await declared.stored())
            let parcels = try #require(outlooks[stored.indicators[1].id])
            #expect(parcels.expected == nil && parcels.reason.zh.contains("正在重新预测"))
        }
    }

    @Test(arguments: TestStore.allCases)
    func `outlooks that nothing happened to are confirmed rather than made again`(
        store: TestStore
    ) async throws {
        try await withParcels(on: store) { declared in
            let desk = OutlookDesk(declared.centre)
            try await desk.bringUpToDate()
            let drafts = (0..<5_100).map { line in
                (
                    line: line,
                    draft: EntryDraft(
                        measure: "register.postage", day: "2025-09-30", amount: "1",
                        document: "单据")
                )
            }
            try await RegisterDesk(declared.centre).record(drafts, by: .zhao)
            let made = try await desk.bringUpToDate()
            let head = try await declared.newestSequence()
            let known = try await declared.centre.read {
                try $0.rows("SELECT known_at FROM outlook").map { try $0("known_at") as Int64 }
            }
            // Only the postage has changed; the others know as much without being made again.
            #expect(made == 1 && Set(known) == [head])
        }
    }

    @Test(arguments: TestStore.allCases)
    func `figures read together are those read one by one`(store: TestStore) async throws {
        try await withParcels(on: store) { declared in
            for (amount, when) in [("3", "2025-02-03"), ("8", "2025-05-19"), ("5", "2025-05-19")] {
                _ = try await declared.record("delivery_days", amount, on: when)
                _ = try await declared.record("delivered", amount, of: "9", on: when)
            }
            let gatherings: [Gathering] = [
                .count, .sum, .average, .longest, .shortest, .share, .ratio, .lowestWeek,
                .averageWeek, .latest, .daysKept,
            ]
            let measures = ["register.parcels", "register.delivery_days", "register.delivered"]
            for through in ["2025-01-01", "2025-05-19", "2025-09-30"].map(day) {
                try await declared.centre.read { reader in
                    let together = try reader.gather(
                        Dictionary(uniqueKeysWithValues: gatherings.map { ($0, Set(measures)) }),
                        from: day("2025-01-01"), through: through)
                    for measure in measures + ["register.topic"] {
                        for gathering in gatherings {
                            let alone = try reader.figure(
                                gathering,
                                Evidence(
                                    of: [measure], from: day("2025-01-01"), through: through))
                            let found = together.figure(gathering, of: measure)
                            #expect(found == alone, "\(gathering) \(measure) \(through)")
                        }
                    }
                    #expect(!Gathered.answers(.percentile(90)))
                }
            }
        }
    }

    @Test func `a running sum is held against the straight line to the target`() throws {
        let sum = RunningSum(
            year: 2025, asOf: day("2025-03-15"), target: Ratio(365),
            ends: [Ratio(20), nil, Ratio(80)])
        #expect(sum.months.map(\.amount) == [Ratio(20), .zero, Ratio(60)])
        #expect(sum.months.map(\.sum) == [Ratio(20), Ratio(20), Ratio(80)])
        #expect(sum.months.map(\.line) == [Ratio(31), Ratio(59), Ratio(74)])
        #expect(sum.months.last?.ahead == Ratio(6))
    }

    @Test func `weeks are made comparable by their working days`() throws {
        // Two weeks with the same work a day, one of them cut short by a holiday.
        var days: [(Day, Summary)] = []
        let calendar = WorkCalendar()
        try workDays(calendar, from: day("2025-04-21"), through: day("2025-05-11"), &days)
        let series = try WeekSeries(
            days, .count, from: day("2025-04-21"), through: day("2025-05-11"), calendar)
        #expect(series.isPerWorkingDay && series.weeks.map(\.value) == [3, 3, 3])
        let raw = try WeekSeries(
            days, .lowestWeek, from: day("2025-04-21"), through: day("2025-05-11"), calendar)
        #expect(Set(raw.weeks.map(\.value)).count > 1)
    }

    /// Three pieces on each working day.
    private func workDays(
        _ calendar: WorkCalendar, from: Day, through: Day, _ days: inout [(Day, Summary)]
    ) throws {
        var day = from
        while day <= through {
            if try calendar.isWorking(day) {
                days.append((day, Summary(of: Quantity(3), on: day)))
            }
            day = day + 1
        }
    }
}
