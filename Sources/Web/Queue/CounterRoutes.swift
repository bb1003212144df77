import Hummingbird
import Kernel
import People
import Queue

/// The counter's terminal: every act is a form of its own, and the page shows what it did.
enum CounterRoutes {
    static let all: [Route] =
        [
            .get("/counters", .permission(.serveCounter), counters),
            .get("/counters/{id}", .permission(.serveCounter)) { try await counter($0, []) },
        ] + acts

    private static let acts: [Route] = [
        act("openings") { desk, id, actor, _ in try await desk.open(id, by: actor) },
        act("pauses") { desk, id, actor, _ in try await desk.pause(id, by: actor) },
        act("resumptions") { desk, id, actor, _ in try await desk.resume(id, by: actor) },
        act("closings") { desk, id, actor, _ in try await desk.close(id, by: actor) },
        act("calls") { try await $0.callNext($1, by: $2, request: $3.request) },
        act("recalls") { try await $0.callAgain($1, by: $2, request: $3.request) },
        act("passes") { try await $0.passOver($1, by: $2, request: $3.request) },
        act("starts") { try await $0.start($1, by: $2, request: $3.request) },
        act("finishes") { desk, counter, actor, sent in
            try await desk.finish(
                counter, sent.outcome, thenNext: !sent.only, by: actor, request: sent.request)
        },
        act("transfers") { desk, counter, actor, sent in
            guard let target = sent.target else { throw Refusal.noTarget }
            return try await desk.transfer(counter, to: target, by: actor, request: sent.request)
        },
    ]

    private static func act(
        _ name: String,
        _ body:
            @escaping @Sendable (CounterDesk, Counter.ID, Actor, CounterSent) async throws ->
            CounterView
    ) -> Route {
        .post("/counters/{id}/\(name)", .permission(.serveCounter)) { visit in
            let id = try visit.parameter("id")
            do {
                let before = try await visit.site.queue.counters.view(id).ticket?.label ?? ""
                _ = try await body(
                    visit.site.queue.counters, id, try visit.actor, CounterSent(visit))
                return visit.redirect(
                    "/counters/\(id.pathEncoded)?did=\(name)&number=\(before.queryEncoded)")
            } catch {
                return try await counter(visit, try error.refusals())
            }
        }
    }

    private static func counters(_ visit: Visit) async throws -> Response {
        let views = try await visit.site.queue.counters.views()
        let hall = try await visit.site.queue.hall.hall()
        let names = try await visit.site.accounts.names(of: Set(views.compactMap(\.seat.clerk)))
        return try visit.page(
            CountersPage(views, hall, names: names, account: try visit.actor.id, visit))
    }

    private static func counter(_ visit: Visit, _ refusals: [Refusal]) async throws -> Response {
        let desks = visit.site.queue
        let hall = try await desks.hall.hall()
        let id = try visit.parameter("id")
        guard let counter = hall.counter(id) else { throw Missing() }
        let view = try await desks.counters.view(id)
        let waiting = try await desks.waiting(for: counter, limit: 300)
        let facts = CounterFacts(
            view: view, hall: hall, waiting: waiting,
            today: try await desks.statistics(from: visit.today, through: visit.today)
                .filter { $0.counter == id },
            screens: try await desks.devices.all().filter { $0.kind == .screen },
            names: [:], account: try visit.actor.id, now: visit.centre.clock.now())
        let page = CounterPage(facts, said: said(visit), refusals, visit)
        return try visit.page(page, refusals.first?.status ?? .ok)
    }

    /// What was just done, said once more where the page itself does not show it.
    private static func said(_ visit: Visit) -> String? {
        guard let act = visit.query("did"), let number = visit.query("number"),
            number.wholeMatch(of: /[A-Z][0-9]{3,6}/) != nil
        else { return nil }
        switch act {
        case "passes", "transfers", "finishes", "recalls":
            return visit.t("queue_did_\(act)", number)
        default: return nil
        }
    }
}

/// What a form of the counter sent.
struct CounterSent: Sendable {
    let request: String?
    let outcome: Ticket.Outcome
    /// Finishes without calling the next.
    let only: Bool
    let target: TransferTarget?

    init(_ visit: Visit) {
        request = visit.form["request"].flatMap { $0.isEmpty ? nil : String($0.prefix(64)) }
        outcome = Ticket.Outcome(rawValue: visit.form.text("outcome")) ?? .served
        only = visit.query("only") != nil
        let parts = visit.form.text("to").split(separator: ":", maxSplits: 1).map(String.init)
        target =
            switch (parts.first, parts.last) {
            case ("counter", let id?): .counter(id)
            case ("matter", let id?): .matter(id)
            default: nil
            }
    }
}

extension Refusal {
    fileprivate static let noTarget = Refusal(
        "no_target", "请选择要转到的窗口或事项。", "Choose the counter or the matter to send it to.")
}
