import Foundation
import Kernel
import NIOHTTP1
import Synchronization

/// A crowd at the help desk over real HTTP: visitors who ask for a person, all at the same time,
/// and write to them; assistants who take what rings, and answer every message.
package struct HelpCrowd: Sendable {
    let stage: HelpStage
    let place: Line.Place
    let visitors: Int
    let messages: Int
    let seen = HelpSeen()

    /// - Parameters:
    ///   - visitors: how many conversations there are at once.
    ///   - messages: how many each visitor writes.
    package init(_ stage: HelpStage, at place: Line.Place, visitors: Int, messages: Int) {
        self.stage = stage
        self.place = place
        self.visitors = visitors
        self.messages = messages
    }

    /// Plays it to the end; returns what everybody saw.
    package func run() async throws -> HelpSeen.State {
        let badges = try await signOn()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for badge in badges { group.addTask { try await HelpShift(badge, place).work() } }
            try await withThrowingTaskGroup(of: Void.self) { people in
                for number in 0..<visitors {
                    people.addTask {
                        // A hundred come in a second; soon all are there at once.
                        try await Task.sleep(for: .milliseconds(10 * number))
                        try await visit(number)
                    }
                }
                try await people.waitForAll()
            }
            group.cancelAll()
        }
        return seen.state.withLock { $0 }
    }

    private func signOn() async throws -> [Badge] {
        let capacity = visitors / stage.assistants.count + 5
        var badges: [Badge] = []
        for login in stage.assistants {
            let badge = try await Badge(at: place, login: login, password: HelpStage.password)
            let answer = try await Caller(to: place, headers: badge.headers).ask(
                .POST, "/api/help/duty", ["state": "available", "capacity": capacity])
            guard answer.status == 204 else { throw Fault("duty: \(answer.text)") }
            badges.append(badge)
        }
        return badges
    }
}

extension HelpCrowd {
    private struct Started: Decodable {
        let secret: String
    }

    private struct Kept: Decodable {
        let messages: [HelpSeen.Message]
    }

    private struct Called: Decodable {
        let state: String
        let since: Int64?
    }

    /// One visitor: asks for a person, writes, and hears an answer to each message.
    private func visit(_ number: Int) async throws {
        let caller = Caller(to: place, headers: ["X-Forwarded-For": Self.address(number)])
        let started: Started = try await caller.done(
            .POST, "/api/help/conversations", ["audience": "individual"])
        let path = "/api/help/conversations/\(started.secret)"
        let follower = try await Follower("help/conversations/\(started.secret)", at: place)
        var seen = HelpSeen.Conversation()
        let asked = try await caller.ask(.POST, "\(path)/requests")
        let called: Called = try asked.decoded()
        guard called.state == "waiting", let since = called.since else {
            throw Fault("the call is \(called.state)")
        }
        async let heard = hear(follower)
        for count in 0..<messages {
            let id = "v\(number)-\(count)"
            let _: Anything = try await caller.done(
                .POST, "\(path)/messages", ["text": "问题 \(count)", "client_id": id])
            seen.sent.append(id)
            // Nobody types faster than this.
            try await Task.sleep(for: .milliseconds(600))
        }
        let (all, answeredAt) = await heard
        seen.heard = all
        let kept: Kept = try await caller.done(.GET, "\(path)/messages")
        seen.kept = kept.messages
        let answer = kept.messages.first { $0.sender == "assistant" && $0.content == "text" }
        seen.keptMilliseconds = answer.map { $0.sentAt - since }
        seen.waitedMilliseconds = answeredAt.map { ($0 - asked.sentAt).milliseconds }
        await follower.cut()
        self.seen.state.withLock { $0.conversations.append(seen) }
    }

    /// Where a visitor comes from, as a proxy tells a server that trusts it.
    private static func address(_ number: Int) -> String {
        "10.0.\(number / 250).\(number % 250 + 1)"
    }

    /// Everything said until each message has its answer, and when the first answer came in.
    private func hear(
        _ follower: Follower
    ) async -> ([HelpSeen.Message], ContinuousClock.Instant?) {
        var heard: [HelpSeen.Message] = []
        var answeredAt: ContinuousClock.Instant?
        // Their own, the answers, and the greeting.
        let expected = 2 * messages + 1
        for await told in follower.events {
            guard told.name == "message", let message = try? told.decoded(HelpSeen.Message.self)
            else { continue }
            heard.append(message)
            if message.sender == "assistant", answeredAt == nil { answeredAt = told.arrivedAt }
            if heard.count == expected { break }
        }
        return (heard, answeredAt)
    }
}
