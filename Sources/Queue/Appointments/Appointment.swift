import Crypto
import Foundation
import Kernel

/// A slot booked for a matter: one of the half hours in which its visitors need not queue long.
package struct Appointment: Hashable, Sendable {
    /// Follows from the secret and does not give it away.
    package let id: String
    /// 128 random bits in hexadecimal: what the visitor's phone and code know it by.
    package let secret: String
    package let matter: Matter.ID
    package let startsAt: Instant
    package let kind: VisitorKind
    package let priority: Priority?
    package internal(set) var state: State
    package internal(set) var ticket: Ticket.ID?
    /// The keyed digest of who booked; nil when nobody asked.
    let person: String?

    /// Where a booking stands.
    package enum State: String, Sendable, Codable, CaseIterable {
        case booked, arrived, cancelled, missed
    }

    /// How many days ahead a slot can be booked.
    package static let daysAhead = 14

    package var subject: Subject { Subject("queue.appointment", id) }

    /// Under which its visitor's name is in the vault, if it is.
    package var vaultID: String { subject.description }

    static func id(of secret: String) -> String {
        Hex.text(SHA256.hash(data: Data("queue.appointment \(secret)".utf8)).prefix(16))
    }

    /// Eight digits for whoever types: they follow from the secret, which does not follow from
    /// them, and open nothing but a check-in on the day.
    package var code: String {
        let digest = SHA256.hash(data: Data("queue.appointment.code \(secret)".utf8))
        let number = digest.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } % 100_000_000
        let digits = String(number)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }

    /// Refuses a visitor who comes too early or too late for the slot.
    func mustBeDue(at now: Instant, _ rules: HallRules) throws(Refusal) {
        guard state == .booked else { throw .appointmentOver(self) }
        guard now >= startsAt + -60 * rules.checkInBeforeMinutes else {
            throw .tooEarly(self, rules.checkInBeforeMinutes)
        }
        guard now <= startsAt + 60 * rules.checkInAfterMinutes else { throw .tooLate(self) }
    }
}

extension Hall {
    /// The slots of a day, as the opening hours and the slot's length give them.
    func slots(on day: Day, _ calendar: WorkCalendar) throws(Refusal) -> [Instant] {
        let seconds = rules.slotMinutes * 60
        return try rules.hours.stretches(on: day, calendar).flatMap { stretch in
            stride(from: stretch.opens, through: stretch.closes - seconds, by: seconds)
                .map { Instant(day, secondOfDay: $0) }
        }
    }
}

/// A slot was booked.
package struct AppointmentBooked: JournalEvent {
    package static let kind = "queue.appointment_booked"
    package let matter: Matter.ID
    package let startsAt: Instant
    package let kind: VisitorKind
}

/// A booking was given back.
package struct AppointmentCancelled: JournalEvent {
    package static let kind = "queue.appointment_cancelled"
    package let matter: Matter.ID
    package let startsAt: Instant
}

/// A booked visitor came, and has a ticket.
package struct AppointmentArrived: JournalEvent {
    package static let kind = "queue.appointment_arrived"
    package let ticket: Ticket.ID
    package let label: String
}

extension Refusal {
    static let noSuchAppointment = Refusal(
        "no_such_appointment", "没有这个预约，请核对预约码。", "There is no such appointment; check its code.")

    static func noAppointments(_ matter: Matter) -> Refusal {
        Refusal(
            "no_appointments", "“\(matter.name.zh)”不接受预约，请到现场取号。",
            "“\(matter.name.en)” takes no appointments; take a ticket at the hall.", at: "matter")
    }

    static let noSuchSlot = Refusal(
        "no_such_slot", "这个时段不能预约，请从列表中另选。",
        "This slot cannot be booked; choose one of the list.", at: "starts_at")

    static let slotFull = Refusal(
        "slot_full", "这个时段已约满，请另选时段。", "This slot is full; choose another.",
        at: "starts_at", conflict: true)

    static let alreadyBooked = Refusal(
        "already_booked", "您在这个事项上已有预约，请先取消原来的预约。",
        "You have a booking for this matter already; cancel that one first.", conflict: true)

    static func appointmentOver(_ appointment: Appointment) -> Refusal {
        let state = appointment.state.title
        return Refusal(
            "appointment_over", "这个预约\(state.zh)，请到现场取号。",
            "This booking is \(state.en); take a ticket at the hall.", conflict: true)
    }

    static func tooEarly(_ appointment: Appointment, _ minutes: Int) -> Refusal {
        let time = appointment.startsAt.clockText.prefix(5)
        return Refusal(
            "too_early", "预约时间是 \(appointment.startsAt.day) \(time)，请在前 \(minutes) 分钟内签到。",
            "The booking is for \(appointment.startsAt.day) \(time); check in at most "
                + "\(minutes) minutes before.", conflict: true)
    }

    static func tooLate(_ appointment: Appointment) -> Refusal {
        Refusal(
            "too_late", "已过预约时段（\(appointment.startsAt.clockText.prefix(5))），请到现场取号。",
            "The booked slot (\(appointment.startsAt.clockText.prefix(5))) has passed; take a "
                + "ticket at the hall.", conflict: true)
    }
}

extension Appointment.State {
    /// As people say it.
    package var title: Words {
        switch self {
        case .booked: Words("待签到", "booked")
        case .arrived: Words("已签到", "checked in")
        case .cancelled: Words("已取消", "cancelled")
        case .missed: Words("未到", "missed")
        }
    }
}
