import Hummingbird
import Kernel
import Queue

/// What a clerk's program does at a counter: signed in, with the session's token in `X-CSRF-Token`.
enum QueueCounterAPI {
    static let all: [Route] = [
        .get("/api/counters", .permission(.serveCounter), counters),
        act("openings") { desk, counter, actor, _ in
            try await desk.open(counter, by: actor)
        },
        act("closings") { desk, counter, actor, _ in
            try await desk.close(counter, by: actor)
        },
        act("pauses") { desk, counter, actor, _ in
            try await desk.pause(counter, by: actor)
        },
        act("resumptions") { desk, counter, actor, _ in
            try await desk.resume(counter, by: actor)
        },
        act("calls") { try await $0.callNext($1, by: $2, request: $3.request) },
        act("repeats") { try await $0.callAgain($1, by: $2, request: $3.request) },
        act("passes") { try await $0.passOver($1, by: $2, request: $3.request) },
        act("starts") { try await $0.start($1, by: $2, request: $3.request) },
        act("finishes") { desk, counter, actor, sent in
            guard let outcome = Ticket.Outcome(rawValue: sent.outcome ?? "served") else {
                throw Refusal.unknownOutcome
            }
            return try await desk.finish(
                counter, outcome, thenNext: sent.next ?? false, by: actor, request: sent.request)
        },
        act("transfers") { desk, counter, actor, sent in
            try await desk.transfer(
                counter, to: sent.target(), by: actor, request: sent.request)
        },
    ]

    /// What an act may carry; an empty body carries nothing.
    private struct Sent: Decodable {
        var request: String?
        var outcome: String?
        var next: Bool?
        var matter: String?
        var counter: String?

        func target() throws(Refusal) -> TransferTarget {
            if let counter { return .counter(counter) }
            guard let matter else { throw .noTarget }
            return .matter(matter)
        }
    }

    private typealias Act =
        @Sendable (CounterDesk, Counter.ID, Actor, Sent) async throws -> CounterView

    private static func act(_ name: String, _ act: @escaping Act) -> Route {
        .json("/api/counters/{id}/\(name)", .permission(.serveCounter)) { visit in
            let sent = try await visit.sent(Sent())
            let view = try await act(
                visit.site.queue.counters, visit.parameter("id"), visit.actor, sent)
            return try visit.json(ToldCounter(view, at: visit.centre.clock.now()))
        }
    }

    private static func counters(_ visit: Visit) async throws -> Response {
        let views = try await visit.site.queue.counters.views()
        let now = visit.centre.clock.now()
        return try visit.json(["counters": views.map { ToldCounter($0, at: now) }])
    }
}

extension Refusal {
    fileprivate static let unknownOutcome = Refusal(
        "bad_outcome", "办理结果应为 served、referred、not-eligible 或 left。",
        "The outcome should be served, referred, not-eligible or left.", at: "outcome")

    fileprivate static let noTarget = Refusal(
        "no_target", "请给出要转到的事项或窗口。", "Say which matter or counter it goes to.",
        at: "matter")
}
