import Finance
import Kernel
import TestStores
import Testing

/// Payments under contracts: accepted before paid, and never over the contract.
struct ContractTests {
    private func sign(_ finance: FinanceCentre, _ amount: String = "12000") async throws -> String {
        try await finance.contracts.sign(
            ContractDraft(
                line: finance.postage, number: "邮-2025-01", title: "证书邮寄服务", supplier: "市邮政公司",
                amount: amount, from: "2025-01-01", through: "2025-12-31",
                paper: finance.paper("合同")), by: .kong)
    }

    @Test(arguments: TestStore.allCases)
    func `a payment that nobody has accepted asks for a reason, and is flagged`(
        store: TestStore
    ) async throws {
        try await withFinance(on: store) { finance in
            let contract = try await sign(finance)
            let refused = await refusals {
                try await finance.submit(
                    .sound(finance.postage, "3000", contract: "邮-2025-01"))
            }
            #expect(refused == ["needs_reason reason"])
            #expect(try await finance.line(finance.postage)?.total.pending == .zero)
            let id = try await finance.submit(
                .sound(
                    finance.postage, "3000", contract: "邮-2025-01", reason: "合同约定预付 25%"))
            #expect(try await finance.voucher(id)?.flags == [.unaccepted])
            try await finance.vouchers.approve([id], by: .shen)
            try await finance.contracts.accept(
                contract,
                AcceptanceDraft(
                    day: "2025-10-16", amount: "5000", document: "验收单 1",
                    paper: finance.paper("验收单")), by: .kong)
            let sound = try await finance.pay(
                .sound(finance.postage, "2000", contract: contract))
            #expect(try await finance.voucher(sound)?.flags == [])
        }
    }

    @Test(arguments: TestStore.allCases)
    func `nothing goes over the contract`(store: TestStore) async throws {
        try await withFinance(on: store) { finance in
            _ = try await sign(finance, "1000")
            let draft = VoucherDraft.sound(
                finance.postage, "600", contract: "邮-2025-01", reason: "预付")
            let first = try await finance.submit(draft)
            let over = await refusals { try await finance.submit(draft) }
            #expect(over == ["over_contract amount"])
            try await finance.vouchers.sendBack(first, opinion: "改", by: .shen)
            try await finance.submit(draft)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a payment over the line's cost target asks for a reason`(store: TestStore) async throws {
        try await withFinance(on: store) { finance in
            try await finance.pay(.sound(finance.postage, "41500"))
            var draft = VoucherDraft.sound(finance.postage, "501", source: "carry-over")
            let refused = await refusals { try await finance.submit(draft) }
            #expect(refused == ["needs_reason reason"])
            draft.reason = "邮资上调"
            let id = try await finance.submit(draft)
            #expect(try await finance.voucher(id)?.flags == [.overTarget])
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a contract is sound and no more of it is accepted than it is worth`(
        store: TestStore
    ) async throws {
        try await withFinance(on: store) { finance in
            let id = try await sign(finance, "100")
            let twice = await refusals { _ = try await sign(finance) }
            #expect(twice == ["contract_number_taken number"])
            let found = await refusals {
                try await finance.contracts.accept(
                    id,
                    AcceptanceDraft(day: "2025-10-18", amount: "101", document: "", paper: nil),
                    by: .kong)
            }
            #expect(
                Set(found) == [
                    "day_in_future day", "accepts_too_much amount", "missing document",
                    "no_paper paper",
                ])
            let outside = await refusals {
                try await finance.contracts.sign(
                    ContractDraft(
                        line: "", number: "", title: "", supplier: "", amount: "0",
                        from: "2025-05-01", through: "2025-04-01"), by: .kong)
            }
            #expect(outside.count == 7)
        }
    }
}
