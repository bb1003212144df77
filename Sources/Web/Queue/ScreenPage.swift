import Foundation
import Kernel
import Queue

/// The calling screen: the last calls with their counters, large, and said aloud.
///
/// Legible from ten metres, where a letter must be 40 mm high (1/250 of the distance): on a 55-inch
/// screen of 1920 × 1080 with 0.634 mm a pixel that is 64 px of a capital's height. Calls are set
/// in 9 % of the screen's height, capitals of 71 px or 45 mm (11 m); the one being announced in
/// 14 %, capitals of 110 px or 70 mm (17 m).
struct ScreenPage: Page {
    static let template = "queue/screen"
    let frame = Frame.device
    let assets = ["queue-screen.css", "queue-screen.js"]

    let title: String
    let hall: String
    let base: String
    let wav: String
    let topic: String
    /// How often a call is said.
    let repeats: Int
    let now: String
    let clock: String
    let notice: String?
    let calls: [Line]
    let idle: String?
    let idleLine: String
    let foot: String

    /// One call.
    struct Line: Sendable {
        let isFirst: Bool
        /// The call's name, `ticket-n`.
        let id: String
        let key: String
        /// When it was called, in milliseconds since 1970.
        let at: String
        let shownHref: String
        let heardHref: String
        let isShown: Bool
        /// What is to be said; nil when the call is too old to be said.
        let say: String?
        let number: String
        let again: String?
        let counter: String
    }

    /// As many as fit, see the styles.
    static let lineCount = 5
    /// A call older than this is not said any more: whoever comes back would only be confused.
    static let spokenSeconds = 120
    /// A call older than this is not shown any more.
    static let shownSeconds = 1800

    init(_ token: String, _ glance: HallGlance, _ hall: Hall, isDown: Bool, _ visit: Visit) {
        let t = visit.t
        let now = visit.centre.clock.now()
        title = t("queue_screen_title")
        self.hall = t("queue_hall_name")
        base = DeviceAddress.base(token)
        wav = "/screens/\(token)/speech"
        topic = "queue/screens/\(token)"
        repeats = hall.rules.spokenTimes
        self.now = "\(now.milliseconds)"
        clock = now.hourText
        notice = isDown ? t("queue_paper_notice") : nil
        calls = Line.list(glance, hall, token, at: now, t)
        let waiting = glance.waiting.values.reduce(0, +)
        let isOpen = HallDoor(hall.rules, at: now, visit.site.calendar).state == .open
        idle = calls.isEmpty ? t(isOpen ? "queue_screen_idle" : "queue_closed_title") : nil
        idleLine = t(isOpen ? "queue_screen_idle_line" : "queue_closed_sentence")
        foot = t("queue_screen_foot", "\(waiting)", t.count(glance.seats.filter(\.isOpen).count))
    }
}

extension ScreenPage.Line {
    /// The last call of each counter, newest first.
    fileprivate static func list(
        _ glance: HallGlance, _ hall: Hall, _ token: String, at now: Instant, _ t: Strings
    ) -> [Self] {
        let called = glance.seats.compactMap { seat -> (Seat, String, String, Instant)? in
            guard let call = seat.lastCall, let label = seat.lastLabel,
                let at = seat.lastCalledAt, now - at < ScreenPage.shownSeconds
            else { return nil }
            return (seat, call, label, at)
        }
        let newest = called.sorted { $0.3 > $1.3 }.prefix(ScreenPage.lineCount)
        return newest.enumerated().compactMap { index, found in
            let (seat, call, label, at) = found
            guard let counter = hall.counter(seat.counter) else { return nil }
            let times = call.split(separator: "-").last.flatMap { Int($0) } ?? 1
            return Self(
                isFirst: index == 0, id: call, key: call, at: "\(at.milliseconds)",
                shownHref: DeviceAddress.shown(call, token),
                heardHref: DeviceAddress.heard(call, token), isShown: false,
                say: now - at < ScreenPage.spokenSeconds
                    ? CallSentence.text(label, to: counter.number) : nil,
                number: label, again: times > 1 ? t("queue_call_nth", "\(times)") : nil,
                counter: t.counter(counter))
        }
    }
}

extension Seat {
    var isOpen: Bool { state == .open }
}
