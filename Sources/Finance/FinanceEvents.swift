import Kernel

/// A project may spend so much on something in a year.
package struct BudgetLineOpened: JournalEvent {
    package static let kind = "finance.budget_line_opened"
    let year: Int
    let project: String
    let name: String
    let budget: [String: Money]
    let target: String
    let ceiling: Money?
    let unit: String

    init(_ line: SoundLine) {
        year = line.year
        project = line.project
        name = line.name
        budget = Dictionary(uniqueKeysWithValues: line.budget.map { ($0.key.rawValue, $0.value) })
        target = line.aim.target
        ceiling = line.aim.ceiling
        unit = line.aim.unit
    }
}

/// A line's payments now count for another cost target.
package struct BudgetLineAimed: JournalEvent {
    package static let kind = "finance.budget_line_aimed"
    let target: String
    let ceiling: Money?
}

/// Somebody asks for more, for less, or to move money between lines.
package struct AdjustmentSubmitted: JournalEvent {
    package static let kind = "finance.adjustment_submitted"
    let adjusts: Adjustment.Kind
    let from: String?
    let to: String?
    let source: FundingSource
    let amount: Money
    let day: Day
    let reason: String
    let document: String
    let paper: String

    init(_ adjustment: SoundAdjustment) {
        adjusts = adjustment.kind
        from = adjustment.from?.part
        to = adjustment.to?.part
        source = adjustment.source
        amount = adjustment.amount
        day = adjustment.day
        reason = adjustment.reason
        document = adjustment.document
        paper = adjustment.paper
    }
}

/// Somebody else approved an adjustment; the budget is the adjusted one from its day.
package struct AdjustmentApproved: JournalEvent {
    package static let kind = "finance.adjustment_approved"
    let opinion: String
}

/// Somebody else rejected an adjustment.
package struct AdjustmentRejected: JournalEvent {
    package static let kind = "finance.adjustment_rejected"
    let opinion: String
}

/// A contract with a supplier.
package struct ContractSigned: JournalEvent {
    package static let kind = "finance.contract_signed"
    let line: String
    let number: String
    let title: String
    let supplier: String
    let amount: Money
    let from: Day
    let through: Day
    let paper: String?

    init(_ contract: SoundContract) {
        line = contract.line.part
        number = contract.number
        title = contract.title
        supplier = contract.supplier
        amount = contract.amount
        from = contract.from
        through = contract.through
        paper = contract.paper
    }
}

/// So much of a contract was delivered and accepted.
package struct AcceptanceRecorded: JournalEvent {
    package static let kind = "finance.acceptance_recorded"
    let day: Day
    let amount: Money
    let document: String
    let paper: String
    let note: String

    init(_ acceptance: SoundAcceptance) {
        day = acceptance.day
        amount = acceptance.amount
        document = acceptance.document
        paper = acceptance.paper
        note = acceptance.note
    }
}

/// Vouchers came from a file of the finance system.
package struct VouchersImported: JournalEvent {
    package static let kind = "finance.vouchers_imported"
    let count: Int
    let known: Int
    /// SHA-256 of the file.
    let paper: String?
}

/// Budget lines came from a file.
package struct BudgetLinesImported: JournalEvent {
    package static let kind = "finance.budget_lines_imported"
    let count: Int
    let known: Int
    let paper: String?
}

/// Our vouchers were compared with the finance system's.
package struct LedgerReconciled: JournalEvent {
    package static let kind = "finance.ledger_reconciled"
    let year: Int
    let matching: Int
    let different: Int
    let missingHere: Int
    let missingThere: Int
    let paper: String?
}
