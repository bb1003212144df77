import Finance
import Foundation
import HTTPTypes
import Kernel
import Testing
@testable import Web

/// The pages of 经费, in the hands of the people who use them.
struct FinancePageTests {
    @Test func `an accountant writes a voucher and another person approves it`() async throws {
        try await FinanceSite.with([.accountant, .financeApprover]) { browser, site in
            let form = try await browser.get("/finance/vouchers/new?line=\(site.line)")
            #expect(form.status == 200 && form.text.contains("市邮政") == false)
            let written = try await browser.post(
                "/finance/vouchers",
                [
                    ("line", site.line), ("day", "2025-10-17"), ("amount", "1,000.50"),
                    ("payee", "市邮政公司"), ("summary", "十月邮费"), ("document", "结算单 10"),
                    ("source", "fiscal"), ("submit", "yes"),
                ])
            let path = try #require(written.location)
            let own = try await browser.get(path)
            #expect(own.text.contains("待审批") && !own.text.contains("/approvals\""))
            let refused = try await browser.post("\(path)/approvals", [])
            #expect(refused.status == 403)
            try await browser.signIn(as: .financeApprover)
            let page = try await browser.get(path)
            #expect(page.text.contains("\(path)/approvals") && page.text.contains("1,000.50"))
            let silent = try await browser.post("\(path)/returns", [])
            #expect(silent.status == 422 && silent.text.contains("id=\"opinion-fault\""))
            let approved = try await browser.post("\(path)/approvals", [("opinion", "同意")])
            #expect(approved.location == path)
            let ledger = try await browser.get("/finance/ledger?line=\(site.line)")
            #expect(ledger.text.contains("-1,000.50") && ledger.text.contains("1,599.50"))
        }
    }

