import Kernel
import NIOHTTP1
import Synchronization

/// One assistant: takes what rings, greets, and answers every message of their visitors.
struct HelpShift: Sendable {
    private let badge: Badge
    private let place: Line.Place
    private let taken = Taken()

    /// The conversations that were taken, each once.
    private final class Taken: Sendable {
        let ids = Mutex<Set<String>>([])
    }

    init(_ badge: Badge, _ place: Line.Place) {
        self.badge = badge
        self.place = place
    }

    private struct Console: Decodable {
        let waiting: [Waiting]

        struct Waiting: Decodable {
            let id: String
            let ringsForMe: Bool
        }
    }

    /// Works until the day is over.
    func work() async throws {
        let follower = try await Follower("help/desk", at: place, headers: badge.headers)
        let (rings, ring) = AsyncStream.makeStream(
            of: Void.self, bufferingPolicy: .bufferingNewest(1))
        ring.yield()
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                // Thousands come in a second while the visitors do: none is read whole.
                for await told in follower.events
                where !told.data.hasSuffix(#""kind":"helpdesk.message_sent"}"#) {
                    ring.yield()
                }
            }
            group.addTask {
                let caller = Caller(to: place, headers: badge.headers)
                await withTaskGroup(of: Void.self) { conversations in
                    for await _ in rings {
                        for id in (try? await takeWhatRings(caller)) ?? [] {
                            conversations.addTask { try? await talk(in: id) }
                        }
                        // As the console's page: many things at once are one look.
                        try? await Task.sleep(for: .milliseconds(120))
                    }
                }
            }
        }
        await follower.cut()
    }

    private func takeWhatRings(_ caller: Caller) async throws -> [String] {
        let console: Console = try await caller.done(.GET, "/api/help/console")
        var mine: [String] = []
        for call in console.waiting where call.ringsForMe {
            let isNew = taken.ids.withLock { $0.insert(call.id).inserted }
            guard isNew else { continue }
            let answer = try await caller.ask(.POST, "/api/help/desk/\(call.id)/takes")
            if answer.status == 204 { mine.append(call.id) }
        }
        return mine
    }

    private struct Kept: Decodable {
        let messages: [HelpSeen.Message]
    }

    private func talk(in id: String) async throws {
        let caller = Caller(to: place, headers: badge.headers)
        try await say("您好，请讲。", "greeting", in: id, caller)
        let follower = try await Follower("help/desk/\(id)", at: place, headers: badge.headers)
        var answered: Set<Int> = []
        let kept: Kept = try await caller.done(.GET, "/api/help/desk/\(id)/messages")
        for message in kept.messages { try await answer(message, in: id, &answered, caller) }
        for await told in follower.events where told.name == "message" {
            try await answer(told.decoded(), in: id, &answered, caller)
        }
        await follower.cut()
    }

    private func answer(
        _ message: HelpSeen.Message, in id: String, _ answered: inout Set<Int>, _ caller: Caller
    ) async throws {
        guard message.sender == "visitor", answered.insert(message.ordinal).inserted else { return }
        try await say("答复 \(message.ordinal)", "to-\(message.ordinal)", in: id, caller)
    }

    private func say(_ text: String, _ clientID: String, in id: String, _ caller: Caller)
        async throws
    {
        let _: Anything = try await caller.done(
            .POST, "/api/help/desk/\(id)/messages", ["text": text, "client_id": clientID])
    }
}
