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
            let outlooks = try await declared.centre.read {
                try $0.outlooks(asOf: day("2025-09-30"), year: 2025)
            }
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
            // The clock stands still, so what was bound is not later than what was made.
            _ = try await declared.centre.write(as: "test") { transaction in
                try transaction.run("UPDATE outlook SET made_at = made_at - 1")
            }
            let again = try await desk.bringUpToDate()
            #expect(again >= 1)
            let outlook = try await declared.centre.read {
                try $0.outlooks(asOf: day("2025-09-30"), year: 2025)[stored.indicators[1].id]
            }
            let expected = try #require(outlook?.expected).approximate
            #expect((3400...3900).contains(expected), "\(expected)")
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