    @Test func `faults of a voucher are told at once and what was typed is shown again`()
        async throws
    {
        try await FinanceSite.with([.accountant]) { browser, site in
            let answer = try await browser.post(
                "/finance/vouchers",
                [
                    ("line", site.line), ("day", "x"), ("amount", "很多"),
                    ("payee", "李四 310101199003071234"), ("summary", "邮费"), ("submit", "yes"),
                ])
            #expect(answer.status == 422)
            for fact in [
                "day-fault", "amount-fault", "payee-fault", "document-fault", "value=\"很多\"",
            ] { #expect(answer.text.contains(fact), "\(fact)") }
        }
    }

    @Test func `more than the balance is refused with what is left`() async throws {
        try await FinanceSite.with([.accountant]) { browser, site in
            let answer = try await browser.post(
                "/finance/vouchers",
                [
                    ("line", site.other), ("day", "2025-10-17"), ("amount", "900.01"),
                    ("payee", "甲公司"), ("summary", "x"), ("document", "y"), ("submit", "yes"),
                ])
            #expect(answer.status == 409 && answer.text.contains("只有 900 元"))
        }
    }

    @Test func `chosen vouchers are approved together`() async throws {
        try await FinanceSite.with([.financeApprover]) { browser, site in
            let list = try await browser.get("/finance/vouchers?state=submitted")
            #expect(list.text.contains("value=\"\(site.waiting)\""))
            let none = try await browser.post("/finance/approvals", [])
            #expect(none.status == 422)
            let done = try await browser.post("/finance/approvals", [("voucher", site.waiting)])
            #expect(done.status == 303)
            let voucher = try await site.small.centre.read { try $0.voucher(site.waiting) }
            #expect(voucher?.state == .approved)
        }
    }

    @Test func `a file is looked at, confirmed once, and reconciled`() async throws {
        try await FinanceSite.with([.accountant]) { browser, site in
            let file =
                "凭证号,日期,收款单位,金额,项目,预算明细\n记-7,2025-10-01,甲公司,50,\(FinanceSite.project),其他\n"
            let seen = try await browser.upload(
                "/finance/imports", [("kind", "vouchers")], file: "file", named: "a.csv",
                Array(file.utf8))
            #expect(seen.status == 200 && seen.text.contains("记-7"))
            let found = try #require(
                seen.text.firstMatch(of: /\/finance\/imports\/([0-9a-f]{64})\/confirmations/))
            let kept = try await browser.post(String(found.0), [("kind", "vouchers")])
            #expect(kept.location == "/finance/vouchers?state=submitted")
            let again = try await browser.upload(
                "/finance/imports", [("kind", "vouchers")], file: "file", named: "a.csv",
                Array(file.utf8))
            #expect(again.text.contains("已经在系统里") && !again.text.contains("confirmations"))
            let bad = try await browser.upload(
                "/finance/imports", [("kind", "vouchers")], file: "file", named: "b.csv",
                Array((file + "记-8,2025-10-01,甲公司,-1,没有,没有\n").utf8))
            #expect(bad.status == 422 && bad.text.contains("<td class=\"n\">3</td>"))
            let sent = try await browser.upload(
                "/finance/reconciliations", [("year", "2025")], file: "file", named: "c.csv",
                Array("凭证号,金额\n记-1,900\n记-2,121\n记-99,5\n".utf8))
            let report = try await browser.get(try #require(sent.location))
            for fact in ["记-99", "我方缺 1", "金额不一致 1", "对方缺 1", "一致 1"] {
                #expect(report.text.contains(fact), "\(fact)")
            }
        }
    }

    @Test func `programs write vouchers and read the ledger`() async throws {
        try await FinanceSite.with([.accountant]) { browser, site in
            let csrf = try await browser.get("/account/password").csrf
            let body = """
                {"day":"2025-10-17","payee":"甲公司","amount":"10","project":"\(FinanceSite.project)",
                "line":"其他","summary":"x","document":"y","submit":"true"}
                """
            let made = try await browser.json("/api/finance/vouchers", body, csrf: csrf)
            #expect(made.status == 201)
            let over = try await browser.json(
                "/api/finance/vouchers", body.replacing("\"10\"", with: "\"99999\""), csrf: csrf)
            #expect(over.status == 409 && over.text.contains("over_balance"))
            let ledger = try await browser.get("/api/finance/ledger?year=2025")
            #expect(ledger.text.contains("\"line_balance\":\"2600.00\""))
            let lines = try await browser.get("/api/finance/lines?year=2025")
            #expect(lines.text.contains("\"spent\":\"900.00\""))
        }
    }

    @Test(arguments: ["csv", "xlsx"])
    func `every list can be taken away`(format: String) async throws {
        try await FinanceSite.with([.auditor]) { browser, _ in
            let lists = ["", "/ledger", "/vouchers", "/contracts", "/adjustments"]
            for list in lists {
                let answer = try await browser.get(
                    "/finance\(list)/exports?year=2025&format=\(format)")
                #expect(answer.status == 200, "\(list)")
                #expect(answer.headers[.contentDisposition]?.contains(".\(format)") == true)
            }
        }
    }

    @Test func `every tag of the templates is a property of its page`() async throws {
        try await FinanceSite.with([.accountant, .financeApprover]) { browser, site in
            try await Self.wander(browser, site)
            try await browser.signIn(as: .financeApprover)
            for path in [
                "/finance/vouchers", "/finance/vouchers/\(site.waiting)",
                "/finance/adjustments/\(site.move)", "/finance/imports",
            ] { _ = try await browser.get(path) }
            _ = try await browser.post("/finance/adjustments/\(site.move)/decisions", [])
            var seen: Set<String> = []
            for page in site.small.pages.all {
                let name = type(of: page).template
                guard name.hasPrefix("finance/") else { continue }
                seen.insert(name)
                #expect(try TagCheck.faults(of: page, in: name) == [])
            }
            let parts: Set<String> = ["tabs", "field", "facts", "pages", "paper", "voucher-fields"]
            let all = try Resources.names("Templates").map { String($0.dropLast(9)) }
                .filter { $0.hasPrefix("finance/") && !parts.contains(String($0.dropFirst(8))) }
            #expect(seen == Set(all))
        }
    }

    /// Goes through the accountant's pages, with and without something wrong.
    private static func wander(_ browser: Browser, _ site: FinanceSite) async throws {
        let pages = [
            "/finance", "/finance?year=2030", "/finance/lines/new", "/finance/ledger",
            "/finance/ledger?line=\(site.line)", "/finance/vouchers", "/finance/vouchers/new",
            "/finance/vouchers/\(site.paid)", "/finance/contracts",
            "/finance/contracts/\(site.contract)", "/finance/adjustments",
            "/finance/adjustments/\(site.move)", "/finance/imports",
        ]
        for path in pages {
            let answer = try await browser.get(path)
            #expect(answer.status == 200, "\(path)")
        }
        for path in [
            "/finance/lines", "/finance/vouchers", "/finance/contracts", "/finance/adjustments",
            "/finance/imports", "/finance/contracts/\(site.contract)/acceptances",
            "/finance/vouchers/\(site.paid)/reversals",
        ] {
            let answer = try await browser.post(path, [])
            #expect(answer.status == 422, "\(path)")
        }
        let draft = try await browser.post(
            "/finance/vouchers",
            [
                ("line", site.other), ("day", "2025-10-17"), ("amount", "1"), ("payee", "甲公司"),
                ("summary", "x"), ("document", "y"),
            ])
        _ = try await browser.get(try #require(draft.location))
        let file =
            "凭证号,日期,收款单位,金额,项目,预算明细\n记-7,2025-10-01,甲公司,5,\(FinanceSite.project),其他\n"
        _ = try await browser.upload(
            "/finance/imports", [], file: "file", named: "a.csv", Array(file.utf8))
        let sent = try await browser.upload(
            "/finance/reconciliations", [("year", "2025")], file: "file", named: "a.csv",
            Array(file.utf8))
        _ = try await browser.get(try #require(sent.location))
    }
}
