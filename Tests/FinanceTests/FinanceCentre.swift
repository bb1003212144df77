import Finance
import Foundation
import Kernel
import Synchronization
import TestStores

/// A centre with one project of two budget lines, on 17 October 2025, nine o'clock.
struct FinanceCentre: Sendable {
    let centre: Centre
    let clock: TestClock
    /// 邮电, 42,000 yuan of the year and 1,000 carried over, tied to a target of 42,000.
    let postage: String
    /// 其他, 10,000 yuan.
    let other: String

    var vouchers: VoucherDesk { VoucherDesk(centre) }
    var adjustments: AdjustmentDesk { AdjustmentDesk(centre) }
    var contracts: ContractDesk { ContractDesk(centre) }
    var tables: TableDesk { TableDesk(centre) }

    static let project = "业务受理工作经费"

    func line(_ id: String) async throws -> BudgetLine? {
        try await centre.read { try $0.budgetLine(id) }
    }

    func voucher(_ id: String) async throws -> Voucher? {
        try await centre.read { try $0.voucher(id) }
    }

    /// Writes and submits a voucher by the accountant.
    @discardableResult
    func submit(_ draft: VoucherDraft) async throws -> String {
        try await vouchers.write(draft, submits: true, by: .kong)
    }

    /// Writes, submits and approves a voucher.
    @discardableResult
    func pay(_ draft: VoucherDraft) async throws -> String {
        let id = try await submit(draft)
        try await vouchers.approve([id], by: .shen)
        return id
    }

    /// What a measure came to over 2025, of one source or of all.
    func sum(
        _ measure: FinanceMeasure = .spending(project: FinanceCentre.project),
        _ source: FundingSource? = .fiscal, _ gathering: Gathering = .sum,
        through: String = "2025-12-31"
    ) async throws -> String? {
        try await centre.read { reader in
            let evidence = Evidence(
                of: [measure.name], breakdown: source?.rawValue, from: Day.first(of: 2025),
                through: day(through))
            return try reader.figure(gathering, evidence)?.value.text(decimals: 2, trimmed: true)
        }
    }

    static func cost(_ line: String) -> FinanceMeasure {
        .cost(project: FinanceCentre.project, line: line)
    }

    static let change = FinanceMeasure.budgetChange(project: FinanceCentre.project)

    func paper(_ text: String = "付款单据") throws -> String {
        try centre.files.keep(Data(text.utf8))
    }
}

func withFinance(on store: TestStore, _ body: (FinanceCentre) async throws -> Void) async throws {
    let clock = TestClock()
    let modules: [Module] = [.kernel, .finance]
    try await withCentre(on: store, modules: modules, clock: clock.wallClock) { centre in
        let desk = BudgetDesk(centre)
        let postage = try await desk.open(
            LineDraft(
                year: "2025", project: FinanceCentre.project, name: "邮电",
                budget: [.fiscal: "42000.00", .carryOver: "1000"], target: "邮电成本",
                ceiling: "42000"), by: .kong)
        let other = try await desk.open(
            LineDraft(
                year: "2025", project: FinanceCentre.project, name: "其他",
                budget: [.fiscal: "10000"]), by: .kong)
        try await body(
            FinanceCentre(centre: centre, clock: clock, postage: postage, other: other))
    }
}

/// A clock that stands until the test moves it.
final class TestClock: Sendable {
    private let now = Mutex(Instant(day("2025-10-17"), secondOfDay: 9 * 3600))

    func move(to day: Day) { now.withLock { $0 = Instant(day, secondOfDay: 9 * 3600) } }

    var wallClock: WallClock { WallClock { [self] in now.withLock { $0 } } }
}

func day(_ text: String) -> Day { Day(text) ?? Day(number: 0) }

extension Actor {
    /// Accountant.
    static let kong = Actor(id: "kong", roles: [.accountant])
    /// Another accountant.
    static let qian = Actor(id: "qian", roles: [.accountant])
    /// Approves what others wrote.
    static let shen = Actor(id: "shen", roles: [.financeApprover])
    /// May do both, but not with one and the same voucher.
    static let both = Actor(id: "both", roles: [.accountant, .financeApprover])
    static let wu = Actor(id: "wu", roles: [.auditor])
}

extension VoucherDraft {
    /// A payment in order, for a test to change what it is about.
    static func sound(
        _ line: String, _ amount: String = "1200.50", on day: String = "2025-10-16",
        number: String = "", source: String = "", contract: String = "", reason: String = ""
    ) -> VoucherDraft {
        var draft = VoucherDraft()
        draft.line = line
        draft.amount = amount
        draft.day = day
        draft.number = number
        draft.source = source
        draft.contract = contract
        draft.reason = reason
        draft.payee = "市邮政公司"
        draft.summary = "证书邮寄费"
        draft.document = "邮资结算单 10"
        return draft
    }
}

/// The codes of what was refused, each with its place: `missing payee`.
func refusals(_ act: () async throws -> Void) async -> [String] {
    do {
        try await act()
        return []
    } catch let refusals as Refusals {
        return refusals.all.map(\.shown)
    } catch let refusal as Refusal {
        return [refusal.shown]
    } catch {
        return ["\(error)"]
    }
}

extension Refusal {
    fileprivate var shown: String { place.map { "\(code) \($0)" } ?? code }
}
