import Foundation
import Kernel
import Testing
import TestStores
@testable import Mail

/// Nothing but a link goes to an address before somebody opened that link.
@Suite struct ConfirmationTests {
    private static let officer = Actor(id: "officer", roles: [.performanceOfficer])
    private static let other = Actor(id: "other", roles: [.performanceOfficer])
    private static let site = "https://centre.example"

    /// A self-evaluation was re-checked, as the performance cycle tells it.
    private struct EvaluationRechecked: JournalEvent {
        static let kind = "performance.evaluation_rechecked"
        let passes: Bool
        let project = "业务受理工作经费"
        let year = 2025
    }

    fileprivate struct Mailing {
        let centre: Centre
        let clock: MovedClock
        let postman: Postman
        let desk: MailDesk

        func want(_ address: String, by actor: Actor = ConfirmationTests.officer) async throws {
            try await desk.choose(
                MailChoice(returns: true), address: address, site: ConfirmationTests.site,
                by: actor)
        }

        func recheck(passes: Bool) async throws {
            _ = try await centre.write(as: "test") {
                try $0.record(
                    EvaluationRechecked(passes: passes),
                    about: Subject("performance.evaluation", "1"))
            }
        }

        func letters() async throws -> [OutboxLetter] {
            try await centre.read { try $0.letters().reversed() }
        }

        /// The token of the link that was written last.
        func token() async throws -> String {
            let body = try #require(try await letters().last { $0.confirmsAddress }?.body)
            return try ConfirmationTests.token(in: body)
        }
    }

    private static func token(in body: String) throws -> String {
        let link = #/https:\/\/centre\.example\/reminders\/confirmations\/([0-9a-f]{64})\s/#
        return String(try #require(body.firstMatch(of: link)).1)
    }

    private func withMailing(
        on store: TestStore = .sqlite, _ body: (Mailing) async throws -> Void
    ) async throws {
        let clock = MovedClock()
        try await withCentre(
            on: store, modules: [.kernel, .mail], clock: clock.wallClock
        ) { centre in
            for actor in [Self.officer, Self.other] {
                try await centre.write(as: "test") {
                    try centre.vault.seal(Person(name: actor.id), as: actor.id, in: $0)
                }
            }
            let postman = Postman(centre, site: Self.site) { _, _ in [MailPerson(Self.officer)] }
            try await body(
                Mailing(
                    centre: centre, clock: clock, postman: postman, desk: MailDesk(centre)))
        }
    }

    @Test
    func `through a real server: first the link alone, and what was returned once it is used`()
        async throws
    {
        let server = try await MailServer.start()
        try await withMailing { mailing in
            let outbox = Outbox(mailing.centre, try server.settings())
            _ = try await mailing.postman.collect()
            try await mailing.want("officer@example.com")
            try await mailing.recheck(passes: false)
            let early = try await mailing.postman.collect()
            let sent = try await outbox.sendDue()
            #expect(early == 0 && sent == 1)
            let link = try await server.next()
            #expect(link.to == ["officer@example.com"] && !link.body.contains("【退回】"))
            try await mailing.desk.confirm(Self.token(in: link.body), by: Self.officer)
            try await mailing.recheck(passes: true)
            let passed = try await mailing.postman.collect()
            try await mailing.recheck(passes: false)
            let returned = try await mailing.postman.collect()
            #expect(passed == 0 && returned == 1)
            _ = try await outbox.sendDue()
            let notice = try await server.next()
            #expect(notice.to == ["officer@example.com"])
            #expect(notice.body.contains("绩效自评被退回"))
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a link confirms once, for two days, the account and the address it was sent to`(
        store: TestStore
    ) async throws {
        try await withMailing(on: store) { mailing in
            func confirm(_ token: String, _ actor: Actor = Self.officer) async throws -> [String] {
                try await faults { try await mailing.desk.confirm(token, by: actor) }
            }
            try await mailing.want("officer@example.com")
            let first = try await mailing.token()
            let foreign = try await confirm(first, Self.other)
            mailing.clock.pass(seconds: MailDesk.linkSeconds + 1)
            let late = try await confirm(first)
            try await mailing.desk.askAgain(site: Self.site, by: Self.officer)
            let second = try await mailing.token()
            let replaced = try await confirm(first)
            let good = try await confirm(second)
            let again = try await confirm(second)
            #expect(good == [] && first != second)
            for refused in [foreign, late, replaced, again] { #expect(refused == ["no_such_link"]) }
            let known = try await faults {
                try await mailing.desk.askAgain(site: Self.site, by: Self.officer)
            }
            #expect(known == ["address_confirmed@address"])
            // The same address stays confirmed; another has to be confirmed anew.
            try await mailing.want("officer@example.com")
            let kept = try await mailing.state()
            try await mailing.want("elsewhere@example.com")
            let third = try await mailing.token()
            try await mailing.want("third@example.com")
            let old = try await confirm(third)
            let state = try await mailing.state()
            #expect(kept == .confirmed && old == ["no_such_link"])
            #expect(state == .unconfirmed(asked: mailing.centre.clock.now()))
            let tokens = try await mailing.kept()
            #expect(!tokens.joined().contains(third) && !"\(tokens)".contains("@"))
        }
    }

    @Test func `nobody is flooded by an address that is not theirs`() async throws {
        try await withMailing { mailing in
            for number in 1...MailDesk.lettersADay {
                try await mailing.want("a\(number)@example.com")
            }
            let refused = try await faults { try await mailing.want("one.more@example.com") }
            #expect(refused == ["too_many_letters@address"])
            mailing.clock.pass(seconds: 24 * 3_600 + 1)
            try await mailing.want("one.more@example.com")
            let count = try await mailing.letters().count
            #expect(count == MailDesk.lettersADay + 1)
        }
    }

    @Test func `what waits for an address that was changed is not sent to the new one`()
        async throws
    {
        try await withMailing { mailing in
            try await mailing.want("officer@example.com")
            try await mailing.desk.confirm(mailing.token(), by: Self.officer)
            _ = try await mailing.postman.collect()
            try await mailing.recheck(passes: false)
            _ = try await mailing.postman.collect()
            try await mailing.desk.choose(
                MailChoice(returns: true), address: "new@example.com", by: Self.officer)
            let hand = Hand()
            let outbox = Outbox(mailing.centre, from: try Mailbox("centre@example.com")) {
                try hand.take($0)
            }
            _ = try await outbox.sendDue()
            // A link to the old address may still wait; no notice goes out.
            #expect(hand.letters.allSatisfy { !$0.body.contains("【退回】") })
            let notice = try #require(
                try await mailing.letters().first { !$0.confirmsAddress })
            #expect(notice.state == .givenUp && notice.fault?.contains("not confirmed") == true)
        }
    }
}

extension ConfirmationTests.Mailing {
    /// What the database holds of addresses and links.
    fileprivate func kept() async throws -> [[String]] {
        try await centre.read {
            try $0.rows("SELECT address, token FROM mail_address").map {
                try [$0("address") as String, $0("token") as String]
            }
        }
    }

    fileprivate func state() async throws -> MailAddressState {
        try await centre.read { try $0.mailAddressState(of: "officer", centre.vault) }
    }
}
