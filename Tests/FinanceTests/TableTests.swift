import Finance
import Kernel
import TestStores
import Testing

/// Files of the finance system: all or nothing, and twice is once.
struct TableTests {
    private let header = "凭证号,日期,收款单位,金额（元）,项目,预算明细,资金来源,摘要\n"

    private func table(_ lines: String) throws -> FinanceTable {
        try FinanceTable(csv: "2025年支付明细,,,,,,,\n" + header + lines)
    }

    private let sound = """
        记-001,2025-03-05,市邮政公司,"1,200.50",业务受理工作经费,邮电,当年财政拨款,一季度邮费
        记-002,2025/6/9,市邮政公司,800,业务受理工作经费,邮电,上年结转资金,二季度邮费
        合计,,,2000.50,,,,
        """

    @Test(arguments: TestStore.allCases)
    func `a file is tried first, then kept, and the same file twice adds nothing`(
        store: TestStore
    ) async throws {
        try await withFinance(on: store) { finance in
            let table = try table(sound)
            let tried = try await finance.tables.tryVouchers(table, by: .kong)
            #expect(tried.added.map(\.line) == [3, 4])
            #expect(tried.sum == Money(yuan: "2000.50") && tried.known.isEmpty)
            let none = try await finance.centre.read { try $0.vouchers(VoucherQuestion()) }
            #expect(none.isEmpty)
            let kept = try await finance.tables.importVouchers(
                table, paper: finance.paper(), by: .kong)
            #expect(kept.added.count == 2)
            let again = try await finance.tables.importVouchers(table, paper: nil, by: .kong)
            #expect(again.added.isEmpty && again.known == [3, 4])
            try await finance.vouchers.approve(kept.added.map(\.id), by: .shen)
            #expect(try await finance.sum() == "1200.5")
            let imports = try await finance.centre.read {
                try $0.journalEntries(kind: "finance.vouchers_imported")
            }
            #expect(imports.count == 1)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `every bad line is named and nothing is kept`(store: TestStore) async throws {
        try await withFinance(on: store) { finance in
            let table = try table(
                sound + """

                    ,2025-03-05,市邮政公司,1,业务受理工作经费,邮电,,x
                    记-004,2025-02-30,,一百,业务受理工作经费,邮电,,x
                    记-005,2025-03-05,市邮政公司,1,业务受理工作经费,没有,,x
                    记-006,2025-03-05,市邮政公司,50000,业务受理工作经费,邮电,,x
                    记-001,2025-03-05,市邮政公司,7,业务受理工作经费,邮电,,x
                    """)
            let found = await refusals {
                _ = try await finance.tables.importVouchers(table, paper: nil, by: .kong)
            }
            #expect(
                found == [
                    "missing line 6, number", "bad_day line 7, day", "missing line 7, payee",
                    "not_money line 7, amount", "no_such_line line 8, line",
                    "over_balance line 9, amount", "differs line 10, number",
                ])
            let kept = try await finance.centre.read { try $0.vouchers(VoucherQuestion()) }
            #expect(kept.isEmpty)
        }
    }

    @Test func `a file without the columns is refused with their names`() async throws {
        try await withFinance(on: .sqlite) { finance in
            let table = try FinanceTable(csv: "姓名,电话\n甲,1\n")
            let found = await refusals {
                _ = try await finance.tables.tryVouchers(table, by: .kong)
            }
            #expect(found == ["no_header file"])
        }
    }

    @Test(arguments: TestStore.allCases)
    func `budget lines come from a file, and those that are there are left alone`(
        store: TestStore
    ) async throws {
        try await withFinance(on: store) { finance in
            let table = try FinanceTable(
                csv: """
                    年度,项目,预算明细,当年财政拨款,上年结转资金,成本指标,成本上限
                    2025,业务受理工作经费,邮电,42000,1000,邮电成本,42000
                    2025,业务受理工作经费,套印,30000,,证书套印采购成本,30000
                    """)
            let outcome = try await finance.tables.importLines(table, paper: nil, by: .kong)
            #expect(outcome.added.map(\.title) == ["套印"] && outcome.known == [2])
            let lines = try await finance.centre.read { try $0.budgetLines(year: 2025) }
            #expect(lines.map(\.name) == ["邮电", "其他", "套印"])
            #expect(lines.last?.aim.ceiling == Money(yuan: "30000"))
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a reconciliation tells what matches, differs and is missing on either side`(
        store: TestStore
    ) async throws {
        try await withFinance(on: store) { finance in
            _ = try await finance.tables.importVouchers(
                table(sound), paper: nil, by: .kong)
            try await finance.pay(.sound(finance.other, "55", number: "记-009"))
            let theirs = try FinanceTable(
                csv: "凭证号,金额\n记-001,1200.50\n记-002,801\n记-003,9\n")
            let found = try await finance.tables.reconcile(
                theirs, year: 2025, paper: nil, by: .kong)
            #expect(
                found.lines.map { "\($0.number) \($0.verdict.rawValue)" } == [
                    "记-002 different", "记-003 missing-here", "记-009 missing-there",
                    "记-001 matching",
                ])
            #expect(found.gap == Money(yuan: "-45"))
        }
    }
}
