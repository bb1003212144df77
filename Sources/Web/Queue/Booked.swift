import Kernel
import Queue

/// A booking that this phone remembers.
struct Booked: Sendable {
    let booking: Appointment
    let choice: TicketChoice

    /// How many a phone remembers.
    private static let limit = 5

    /// What is still to come of what this phone has booked.
    static func all(_ hall: Hall, _ visit: Visit) async throws -> [Booked] {
        var found: [Booked] = []
        for secret in secrets(visit) {
            guard let booking = try await find(secret, visit), booking.state == .booked else {
                continue
            }
            found.append(
                Booked(
                    booking: booking,
                    choice: TicketChoice(
                        href: "/appointments/\(booking.secret)",
                        text: visit.t("booking_held", visit.t.matter(booking.matter, in: hall)),
                        note: "\(booking.startsAt.day) \(booking.startsAt.hourText)")))
        }
        return found
    }

    /// Those that can be checked in now, by a phone that has read the code in the hall.
    static func due(
        at code: String, _ hall: Hall, _ visit: Visit
    ) async throws -> [TicketChoice] {
        let now = visit.centre.clock.now()
        return try await all(hall, visit).filter { held in
            let opens = held.booking.startsAt + -60 * hall.rules.checkInBeforeMinutes
            return opens <= now
        }.map { held in
            TicketChoice(
                href: "/appointments/\(held.booking.secret)?hall=\(code.queryEncoded)",
                text: held.choice.text, note: visit.t("booking_arrive"))
        }
    }

    /// - Returns: nil for a secret that is none.
    static func find(_ secret: String, _ visit: Visit) async throws -> Appointment? {
        do {
            return try await visit.site.queue.appointments.appointment(secret: secret)
        } catch is Refusal { return nil }
    }

    private static func secrets(_ visit: Visit) -> [String] {
        let kept = visit.remembered(VisitorCookie.bookings) ?? ""
        return Array(kept.split(separator: ".").map(String.init).prefix(limit))
    }

    /// What the phone is to remember from now on.
    static func secrets(_ visit: Visit, adding secret: String) -> String {
        ([secret] + secrets(visit).filter { $0 != secret }).prefix(limit).joined(separator: ".")
    }
}
