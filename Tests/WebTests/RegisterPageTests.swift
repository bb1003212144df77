import HTTPTypes
import Kernel
import Register
import Testing
import Web

/// Recording, correcting, importing.
struct RegisterPageTests {
    private static let good = [
        ("measure", "register.parcels"), ("day", "2025-10-01"), ("amount", "1,234"),
        ("subject", "三月第一批"), ("document", "单-1"), ("note", ""),
    ]

    @Test func `an entry is recorded and shown`() async throws {
        try await SmallCentre.with(.clerk) { browser, small in
            let before = try await small.count("entries")
            let answer = try await browser.post("/register/entries", Self.good)
            #expect(answer.status == 303)
            #expect(try await small.count("entries") == before + 1)
            let page = try await browser.get(try #require(answer.location))
            #expect(page.text.contains("三月第一批") && page.text.contains("1,234"))
        }
    }

    @Test(arguments: [
        ("day", "2025-13-01", "day-fault"), ("day", "2025-12-01", "day-fault"),
        ("amount", "1.5", "amount-fault"), ("amount", "很多", "amount-fault"),
        ("document", "", "document-fault"),
    ])
    func `what is wrong is told beside its field, and nothing typed is lost`(
        field: String, value: String, fault: String
    ) async throws {
        try await SmallCentre.with(.clerk) { browser, small in
            let before = try await small.count("journal")
            let fields = Self.good.map { $0.0 == field ? (field, value) : $0 }
            let answer = try await browser.post("/register/entries", fields)
            #expect(answer.status == 422)
            #expect(answer.text.contains("id=\"\(fault)\""))
            #expect(answer.text.contains("id=\"faults\"") && answer.text.contains("三月第一批"))
            #expect(value.isEmpty || answer.text.contains("value=\"\(value)\""))
            #expect(try await small.count("journal") == before)
        }
    }

    @Test func `what people type never becomes part of the page`() async throws {
        try await SmallCentre.with(.performanceOfficer) { browser, small in
            let entry = try await small.centre.read { try $0.entries(limit: 1)[0].id }
            let indicator = try await PageTests.indicator("邮寄业务次数", small)
            for path in [
                "/register/measures/register.parcels", "/register/entries/\(entry)", "/journal",
                "/indicators/\(indicator)", "/journal/9",
                "/register?search=%3Cscript%3Ealert(1)%3C/script%3E",
            ] {
                let page = try await browser.get(path)
                #expect(page.status == 200)
                #expect(!page.text.contains("<script>"), "\(path)")
            }
        }
    }

    @Test func `a correction needs a reason and keeps what it corrects`() async throws {
        try await SmallCentre.with(.clerk) { browser, small in
            let entry = try await small.centre.read { try $0.entries(limit: 1)[0].id }
            let path = "/register/entries/\(entry)/corrections"
            let typed = [
                ("measure", "register.spending"), ("day", "2025-08-20"), ("amount", "99.10"),
                ("document", "凭证二"), ("replaces", "yes"),
            ]
            let refused = try await browser.post(path, typed)
            #expect(refused.status == 422 && refused.text.contains("id=\"reason-fault\""))
            #expect(refused.text.contains("value=\"99.10\""))
            let done = try await browser.post(path, typed + [("reason", "抄错")])
            #expect(done.status == 303)
            let old = try await browser.get("/register/entries/\(entry)")
            let replacement = try #require(done.location)
            #expect(old.text.contains("抄错") && old.text.contains(replacement))
            #expect(try await browser.post(path, typed + [("reason", "再来")]).status == 409)
        }
    }

    @Test func `a table is taken whole or not at all, with every bad line told`() async throws {
        try await SmallCentre.with(.clerk) { browser, small in
            let head = "measure,day,amount,of,subject,document,note\n"
            let good = "register.parcels,2025-10-02,3,,甲,单-7,\n"
            let bad = "register.parcels,2025-99-02,3,,甲,单-8,\nregister.none,2025-10-02,x,,乙,单-9,\n"
            let before = try await small.count("entries")
            let refused = try await browser.upload(
                "/register/imports", file: "file", named: "a.csv", Array((head + good + bad).utf8))
            #expect(refused.status == 422)
            #expect(refused.text.contains("<td class=\"n\">3</td>"))
            #expect(refused.text.contains("<td class=\"n\">4</td>"))
            #expect(try await small.count("entries") == before)
            let done = try await browser.upload(
                "/register/imports", file: "file", named: "a.csv", Array((head + good).utf8))
            #expect(done.status == 200 && done.text.contains("已登记 1 条"))
            #expect(try await small.count("entries") == before + 1)
        }
    }

    @Test func `a measure is declared, and one that is not in order is shown again`() async throws {
        try await SmallCentre.with(.performanceOfficer) { browser, _ in
            let bad = [
                ("name", "bad name"), ("title", "讲座"), ("gathering", "count"), ("unit", "场"),
                ("proof", "签到表"),
            ]
            let refused = try await browser.post("/register/measures", bad)
            #expect(refused.status == 422 && refused.text.contains("value=\"讲座\""))
            let done = try await browser.post(
                "/register/measures", bad.map { $0.0 == "name" ? ("name", "lectures") : $0 })
            #expect(done.location == "/register/measures/register.lectures")
            #expect(try await browser.get("/register/measures/register.lectures").status == 200)
            let taken = try await browser.post(
                "/register/measures", bad.map { $0.0 == "name" ? ("name", "lectures") : $0 })
            #expect(taken.status == 409)
        }
    }

    @Test func `programs record with the session's token and are told what is wrong`()
        async throws
    {
        let small = try await SmallCentre()
        defer { small.remove() }
        try await small.hire(.clerk)
        try await small.play()
        try await small.visit { browser in
            let body = """
                {"measure":"register.parcels","day":"2025-10-01","amount":"7","of":"",\
                "subject":"甲","document":"单","note":""}
                """
            let door = try await browser.json(
                "/api/sign-in", "{\"login\":\"clerk\",\"password\":\"\(SmallCentre.password)\"}")
            #expect(door.status == 200)
            let csrf = try #require(door.text.firstMatch(of: /"csrf":"([0-9a-f]+)"/)).1
            #expect(try await browser.json("/api/register/entries", body).status == 403)
            let done = try await browser.json("/api/register/entries", body, csrf: String(csrf))
            #expect(done.status == 201 && done.text.hasPrefix("{\"id\":\""))
            let bad = try await browser.json(
                "/api/register/entries", body.replacing("10-01", with: "10-99"),
                csrf: String(csrf))
            #expect(bad.status == 422 && bad.text.contains("\"code\":\"bad_day\""))
            #expect(bad.text.contains("\"place\":\"day\""))
            #expect(
                try await browser.json("/api/register/entries", "[1", csrf: String(csrf)).status
                    == 422)
        }
    }
}
