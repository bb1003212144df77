import Finance
import Kernel
import TestStores
import Testing

/// Two people for each payment, and what it counts for.
struct VoucherTests {
    @Test(arguments: TestStore.allCases)
    func `a payment counts once somebody else has approved it`(store: TestStore) async throws {
        try await withFinance(on: store) { finance in
            let id = try await finance.submit(.sound(finance.postage))
            let waiting = try #require(try await finance.line(finance.postage)?.total)
            #expect(waiting.spent == .zero && waiting.pending == Money(yuan: "1200.50"))
            #expect(try await finance.sum() == nil)
            try await finance.vouchers.approve([id], opinion: "同意", by: .shen)
            let paid = try #require(try await finance.line(finance.postage)?.total)
            #expect(paid.spent == Money(yuan: "1200.50") && paid.pending == .zero)
            #expect(try await finance.sum() == "1200.5")
            #expect(try await finance.sum(FinanceCentre.cost("邮电"), nil) == "1200.5")
            #expect(
                try await finance.sum(.spending(project: FinanceCentre.project), .carryOver) == nil)
            let voucher = try #require(try await finance.voucher(id))
            #expect(voucher.state == .approved && voucher.decision?.by == "shen")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `whoever wrote a voucher never approves it, whatever their roles`(
        store: TestStore
    ) async throws {
        try await withFinance(on: store) { finance in
            let id = try await finance.vouchers.write(
                .sound(finance.postage), submits: true, by: .both)
            let own = await refusals { try await finance.vouchers.approve([id], by: .both) }
            #expect(own == ["same_person"])
            let sentBack = await refusals {
                try await finance.vouchers.sendBack(id, opinion: "不", by: .both)
            }
            #expect(sentBack == ["same_person"])
            let accountant = await refusals { try await finance.vouchers.approve([id], by: .qian) }
            #expect(accountant == ["not_allowed"])
            try await finance.vouchers.approve([id], by: .shen)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a returned voucher is typed anew by its writer and goes the way again`(
        store: TestStore
    ) async throws {
        try await withFinance(on: store) { finance in
            let desk = finance.vouchers
            let id = try await finance.submit(.sound(finance.postage))
            let silent = await refusals { try await desk.sendBack(id, opinion: " ", by: .shen) }
            #expect(silent == ["missing opinion"])
            try await desk.sendBack(id, opinion: "金额与结算单不符", by: .shen)
            #expect(try await finance.line(finance.postage)?.total.pending == .zero)
            let others = await refusals { try await desk.submit(id, by: .qian) }
            #expect(others == ["not_the_writer"])
            try await desk.rewrite(
                id, .sound(finance.postage, "1200.00"), submits: true, by: .kong)
            try await desk.approve([id], by: .shen)
            #expect(try await finance.sum() == "1200")
            let again = await refusals { try await desk.approve([id], by: .shen) }
            #expect(again == ["not_now"])
        }
    }

    @Test(arguments: TestStore.allCases)
    func `everything wrong with a voucher is told at once`(store: TestStore) async throws {
        try await withFinance(on: store) { finance in
            var draft = VoucherDraft.sound(finance.postage, "-3", on: "2025-12-01")
            draft.payee = "张三 310101199003071234"
            draft.summary = ""
            draft.source = "贷款"
            draft.contract = "无此合同"
            draft.quantity = "2"
            let found = await refusals { try await finance.submit(draft) }
            #expect(
                Set(found) == [
                    "day_in_future day", "identity_number payee", "not_above_zero amount",
                    "missing summary", "unknown_source source", "no_such_contract contract",
                    "units_not_counted quantity",
                ])
        }
    }

    @Test(arguments: TestStore.allCases)
    func `approval is all or nothing`(store: TestStore) async throws {
        try await withFinance(on: store) { finance in
            let one = try await finance.submit(.sound(finance.postage))
            let draft = try await finance.vouchers.write(
                .sound(finance.postage), submits: false, by: .kong)
            let refused = await refusals {
                try await finance.vouchers.approve([one, draft], by: .shen)
            }
            #expect(refused == ["not_now"])
            #expect(try await finance.voucher(one)?.state == .submitted)
            #expect(try await finance.sum() == nil)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a waiting voucher is a case on the approvers' worklist`(store: TestStore) async throws {
        try await withFinance(on: store) { finance in
            let centre = finance.centre
            let id = try await finance.submit(.sound(finance.postage))
            let open = try await centre.read {
                try centre.openCases($0, at: centre.clock.now())
            }
            let timed = try #require(open.first)
            #expect(open.count == 1 && timed.subject.id == id)
            #expect(timed.permission == .approveVoucher)
            let due = try timed.deadline.due(WorkCalendar())
            #expect(due?.day == day("2025-10-22"))
            try await finance.vouchers.approve([id], by: .shen)
            let later = try await centre.read {
                try centre.openCases($0, at: centre.clock.now())
            }
            #expect(later.isEmpty)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a line that counts units gives their cost`(store: TestStore) async throws {
        try await withFinance(on: store) { finance in
            let fees = try await BudgetDesk(finance.centre).open(
                LineDraft(
                    year: "2025", project: FinanceCentre.project, name: "会商专家",
                    budget: [.fiscal: "8000"], target: "人均次成本", ceiling: "800", unit: "人次"),
                by: .kong)
            var draft = VoucherDraft.sound(fees, "2310")
            let without = await refusals { try await finance.pay(draft) }
            #expect(without == ["units_needed quantity"])
            draft.quantity = "3"
            try await finance.pay(draft)
            #expect(try await finance.sum(FinanceCentre.cost("会商专家"), nil, .ratio) == "770")
            draft.quantity = "2"
            let dear = await refusals { try await finance.pay(draft) }
            #expect(dear == ["needs_reason reason"])
        }
    }
}
