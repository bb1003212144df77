import Finance
import Kernel
import TestStores
import Testing

/// Budgets change by decided adjustments alone.
struct AdjustmentTests {
    private func draft(
        _ kind: String, _ finance: FinanceCentre, from: String = "", to: String = "",
        _ amount: String = "2000"
    ) throws -> AdjustmentDraft {
        AdjustmentDraft(
            kind: kind, from: from, to: to, amount: amount, day: "2025-10-17", reason: "年中调整",
            document: "财预〔2025〕8号", paper: try finance.paper())
    }

    @Test(arguments: TestStore.allCases)
    func `money moves between lines once somebody else agrees`(store: TestStore) async throws {
        try await withFinance(on: store) { finance in
            let desk = finance.adjustments
            let id = try await desk.submit(
                draft("transfer", finance, from: finance.other, to: finance.postage), by: .kong)
            let held = try #require(try await finance.line(finance.other)?.total)
            #expect(held.available == Money(yuan: "8000") && held.balance == Money(yuan: "10000"))
            let own = await refusals {
                try await desk.approve(id, by: Actor(id: "kong", roles: [.financeApprover]))
            }
            #expect(own == ["same_person"])
            try await desk.approve(id, opinion: "同意", by: .shen)
            let (from, to) = (
                try await finance.line(finance.other)?.total,
                try await finance.line(finance.postage)?.total
            )
            #expect(from?.adjusted == Money(yuan: "8000") && from?.held == .zero)
            #expect(to?.adjusted == Money(yuan: "45000"))
            #expect(try await finance.sum(FinanceCentre.change) == "0")
            let again = await refusals { try await desk.reject(id, opinion: "迟了", by: .shen) }
            #expect(again == ["already_decided"])
        }
    }

    @Test(arguments: TestStore.allCases)
    func `an addition and a reduction change the project's budget`(store: TestStore) async throws {
        try await withFinance(on: store) { finance in
            let desk = finance.adjustments
            let more = try await desk.submit(
                draft("addition", finance, to: finance.postage, "3000"), by: .kong)
            try await desk.approve(more, by: .shen)
            #expect(try await finance.sum(FinanceCentre.change) == "3000")
            let less = try await desk.submit(
                draft("reduction", finance, from: finance.other, "500"), by: .kong)
            try await desk.approve(less, by: .shen)
            #expect(try await finance.sum(FinanceCentre.change) == "2500")
            #expect(try await finance.sum(FinanceCentre.change, through: "2025-10-16") == nil)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `what is spent or promised cannot be taken away`(store: TestStore) async throws {
        try await withFinance(on: store) { finance in
            try await finance.pay(.sound(finance.other, "9000"))
            let refused = await refusals {
                try await finance.adjustments.submit(
                    draft("reduction", finance, from: finance.other, "1000.01"), by: .kong)
            }
            #expect(refused == ["over_balance amount"])
            let id = try await finance.adjustments.submit(
                draft("reduction", finance, from: finance.other, "1000"), by: .kong)
            let promised = await refusals { try await finance.submit(.sound(finance.other, "1")) }
            #expect(promised == ["over_balance amount"])
            try await finance.adjustments.reject(id, opinion: "不调", by: .shen)
            try await finance.pay(.sound(finance.other, "1000"))
        }
    }

    @Test(arguments: TestStore.allCases)
    func `an adjustment needs its reason, its paper and its number`(
        store: TestStore
    ) async throws {
        try await withFinance(on: store) { finance in
            let bad = AdjustmentDraft(
                kind: "transfer", from: finance.other, to: finance.other, amount: "x",
                day: "2025-13-01", reason: "", document: "", paper: nil)
            let found = await refusals { try await finance.adjustments.submit(bad, by: .kong) }
            #expect(
                Set(found) == [
                    "same_line to", "not_money amount", "bad_day day", "missing reason",
                    "missing document", "no_paper paper",
                ])
        }
    }
}
