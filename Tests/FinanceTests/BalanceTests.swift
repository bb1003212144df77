import Finance
import Kernel
import TestStores
import Testing

/// The balance never goes below zero, and the ledger shows how it came about.
struct BalanceTests {
    @Test(arguments: TestStore.allCases)
    func `no source of a line pays more than it has`(store: TestStore) async throws {
        try await withFinance(on: store) { finance in
            let over = await refusals {
                try await finance.submit(.sound(finance.other, "10000.01"))
            }
            #expect(over == ["over_balance amount"])
            try await finance.submit(.sound(finance.other, "6000"))
            let promised = await refusals {
                try await finance.submit(.sound(finance.other, "4001"))
            }
            #expect(promised == ["over_balance amount"])
            let carried = await refusals {
                try await finance.submit(.sound(finance.postage, "1000.01", source: "上年结转资金"))
            }
            #expect(carried == ["over_balance amount"])
            try await finance.pay(.sound(finance.postage, "1000", source: "carry-over"))
            #expect(
                try await finance.sum(.spending(project: FinanceCentre.project), .carryOver)
                    == "1000")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `many who write at once promise no more than there is`(store: TestStore) async throws {
        try await withFinance(on: store) { finance in
            let ids = await withTaskGroup(of: String?.self) { group in
                for _ in 0..<40 {
                    group.addTask { try? await finance.submit(.sound(finance.other, "700")) }
                }
                return await group.reduce(into: []) { $0 += [$1].compactMap(\.self) }
            }
            #expect(ids.count == 14)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for id in ids {
                    group.addTask { try await finance.vouchers.approve([id], by: .shen) }
                }
                try await group.waitForAll()
            }
            let total = try #require(try await finance.line(finance.other)?.total)
            #expect(total.spent == Money(yuan: "9800") && total.balance == Money(yuan: "200"))
            let ledger = try await finance.centre.read {
                try $0.ledger(LedgerQuestion(year: 2025, line: finance.other), limit: 100)
            }
            #expect(ledger.count == 15)
            #expect(ledger.allSatisfy { $0.lineBalance >= .zero && $0.projectBalance >= .zero })
            #expect(Set(ledger.map(\.lineBalance)).count == 15)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `the ledger's balance runs through budget, payment, adjustment and reversal`(
        store: TestStore
    ) async throws {
        try await withFinance(on: store) { finance in
            let paid = try await finance.pay(.sound(finance.other, "4000"))
            let asked = try await finance.adjustments.submit(
                AdjustmentDraft(
                    kind: "addition", to: finance.other, amount: "500", day: "2025-10-17",
                    reason: "追加", document: "财预〔2025〕9号", paper: finance.paper()), by: .kong)
            try await finance.adjustments.approve(asked, by: .shen)
            let back = try await finance.vouchers.reverse(
                paid, ReversalDraft(day: "2025-10-17", reason: "重复付款", document: "退款回单"),
                by: .kong)
            try await finance.vouchers.approve([back], by: .shen)
            let ledger = try await finance.centre.read {
                try $0.ledger(LedgerQuestion(year: 2025, line: finance.other))
            }
            #expect(ledger.map(\.kind) == [.reversal, .change, .payment, .opening])
            #expect(
                ledger.map(\.lineBalance.description)
                    == ["10500.00", "6500.00", "6000.00", "10000.00"])
            #expect(ledger.first?.projectBalance == Money(yuan: "53500"))
            let older = try await finance.centre.read { reader in
                try reader.ledger(LedgerQuestion(year: 2025, before: ledger[1].place), limit: 1)
            }
            #expect(older.map(\.kind) == [.payment])
            let found = try await finance.centre.read {
                try $0.ledger(LedgerQuestion(year: 2025, text: "财预〔2025〕9"))
            }
            #expect(found.count == 1)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a payment is taken back by a new voucher and stays as it was`(
        store: TestStore
    ) async throws {
        try await withFinance(on: store) { finance in
            let paid = try await finance.pay(.sound(finance.postage, "300", on: "2025-09-30"))
            let before = await refusals {
                try await finance.vouchers.reverse(
                    paid, ReversalDraft(day: "2025-09-01", reason: "", document: "x"), by: .kong)
            }
            #expect(Set(before) == ["before_payment day", "missing reason"])
            let draft = ReversalDraft(day: "2025-10-10", reason: "付错单位", document: "退款回单 3")
            let back = try await finance.vouchers.reverse(paid, draft, by: .kong)
            let twice = await refusals {
                try await finance.vouchers.reverse(paid, draft, by: .kong)
            }
            #expect(twice == ["already_reversed"])
            let own = await refusals {
                try await finance.vouchers.approve([back], by: .both)
            }
            #expect(own == [])
            #expect(try await finance.sum() == "0")
            #expect(try await finance.sum(through: "2025-09-30") == "300")
            let first = try #require(try await finance.voucher(paid))
            #expect(first.amount == Money(yuan: "300") && first.reversedBy == back)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `an auditor sees and writes nothing`(store: TestStore) async throws {
        try await withFinance(on: store) { finance in
            let refused = await refusals {
                try await finance.vouchers.write(
                    .sound(finance.postage), submits: false, by: .wu)
            }
            #expect(refused == ["not_allowed"])
        }
    }
}
