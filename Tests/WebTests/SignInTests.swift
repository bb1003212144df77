import HTTPTypes
import Kernel
import People
import Testing
import Web

/// Getting in and out.
struct SignInTests {
    @Test func `whoever is not signed in is led to the door and back to where they were going`()
        async throws
    {
        let small = try await SmallCentre()
        defer { small.remove() }
        try await small.hire(.clerk)
        try await small.visit { browser in
            let turned = try await browser.get("/register?search=a")
            #expect(turned.status == 303)
            #expect(turned.location == "/sign-in?return=%2Fregister%3Fsearch%3Da")
            let back = try await browser.post(
                "/sign-in",
                [
                    ("login", "clerk"), ("password", SmallCentre.password),
                    ("return", "/register?search=a"),
                ], csrf: "")
            #expect(back.location == "/register?search=a")
            let cookie = try #require(back.headers[.setCookie])
            #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"))
            #expect(cookie.contains("Path=/") && !cookie.contains("Secure"))
        }
    }

    @Test(arguments: ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:1"])
    func `the door leads nowhere but into this site`(path: String) async throws {
        let small = try await SmallCentre()
        defer { small.remove() }
        try await small.hire(.clerk)
        try await small.visit(secure: true) { browser in
            let answer = try await browser.post(
                "/sign-in",
                [("login", "clerk"), ("password", SmallCentre.password), ("return", path)],
                csrf: "")
            #expect(answer.location == "/")
            #expect(answer.headers[.setCookie]?.contains("Secure") == true)
        }
    }

    @Test func `a wrong password is refused, and the name that was typed stays`() async throws {
        let small = try await SmallCentre()
        defer { small.remove() }
        try await small.hire(.clerk)
        try await small.visit { browser in
            let answer = try await browser.post(
                "/sign-in", [("login", "clerk"), ("password", "not this one")], csrf: "")
            #expect(answer.status == 401)
            #expect(answer.text.contains("value=\"clerk\""))
            #expect(answer.text.contains("登录名或密码不正确"))
            #expect(!answer.text.contains("not this one"))
        }
    }

    @Test func `a one-time password opens nothing but the choice of another`() async throws {
        let small = try await SmallCentre()
        defer { small.remove() }
        let first = try #require(try await small.accounts.firstAdministrator())
        try await small.visit { browser in
            _ = try await browser.post(
                "/sign-in", [("login", first.login), ("password", first.password)], csrf: "")
            let turned = try await browser.get("/people")
            #expect(turned.location == "/account/password")
            let bad = try await browser.post(
                "/account/password",
                [
                    ("old_password", first.password), ("password", "my own sentence"),
                    ("repeated", "another one"),
                ])
            #expect(bad.status == 422)
            let good = try await browser.post(
                "/account/password",
                [
                    ("old_password", first.password), ("password", "my own sentence"),
                    ("repeated", "my own sentence"),
                ])
            #expect(good.status == 303)
            #expect(try await browser.get("/people").status == 200)
        }
    }

    @Test func `whoever signs out is out`() async throws {
        try await SmallCentre.with(.clerk) { browser, _ in
            #expect(try await browser.get("/register").status == 200)
            let out = try await browser.post("/sign-out", [])
            #expect(out.location == "/sign-in")
            #expect(try await browser.get("/register").status == 303)
        }
    }

    @Test func `the pages speak the language that was chosen`() async throws {
        try await SmallCentre.with(.clerk) { browser, _ in
            let chosen = try await browser.get("/languages/en?return=/register")
            #expect(chosen.location == "/register")
            let page = try await browser.get("/register")
            #expect(page.text.contains("<html lang=\"en\">") && page.text.contains("Sign out"))
            #expect(try await browser.get("/languages/fr").status == 404)
        }
    }
}
