import Kernel

/// Keeps contracts and their acceptance records.
package struct ContractDesk: Sendable {
    private let centre: Centre

    package init(_ centre: Centre) { self.centre = centre }

    /// Keeps a contract; returns its id.
    ///
    /// - Throws: `Refusals` for fields not in order; `Refusal` when its number is taken.
    @discardableResult
    package func sign(_ draft: ContractDraft, by actor: Actor) async throws -> String {
        try await centre.write(by: actor, may: .manageBudget) { transaction in
            try transaction.keep(draft.checked(transaction.reader))
        }
    }

    /// Keeps an acceptance record: so much of the contract may be paid without a reason.
    ///
    /// - Throws: `Refusals` for fields not in order; `Refusal` for an unknown contract.
    package func accept(
        _ id: String, _ draft: AcceptanceDraft, by actor: Actor
    ) async throws {
        let today = centre.clock.today
        try await centre.write(by: actor, may: .manageBudget) { transaction in
            guard let contract = try transaction.reader.contract(id) else {
                throw Refusal.noSuchContract(id)
            }
            try transaction.accept(draft.checked(of: contract, today: today), of: id)
        }
    }
}

extension Transaction {
    fileprivate func keep(_ contract: SoundContract) throws -> String {
        guard try reader.contract(number: contract.number) == nil else {
            throw Refusal.contractNumberTaken(contract.number)
        }
        let id = Identifier.make(at: instant)
        let sequence = try record(ContractSigned(contract), about: Contract.subject(id))
        try run(
            """
            INSERT INTO finance_contract (id, line, number, title, supplier, amount, from_day,
                through_day, paper, paid, pending, accepted, written_by, sequence)
            VALUES (\(id), \(contract.line.id), \(contract.number), \(contract.title),
                \(contract.supplier), \(contract.amount), \(contract.from), \(contract.through),
                \(contract.paper), 0, 0, 0, \(actor), \(sequence))
            """)
        return id
    }

    fileprivate func accept(_ acceptance: SoundAcceptance, of contract: String) throws {
        let sequence = try record(
            AcceptanceRecorded(acceptance), about: Contract.subject(contract))
        try run(
            """
            INSERT INTO finance_acceptance (sequence, contract, day, amount, document, paper, note,
                written_by)
            VALUES (\(sequence), \(contract), \(acceptance.day), \(acceptance.amount),
                \(acceptance.document), \(acceptance.paper), \(acceptance.note), \(actor))
            """)
        try run(
            """
            UPDATE finance_contract SET accepted = accepted + \(acceptance.amount)
            WHERE id = \(contract)
            """)
    }

    /// Takes so much of what a contract leaves to be paid.
    ///
    /// - Throws: `Refusal` when that is more than is left.
    func charge(_ contract: Contract, paid: Money = .zero, pending: Money = .zero) throws {
        let rows = try self.rows(
            """
            UPDATE finance_contract SET paid = paid + \(paid), pending = pending + \(pending)
            WHERE id = \(contract.id)
                AND paid + \(paid) + pending + \(pending) <= amount
            RETURNING id
            """)
        guard rows.isEmpty else { return }
        throw Refusal.overContract(contract, paid + pending)
    }
}

extension Refusal {
    fileprivate static func contractNumberTaken(_ number: String) -> Refusal {
        Refusal(
            "contract_number_taken", "合同号“\(number)”已经登记过。",
            "The contract number “\(number)” is taken.", at: "number", conflict: true)
    }

    fileprivate static func overContract(_ contract: Contract, _ amount: Money) -> Refusal {
        Refusal(
            "over_contract",
            "合同“\(contract.number)”还可支付 \(contract.left.grouped) 元，这笔 \(amount.grouped) 元超出合同金额。",
            "Contract “\(contract.number)” leaves \(contract.left.grouped) yuan to be paid; "
                + "\(amount.grouped) go beyond it.",
            at: "amount", conflict: true)
    }
}
