import Kernel
import People
import Testing
@testable import Web

/// A centre with a chief of the hall and a counter clerk, each signed in with a browser.
struct ShiftSite: Sendable {
    let centre: Centre
    let chief: Browser
    let clerk: Browser
    /// The token of the chief's forms.
    let csrf: String
    /// The accounts of both.
    let ids: [Role: String]

    static func with(_ body: @Sendable (ShiftSite) async throws -> Void) async throws {
        let small = try await SmallCentre()
        defer { small.remove() }
        try await small.hire(.hallChief)
        try await small.hire(.counterClerk)
        try await small.visit { chief in
            let clerk = chief.another()
            try await chief.signIn(as: .hallChief)
            try await clerk.signIn(as: .counterClerk)
            let page = try await chief.get("/shifts")
            let ids = [Role.hallChief, .counterClerk].map { role in
                let people = page.text.matches(of: #/<option value="([^"]+)">([^<]+)</option>/#)
                return (role, people.first { $0.2 == "\(role.title.zh)小王" }.map { String($0.1) })
            }
            try await body(
                ShiftSite(
                    centre: small.centre, chief: chief, clerk: clerk,
                    csrf: try #require(page.csrf),
                    ids: try Dictionary(
                        uniqueKeysWithValues: ids.map { ($0.0, try #require($0.1)) })))
        }
    }

    /// Plans the clerk for today at counter 3, but for what a test says.
    @discardableResult
    func plan(_ changed: [(String, String)] = []) async throws -> Browser.Answer {
        let usual = [
            ("account", ids[.counterClerk] ?? ""), ("day", "2025-10-17"), ("begins", "09:00"),
            ("ends", "17:00"), ("place", "counter"), ("place_name", "3号窗口"),
        ]
        return try await chief.post("/shifts", usual.changed(by: changed), csrf: csrf)
    }

    /// The clerk is on leave from Monday to Tuesday, but for what a test says.
    func away(_ changed: [(String, String)]) async throws -> Browser.Answer {
        let usual = [
            ("account", ids[.counterClerk] ?? ""), ("first_day", "2025-10-20"),
            ("last_day", "2025-10-21"), ("kind", "leave"), ("delegate", ""),
        ]
        return try await chief.post("/shifts/absences", usual.changed(by: changed), csrf: csrf)
    }

    /// How many entries of a kind the journal has.
    func count(_ kind: String) async throws -> Int {
        try await centre.read { try $0.journalEntries(kind: kind).count }
    }
}

extension [(String, String)] {
    fileprivate func changed(by others: [(String, String)]) -> [(String, String)] {
        map { name, value in (name, others.first { $0.0 == name }?.1 ?? value) }
    }
}
