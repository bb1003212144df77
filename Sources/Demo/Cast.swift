import Kernel

/// The accounts that keep the demo year's register.
package struct Cast: Sendable {
    /// Declares, binds and corrects.
    package let officer: Actor
    /// Writes vouchers, and keeps budget lines and contracts.
    package let accountant = Actor(id: "accountant", roles: [.accountant])
    /// Approves what the accountant wrote.
    package let approver = Actor(id: "finance-approver", roles: [.financeApprover])
    private let clerks: [Office: Actor]

    /// - Parameters:
    ///   - officer: a performance officer.
    ///   - clerks: shared out among the offices in turn; the officer keeps the register too when
    ///     there are none.
    package init(officer: Actor, clerks: [Actor]) {
        self.officer = officer
        let turns = clerks.isEmpty ? [officer] : clerks
        self.clerks = Dictionary(
            uniqueKeysWithValues: Office.allCases.enumerated().map { place, office in
                (office, turns[place % turns.count])
            })
    }

    /// One clerk for each office, under ids of their own.
    package static let standing = Cast(
        officer: Actor(id: "officer", roles: [.performanceOfficer]),
        clerks: Office.allCases.map { Actor(id: "clerk-\($0.rawValue)", roles: [.clerk]) })

    /// The names of the standing cast, by their ids; they belong in the vault.
    package static let names: [String: String] = {
        var names = [
            "officer": "绩效岗", "director": "中心主任", "department": "主管部门", "treasury": "财政部门",
            "accountant": "会计岗", "finance-approver": "财务审批岗",
        ]
        for office in Office.allCases { names["clerk-\(office.rawValue)"] = office.title }
        return names
    }()

    func clerk(of office: Office) -> Actor { clerks[office] ?? officer }
}
