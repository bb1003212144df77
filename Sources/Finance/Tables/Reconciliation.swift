import Kernel

/// 对账: our vouchers of a year against the finance system's, number by number.
package struct Reconciliation: Hashable, Sendable {
    package let year: Int
    package private(set) var lines: [Line] = []

    /// One number, as both sides have it.
    package struct Line: Hashable, Sendable {
        package let number: String
        package let verdict: Verdict
        /// What their table says; nil where it does not have it.
        package let theirs: Side?
        /// What we have; nil where we do not.
        package let ours: Side?
        /// Our voucher.
        package let voucher: String?
    }

    /// What one side says of a number.
    package struct Side: Hashable, Sendable {
        package let day: String
        package let payee: String
        package let amount: Money
    }

    /// How the two sides compare.
    package enum Verdict: String, CaseIterable, Sendable {
        case different, missingHere = "missing-here", missingThere = "missing-there", matching

        package var title: Words {
            switch self {
            case .different: Words("金额不一致", "Different amount")
            case .missingHere: Words("我方缺", "Missing here")
            case .missingThere: Words("对方缺", "Missing there")
            case .matching: Words("一致", "Matching")
            }
        }
    }

    package func count(_ verdict: Verdict) -> Int { lines.count { $0.verdict == verdict } }

    /// Theirs less ours, over everything.
    package var gap: Money {
        lines.reduce(.zero) {
            $0 + ($1.theirs?.amount ?? .zero) - ($1.ours?.amount ?? .zero)
        }
    }

    init(year: Int, theirs: [(number: String, side: Side)], ours: [Voucher]) {
        self.year = year
        let known = Dictionary(
            ours.filter { !$0.number.isEmpty }.map { ($0.number, $0) },
            uniquingKeysWith: { first, _ in first })
        var seen: Set<String> = []
        for (number, side) in theirs {
            seen.insert(number)
            let voucher = known[number]
            let verdict: Verdict =
                voucher.map { $0.amount == side.amount ? .matching : .different } ?? .missingHere
            lines.append(
                Line(
                    number: number, verdict: verdict, theirs: side, ours: voucher.map(Side.init),
                    voucher: voucher?.id))
        }
        for voucher in ours.reversed() where !seen.contains(voucher.number) {
            lines.append(
                Line(
                    number: voucher.number, verdict: .missingThere, theirs: nil,
                    ours: Side(voucher), voucher: voucher.id))
        }
        let order = Verdict.allCases
        lines = lines.enumerated().sorted { a, b in
            let places = [a, b].map { order.firstIndex(of: $0.element.verdict) ?? 0 }
            return (places[0], a.offset) < (places[1], b.offset)
        }.map(\.element)
    }
}

extension Reconciliation.Side {
    fileprivate init(_ voucher: Voucher) {
        self.init(day: "\(voucher.day)", payee: voucher.payee, amount: voucher.amount)
    }
}

extension TableDesk {
    /// Compares a table of theirs with what is approved or waits for approval here; the journal
    /// keeps what came of it.
    ///
    /// - Throws: `Refusals` naming each line without a number or an amount.
    package func reconcile(
        _ table: FinanceTable, year: Int, paper: String?, by actor: Actor
    ) async throws -> Reconciliation {
        let theirs = try Self.theirs(table)
        return try await centre.write(by: actor, may: .writeVoucher) { transaction in
            let found = try transaction.reader.reconciliation(year: year, theirs)
            try transaction.record(
                LedgerReconciled(
                    year: year, matching: found.count(.matching),
                    different: found.count(.different), missingHere: found.count(.missingHere),
                    missingThere: found.count(.missingThere), paper: paper),
                about: Subject("finance.reconciliation", "\(year)"))
            return found
        }
    }

    /// The same comparison again, as it stands now, without a note in the journal.
    package func compared(_ table: FinanceTable, year: Int) async throws -> Reconciliation {
        let theirs = try Self.theirs(table)
        return try await centre.read { try $0.reconciliation(year: year, theirs) }
    }

    private static func theirs(
        _ table: FinanceTable
    ) throws -> [(number: String, side: Reconciliation.Side)] {
        var faults: [Refusal] = []
        var seen: [String: Int] = [:]
        var sides: [(number: String, side: Reconciliation.Side)] = []
        for record in try table.records(TheirColumn.self) {
            let number = record[.number]
            let amount = Money(yuan: record[.amount].filter { !",，￥¥".contains($0) })
            let place = "line \(record.number)"
            if number.isEmpty {
                faults.append(
                    .missing("number", Words("凭证号", "voucher's number")).at("\(place), number"))
            }
            if let first = seen[number], !number.isEmpty {
                faults.append(.twice(number, first).at("\(place), number"))
            }
            seen[number] = seen[number] ?? record.number
            guard let amount else {
                faults.append(.notMoney(record[.amount], "amount").at("\(place), amount"))
                continue
            }
            sides.append(
                (number, .init(day: record[.day], payee: record[.payee], amount: amount)))
        }
        guard faults.isEmpty else { throw Refusals(faults) }
        return sides
    }
}

extension Reader {
    fileprivate func reconciliation(
        year: Int, _ theirs: [(number: String, side: Reconciliation.Side)]
    ) throws -> Reconciliation {
        let ours = try rows(
            """
            \(part: Voucher.selection) WHERE v.year = \(year)
                AND v.state IN ('approved', 'submitted') ORDER BY v.sequence DESC
            """
        ).map(Voucher.init(row:))
        return Reconciliation(year: year, theirs: theirs, ours: ours)
    }
}

extension Refusal {
    fileprivate static func twice(_ number: String, _ line: Int) -> Refusal {
        Refusal(
            "twice", "凭证号“\(number)”在第 \(line) 行已经出现过。",
            "“\(number)” stands in line \(line) already.")
    }
}
