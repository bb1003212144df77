import Foundation
import Kernel
import Synchronization
import TestStores
import Testing
@testable import Mail

/// A clock that tests move.
final class MovedClock: Sendable {
    private let moment = Mutex(Instant(day("2025-10-17"), secondOfDay: 36_000))

    var wallClock: WallClock { WallClock { self.moment.withLock { $0 } } }

    func pass(seconds: Int) { moment.withLock { $0 = $0 + seconds } }
}

/// What a server was handed, and whether it takes it.
final class Hand: Sendable {
    private let state = Mutex<(letters: [Letter], fault: SMTPFailure?)>(([], nil))

    var letters: [Letter] { state.withLock { $0.letters } }

    func refuse(_ fault: SMTPFailure?) { state.withLock { $0.fault = fault } }

    func take(_ letter: Letter) throws {
        try state.withLock { state in
            state.letters.append(letter)
            if let fault = state.fault { throw fault }
        }
    }
}

extension Centre {
    /// As if the link that was sent to somebody's address had been opened.
    func confirmMail(of account: String) async throws {
        _ = try await write(as: "test") {
            try $0.run(
                """
                UPDATE mail_address SET confirmed_at = \($0.instant) WHERE account = \(account)
                """)
        }
    }
}

/// A letter is sent at least once, and never lost.
@Suite struct OutboxTests {
    private static let wang = Actor(id: "wang", roles: [.performanceOfficer])

    private func withOutbox(
        on store: TestStore,
        _ body: (Centre, MovedClock, Hand, Outbox) async throws -> Void
    ) async throws {
        let (clock, hand) = (MovedClock(), Hand())
        try await withCentre(
            on: store, modules: [.kernel, .mail], clock: clock.wallClock
        ) { centre in
            try await centre.write(as: "test") { transaction in
                try centre.vault.seal(
                    Person(name: "王芳", mail: "wang@example.com"), as: "wang", in: transaction)
                try transaction.keepMailAddress("wang@example.com", of: "wang", centre.vault)
            }
            try await centre.confirmMail(of: "wang")
            let outbox = Outbox(centre, from: try Mailbox("centre@example.com")) {
                try hand.take($0)
            }
            try await body(centre, clock, hand, outbox)
        }
    }

    private func queue(_ centre: Centre) async throws -> String {
        try await centre.write(as: "test") {
            try $0.queueMail(to: "wang", subject: "准星提醒", body: "超期")
        }
    }

    private func only(_ centre: Centre) async throws -> OutboxLetter {
        let letters = try await centre.read { try $0.letters() }
        return try #require(letters.first)
    }

    @Test(arguments: TestStore.allCases)
    func `a letter goes out once, to where the vault says`(store: TestStore) async throws {
        try await withOutbox(on: store) { centre, clock, hand, outbox in
            let id = try await queue(centre)
            let (first, second) = try await (outbox.sendDue(), outbox.sendDue())
            #expect(first == 1 && second == 0)
            clock.pass(seconds: 100_000)
            _ = try await outbox.sendDue()
            #expect(hand.letters.map(\.id) == [id])
            #expect(hand.letters.first?.recipient.address == "wang@example.com")
            let letter = try await only(centre)
            #expect(letter.state == .sent && letter.attempts == 1)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `what was not taken is tried again, later and later, and at last given up`(
        store: TestStore
    ) async throws {
        try await withOutbox(on: store) { centre, clock, hand, outbox in
            _ = try await queue(centre)
            hand.refuse(SMTPFailure("RCPT TO", "no such mailbox", code: 550))
            _ = try await outbox.sendDue()
            let waiting = try await only(centre)
            #expect(waiting.state == .waiting && waiting.fault == "RCPT TO: 550 no such mailbox")
            #expect(waiting.dueAt - centre.clock.now() == 60)
            _ = try await outbox.sendDue()
            #expect(hand.letters.count == 1)
            for _ in 0..<(OutboxLetter.hours + 2) {
                clock.pass(seconds: 3_600)
                _ = try await outbox.sendDue()
            }
            let letter = try await only(centre)
            #expect(letter.state == .givenUp && letter.attempts > 10 && letter.attempts < 40)
            #expect(letter.fault?.contains("no such mailbox") == true)
            let entry = try await centre.read { try $0.journalEntries(limit: 1).first }
            #expect(entry?.kind == "mail.given_up")
            let tries = hand.letters.count
            clock.pass(seconds: 1_000_000)
            _ = try await outbox.sendDue()
            #expect(hand.letters.count == tries)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a crash between the server and the record sends it again, under the same name`(
        store: TestStore
    ) async throws {
        try await withOutbox(on: store) { centre, clock, hand, outbox in
            let id = try await queue(centre)
            // Taken, and never heard of again.
            let stopped = Outbox(centre, from: try Mailbox("centre@example.com")) { letter in
                try hand.take(letter)
                throw CancellationError()
            }
            _ = try await stopped.sendDue()
            _ = try await centre.write(as: "test") {
                // As the crash left it: no fault was kept.
                try $0.run("UPDATE mail_letter SET fault = NULL, due_at = \($0.instant + 120)")
            }
            let tooSoon = try await outbox.sendDue()
            clock.pass(seconds: 121)
            let again = try await outbox.sendDue()
            #expect(tooSoon == 0 && again == 1 && hand.letters.map(\.id) == [id, id])
        }
    }

    @Test func `whoever has no address any more gets nothing, and the letter says so`()
        async throws
    {
        try await withOutbox(on: .sqlite) { centre, _, hand, outbox in
            _ = try await queue(centre)
            try await MailDesk(centre).choose(MailChoice(), address: "", by: Self.wang)
            _ = try await outbox.sendDue()
            let letter = try await only(centre)
            #expect(hand.letters.isEmpty && letter.state == .givenUp)
        }
    }

    @Test func `a letter through a real server, from the outbox to the mailbox`() async throws {
        let server = try await MailServer.start()
        try await withOutbox(on: .sqlite) { centre, _, _, _ in
            let id = try await queue(centre)
            let sent = try await Outbox(centre, server.settings()).sendDue()
            #expect(sent == 1)
            let taken = try await server.next()
            #expect(taken.id == "<\(id)@example.com>" && taken.subject == "准星提醒")
        }
    }
}
