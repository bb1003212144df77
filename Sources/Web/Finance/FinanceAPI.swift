import Finance
import Foundation
import Hummingbird
import Kernel
import NIOCore

/// The finances for programs.
enum FinanceAPI {
    static let all: [Route] = [
        .json("/api/finance/vouchers", .permission(.writeVoucher), write),
        .get("/api/finance/vouchers", .permission(.seeFinance), vouchers),
        .get("/api/finance/ledger", .permission(.seeFinance), ledger),
        .get("/api/finance/lines", .permission(.seeFinance), lines),
    ]

    private static let bodyLimit = 64 << 10

    /// A voucher, every field a text; `submit` is `true` where somebody is to approve it now.
    private struct Sent: Decodable {
        let number: String?
        let day: String
        let payee: String
        let amount: String
        let quantity: String?
        let project: String?
        let line: String
        let source: String?
        let contract: String?
        let summary: String
        let document: String
        let reason: String?
        let submit: String?

        var draft: VoucherDraft {
            var draft = VoucherDraft()
            draft.number = number ?? ""
            draft.day = day
            draft.payee = payee
            draft.amount = amount
            draft.quantity = quantity ?? ""
            draft.project = project ?? ""
            draft.line = project == nil ? line : ""
            draft.lineName = project == nil ? "" : line
            draft.source = source ?? ""
            draft.contract = contract ?? ""
            draft.summary = summary
            draft.document = document
            draft.reason = reason ?? ""
            return draft
        }
    }

    private static func write(_ visit: Visit) async throws -> Response {
        let sent = try await visit.decoded(Sent.self, limit: bodyLimit)
        let id = try await VoucherDesk(visit.centre).write(
            sent.draft, submits: sent.submit == "true", by: try visit.actor)
        // An id is hexadecimal; there is nothing in it to escape.
        return Response(
            status: .created,
            headers: [.contentType: "application/json", .location: "/finance/vouchers/\(id)"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: "{\"id\":\"\(id)\"}")))
    }

    /// A voucher as programs read it.
    private struct ToldVoucher: Encodable {
        let id: String
        let number: String
        let day: String
        let payee: String
        let amount: String
        let quantity: String?
        let project: String
        let line: String
        let source: String
        let contract: String?
        let summary: String
        let document: String
        let paper: String?
        let reason: String
        let flags: [String]
        let state: String
        let reverses: String?
        let sequence: Int64

        init(_ voucher: Voucher) {
            id = voucher.id
            number = voucher.number
            day = "\(voucher.day)"
            payee = voucher.payee
            amount = voucher.amount.description
            quantity = voucher.quantity?.description
            project = voucher.line.project
            line = voucher.line.name
            source = voucher.source.rawValue
            contract = voucher.contract?.number
            summary = voucher.summary
            document = voucher.document
            paper = voucher.paper
            reason = voucher.reason
            flags = voucher.flags.map(\.rawValue)
            state = voucher.state.rawValue
            reverses = voucher.reverses
            sequence = voucher.sequence
        }
    }

    private static func vouchers(_ visit: Visit) async throws -> Response {
        let question = VoucherQuestion(visit)
        let found = try await visit.centre.read { try $0.vouchers(question, limit: 100) }
        return try visit.json(["vouchers": found.map(ToldVoucher.init)])
    }

    /// A line of the ledger as programs read it.
    private struct ToldPosting: Encodable {
        let place: Int64
        let day: String
        let kind: String
        let project: String
        let line: String
        let source: String
        let number: String
        let text: String
        let amount: String
        let lineBalance: String
        let projectBalance: String
        let voucher: String?
        let adjustment: String?
        let sequence: Int64

        init(_ posting: Posting) {
            place = posting.place
            day = "\(posting.day)"
            kind = posting.kind.rawValue
            project = posting.project
            line = posting.lineName
            source = posting.source.rawValue
            number = posting.number
            text = posting.text
            amount = posting.amount.description
            lineBalance = posting.lineBalance.description
            projectBalance = posting.projectBalance.description
            voucher = posting.voucher
            adjustment = posting.adjustment
            sequence = posting.sequence
        }
    }

    private static func ledger(_ visit: Visit) async throws -> Response {
        var question = visit.ledgerQuestion
        question.line = visit.query("line")
        let asked = question
        let found = try await visit.centre.read { try $0.ledger(asked, limit: 100) }
        return try visit.json(["postings": found.map(ToldPosting.init)])
    }

    /// A budget line as programs read it.
    private struct ToldLine: Encodable {
        let id: String
        let year: Int
        let project: String
        let name: String
        let target: String
        let ceiling: String?
        let unit: String
        let budget: String
        let adjusted: String
        let spent: String
        let pending: String
        let balance: String
    }

    private static func lines(_ visit: Visit) async throws -> Response {
        let (year, project) = (visit.financeYear, visit.query("project"))
        let found = try await visit.centre.read {
            try $0.budgetLines(year: year, project: project)
        }
        return try visit.json([
            "lines": found.map { line in
                let total = line.total
                return ToldLine(
                    id: line.id, year: line.year, project: line.project, name: line.name,
                    target: line.aim.target, ceiling: line.aim.ceiling?.description,
                    unit: line.aim.unit, budget: total.budget.description,
                    adjusted: total.adjusted.description, spent: total.spent.description,
                    pending: total.pending.description, balance: total.balance.description)
            }
        ])
    }
}
