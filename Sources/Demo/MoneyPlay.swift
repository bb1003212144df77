import Finance
import Foundation
import Kernel

/// Plays the year's money against the Finance desk: one person writes, another approves.
struct MoneyPlay: Sendable {
    let centre: Centre
    let plan: MoneyPlan
    let cast: Cast
    /// Vouchers that the approver will not let pass, by their number, with why.
    let doubtful: [String: String]

    /// Opens the budget lines and signs the contracts, before the year's work begins.
    func open() async throws {
        let (budget, contracts) = (BudgetDesk(centre), ContractDesk(centre))
        for line in plan.lines {
            let id = try await budget.open(
                LineDraft(
                    year: "\(DemoYear.year)", project: line.project, name: line.name,
                    budget: [.fiscal: line.budget], target: line.target ?? "",
                    ceiling: line.ceiling ?? "", unit: line.unit ?? ""), by: cast.accountant)
            guard let contract = line.contract else { continue }
            try await contracts.sign(
                ContractDraft(
                    line: id, number: contract.number, title: contract.title,
                    supplier: line.payee, amount: contract.amount,
                    from: "\(Day.first(of: DemoYear.year))",
                    through: "\(Day.last(of: DemoYear.year))",
                    paper: try paper("合同 \(contract.number)：\(contract.title)")),
                by: cast.accountant)
        }
    }

    func run(_ work: MoneyWork) async throws {
        switch work {
        case .pay(let acts): for act in acts { try await pay(act) }
        case .decide: try await decide()
        case .adjust(let move): try await adjust(move)
        case .putRight(let slip): try await putRight(slip)
        }
    }

    private func pay(_ act: Act, accepting amount: String? = nil) async throws {
        var draft = try voucher(act)
        if let contract = plan.line(act.measure)?.contract {
            draft.contract = contract.number
            if let prepaid = contract.prepaid, try await isFirst(contract) {
                draft.reason = prepaid
            } else {
                try await accept(amount ?? act.amount, act, under: contract)
            }
        }
        try await VoucherDesk(centre).write(draft, submits: true, by: cast.accountant)
    }

    private func isFirst(_ contract: MoneyPlan.Contract) async throws -> Bool {
        let found = try await centre.read { try $0.contract(number: contract.number) }
        return found.map { $0.paid + $0.pending == .zero } ?? false
    }

    private func accept(
        _ amount: String, _ act: Act, under contract: MoneyPlan.Contract
    ) async throws {
        guard let found = try await centre.read({ try $0.contract(number: contract.number) })
        else { throw Misread("no contract \(contract.number)") }
        // What was paid ahead is accepted with what comes next.
        let owed = found.paid + found.pending - found.accepted
        let sum = (Money(yuan: amount) ?? .zero) + (owed > .zero ? owed : .zero)
        try await ContractDesk(centre).accept(
            found.id,
            AcceptanceDraft(
                day: "\(act.day)", amount: "\(sum)", document: "验收单 \(act.document)",
                paper: try paper("验收单 \(act.document)"), note: "验收合格"), by: cast.accountant)
    }

    /// Accepts what the right amount is more than the wrong one that was accepted.
    private func acceptRest(of act: Act, under contract: MoneyPlan.Contract) async throws {
        guard let found = try await centre.read({ try $0.contract(number: contract.number) })
        else { throw Misread("no contract \(contract.number)") }
        let due = found.paid + found.pending + (Money(yuan: act.amount) ?? .zero)
        guard due > found.accepted else { return }
        try await ContractDesk(centre).accept(
            found.id,
            AcceptanceDraft(
                day: "\(act.day)", amount: "\(due - found.accepted)",
                document: "补充验收单 \(act.document)",
                paper: try paper("补充验收单 \(act.document)"), note: "验收合格"),
            by: cast.accountant)
    }

    private func decide() async throws {
        let desk = VoucherDesk(centre)
        var question = VoucherQuestion(year: DemoYear.year)
        question.state = .submitted
        let asked = question
        let waiting = try await centre.read { try $0.vouchers(asked, limit: 500) }
        for voucher in waiting.reversed() {
            if let opinion = doubtful[voucher.number], voucher.decision == nil {
                try await desk.sendBack(voucher.id, opinion: opinion, by: cast.approver)
            } else {
                try await desk.approve([voucher.id], by: cast.approver)
            }
        }
        let moves = try await centre.read { try $0.adjustments(isPending: true) }
        for move in moves.reversed() {
            try await AdjustmentDesk(centre).approve(move.id, opinion: "同意", by: cast.approver)
        }
    }

    private func adjust(_ move: MoneyPlan.Move) async throws {
        try await AdjustmentDesk(centre).submit(
            AdjustmentDraft(
                kind: move.kind, from: try await id(move.from), to: try await id(move.to),
                amount: move.amount, day: move.day, reason: move.reason,
                document: move.document, paper: try paper("\(move.document) \(move.reason)")),
            by: cast.accountant)
    }

    private func id(_ measure: String?) async throws -> String {
        guard let line = measure.flatMap(plan.line) else { return "" }
        let found = try await centre.read {
            try $0.budgetLine(year: DemoYear.year, project: line.project, name: line.name)
        }
        return found?.id ?? ""
    }

    private func putRight(_ slip: MoneySlip) async throws {
        let desk = VoucherDesk(centre)
        let number = slip.wrong.document
        guard
            let wrong = try await centre.read({
                try $0.voucher(number: number, year: DemoYear.year)
            })
        else { throw Misread("no voucher \(number)") }
        guard !slip.isReturned else {
            var draft = try voucher(slip.right)
            if let contract = plan.line(slip.right.measure)?.contract {
                draft.contract = contract.number
                try await acceptRest(of: slip.right, under: contract)
            }
            return try await desk.rewrite(wrong.id, draft, submits: true, by: cast.accountant)
        }
        try await desk.reverse(
            wrong.id,
            ReversalDraft(
                number: "\(number)-红冲", day: "\(centre.clock.today)", reason: slip.reason,
                document: "红字凭证 \(number)", paper: try paper("红字凭证 \(number)")),
            by: cast.accountant)
        var right = slip.right
        right.document = "\(number)-补"
        try await pay(right)
    }

    private func voucher(_ act: Act) throws -> VoucherDraft {
        guard let line = plan.line(act.measure) else { throw Misread("no line \(act.measure)") }
        var draft = VoucherDraft()
        draft.number = act.document
        draft.day = "\(act.day)"
        draft.payee = line.payee
        draft.amount = act.amount
        draft.quantity = act.whole
        draft.project = line.project
        draft.lineName = line.name
        draft.summary = act.about
        draft.document = act.document
        draft.paper = try paper("\(act.document) \(line.payee) \(act.amount)")
        return draft
    }

    private func paper(_ text: String) throws -> String {
        try centre.files.keep(Data("\(text)（演示）".utf8))
    }
}
