import Kernel
import Queue

/// The counters, for a clerk to sit down at one.
struct CountersPage: Page {
    static let template = "queue/counters"
    let area: Area? = .hall
    let assets = ["queue-hall.css"]

    let title: String
    let sub: String
    let places: [Place]

    /// One counter.
    struct Place: Sendable {
        let name: String
        let serves: String
        let state: String
        let color: String
        let isOff: Bool
        let clerk: String
        let href: String?
        let action: String
    }

    init(
        _ views: [CounterView], _ hall: Hall, names: [String: String], account: String,
        _ visit: Visit
    ) {
        let t = visit.t
        title = t("queue_counters")
        sub = t("queue_counters_sub")
        places = views.filter { $0.counter.retiredAt == nil }
            .map { Place($0, hall, names, account, t) }
    }
}

extension CountersPage.Place {
    fileprivate init(
        _ view: CounterView, _ hall: Hall, _ names: [String: String], _ account: String,
        _ t: Strings
    ) {
        name = t.counterInFull(view.counter)
        serves = view.counter.matters.compactMap { hall.matter($0).map { t.named($0.name) } }
            .joined(separator: t("list_comma"))
        (state, color) = t.state(view.seat)
        isOff = view.seat.state == .closed
        let isMine = view.seat.clerk == account
        clerk = view.seat.clerk.map { Names.of($0, names, t) } ?? t("queue_nobody_sits")
        let isFree = view.seat.clerk == nil
        href = isFree || isMine ? "/counters/\(view.counter.id.pathEncoded)" : nil
        action = t(isMine ? "queue_go_on" : "queue_sit_down")
    }
}

extension Strings {
    func state(_ seat: Seat) -> (text: String, color: String) {
        switch seat.state {
        case .closed: (self("queue_seat_closed"), "")
        case .open: (self("queue_seat_open"), "green")
        case .paused: (self("queue_seat_paused"), "yellow")
        }
    }
}
