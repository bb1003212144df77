import Testing

@testable import Kernel

@Suite struct WeeksTests {
    private func weeks(
        _ from: String, _ through: String, _ amounts: [(String, Int)]
    ) throws -> Weeks {
        Weeks(
            days: try amounts.map { (try day($0), Quantity($1)) },
            in: try day(from)...day(through))
    }

    @Test func `only the full weeks of the period count`() throws {
        // Wednesday to Tuesday: two full weeks, from 6 January and from 13 January 2025.
        let weeks = try weeks(
            "2025-01-01", "2025-01-21",
            [
                ("2025-01-05", 100), ("2025-01-06", 2), ("2025-01-12", 3), ("2025-01-13", 4),
                ("2025-01-20", 100),
            ])
        #expect(weeks.lowest == Ratio(4))
        #expect(weeks.average == Ratio(9, 2))
    }

    @Test func `a week without anything is 0`() throws {
        let weeks = try weeks("2025-03-03", "2025-03-23", [("2025-03-03", 3), ("2025-03-23", 1)])
        #expect(weeks.lowest == .zero)
        #expect(weeks.average == Ratio(4, 3))
    }

    @Test func `a week over the turn of the year counts where both its years do`() throws {
        let amounts = [("2024-12-30", 1), ("2025-01-05", 1), ("2025-01-06", 5)]
        let both = try weeks("2024-12-30", "2025-01-12", amounts)
        #expect(both.lowest == Ratio(2))
        #expect(both.average == Ratio(7, 2))
        let alone = try weeks("2025-01-01", "2025-01-12", amounts)
        #expect(alone.lowest == Ratio(5))
        #expect(alone.average == Ratio(5))
    }

    @Test(arguments: [
        ("2024-01-01", "2024-12-31", 52), ("2025-01-01", "2025-12-31", 51),
        ("2026-01-01", "2026-12-31", 51), ("2020-12-28", "2021-01-03", 1),
    ])
    func `a year has as many full weeks as fit between its ends`(
        _ from: String, _ through: String, _ count: Int
    ) throws {
        let monday = (try day(from) + 6).monday
        let weeks = try weeks(from, through, [(monday.description, 1)])
        #expect(weeks.average == Ratio(1, Int128(count)))
    }

    @Test func `without a full week there is no figure`() throws {
        let weeks = try weeks("2025-03-04", "2025-03-16", [])
        #expect(weeks.lowest == .zero)
        let none = try self.weeks("2025-03-04", "2025-03-09", [("2025-03-05", 7)])
        #expect(none.lowest == nil)
        #expect(none.average == nil)
    }
}
