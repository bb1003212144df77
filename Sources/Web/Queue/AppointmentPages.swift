import Hummingbird
import Kernel
import People
import Queue

/// Who has booked on a day, and the form that books for them.
struct AppointmentsPage: Page {
    static let template = "queue/hall-appointments"
    let area: Area? = .hall
    let assets = ["queue-hall.css"]

    let title: String
    let sub: String
    let day: String
    let said: String?
    let faults: [FieldFault]
    let lines: [Line]
    let matter: Field
    let matters: [Choice]
    let slots: [Choice]
    let slot: Field
    let parties: [Choice]
    let priorities: [Choice]
    let name: Field
    let telephone: Field
    let key: String
    let none: String?
    let forVisitors: ForVisitors?

    /// Where visitors book for themselves.
    struct ForVisitors: Sendable {
        let address: String
        let codeSVG: String
    }

    /// One booking.
    struct Line: Sendable {
        let time: String
        let who: String
        let matterName: String
        let state: String
        let color: String
        let cancelHref: String?
    }
}

/// What the page of appointments is made of.
struct AppointmentFacts: Sendable {
    let hall: Hall
    let day: Day
    let bookings: [Appointment]
    let names: [String: String]
    /// The matter that slots are shown of.
    let matter: Matter?
    let slots: [OpenSlot]
}

extension AppointmentsPage {
    init(_ facts: AppointmentFacts, _ refusals: [Refusal], _ visit: Visit) throws {
        let (t, hall) = (visit.t, facts.hall)
        title = t("queue_appointments")
        sub = t("queue_appointments_sub")
        day = "\(facts.day)"
        said = SettingsTab.said(visit)
        faults = FieldFault.list(refusals, visit)
        lines = facts.bookings.map { Line($0, facts, t) }
        let bookable = hall.bookable
        matter = Field("matter", "", refusals, visit)
        matters = bookable.map {
            Choice(
                value: $0.id, text: t.matter($0.id, in: hall), isChosen: $0.id == facts.matter?.id)
        }
        let chosen = visit.form.text("slot")
        slots = facts.slots.map { slot in
            let value = "\(slot.startsAt.milliseconds)"
            return Choice(
                value: value,
                text: t("queue_slot_left", slot.startsAt.hourText, "\(slot.left)"),
                isChosen: value == chosen)
        }
        slot = Field("slot", "", refusals, visit)
        parties = VisitorKind.choices(visit.form.text("party"), t)
        priorities = Priority.choices(visit.form.text("priority"), t)
        name = Field("name", visit.form.text("name"), refusals, visit)
        telephone = Field("telephone", visit.form.text("telephone"), refusals, visit)
        key = TicketTyped(visit).key
        none =
            bookable.isEmpty
            ? t("queue_nothing_bookable") : facts.slots.isEmpty ? t("queue_no_slots") : nil
        forVisitors =
            bookable.isEmpty
            ? nil
            : ForVisitors(
                address: visit.address("/appointments"),
                codeSVG: try visit.code(of: "/appointments", label: t("booking_public")))
    }
}

extension AppointmentsPage.Line {
    fileprivate init(_ booking: Appointment, _ facts: AppointmentFacts, _ t: Strings) {
        time = booking.startsAt.hourText
        who = facts.names[booking.id] ?? ""
        matterName = t.matter(booking.matter, in: facts.hall)
        (state, color) = t.state(booking)
        cancelHref =
            booking.state == .booked
            ? "/hall/appointments/\(booking.id.pathEncoded)/cancellations?day=\(facts.day)" : nil
    }
}

/// Booking at the front desk, for whoever telephones or stands there.
enum AppointmentRoutes {
    static let all: [Route] = [
        .get("/hall/appointments", .permission(.receiveVisitor)) { try await list($0, []) },
        .post("/hall/appointments", .permission(.receiveVisitor), book),
        .post("/hall/appointments/{id}/cancellations", .permission(.receiveVisitor), cancel),
    ]

    private static func day(_ visit: Visit) -> Day {
        Day(visit.form["day"] ?? visit.query("day") ?? "") ?? visit.today
    }

    private static func list(_ visit: Visit, _ refusals: [Refusal]) async throws -> Response {
        let desks = visit.site.queue
        let (hall, day) = (try await desks.hall.hall(), day(visit))
        let bookings = try await desks.appointments.all(on: day)
        let bookable = hall.bookable
        let asked = visit.form["matter"] ?? visit.query("matter")
        let matter = bookable.first { $0.id == asked } ?? bookable.first
        var slots: [OpenSlot] = []
        if let matter { slots = try await desks.appointments.slots(of: matter.id, on: day) }
        let facts = AppointmentFacts(
            hall: hall, day: day, bookings: bookings,
            names: try await visit.visitors(of: bookings), matter: matter, slots: slots)
        return try visit.page(
            try AppointmentsPage(facts, refusals, visit), refusals.first?.status ?? .ok)
    }

    private static func book(_ visit: Visit) async throws -> Response {
        do {
            var refusals: [Refusal] = []
            let slot = Int64(visit.form.text("slot")).map { Instant(milliseconds: $0) }
            if slot == nil { refusals.append(.noSlot) }
            if visit.form.text("name").isEmpty { refusals.append(.noName) }
            if visit.form.text("telephone").isEmpty { refusals.append(.noTelephone) }
            var request: TicketRequest?
            do { request = try TicketTyped(visit).request() } catch {
                refusals += try error.refusals()
            }
            guard refusals.isEmpty, let slot, var request else { throw Refusals(refusals) }
            request.visitor?.name = visit.form.text("name")
            _ = try await visit.site.queue.appointments.book(
                request, at: slot, from: .reception(try visit.actor))
            return visit.redirect("/hall/appointments?day=\(slot.day)&done=booked")
        } catch {
            return try await list(visit, try error.refusals())
        }
    }

    private static func cancel(_ visit: Visit) async throws -> Response {
        let (id, day) = (try visit.parameter("id"), day(visit))
        do {
            try await visit.site.queue.appointments.cancel(id: id, by: try visit.actor)
            return visit.redirect("/hall/appointments?day=\(day)&done=cancelled")
        } catch {
            return try await list(visit, try error.refusals())
        }
    }
}

extension Refusal {
    static let noSlot = Refusal(
        "no_slot", "请选择一个时段。", "Choose a time.", at: "slot")
    fileprivate static let noName = Refusal(
        "no_name", "请填写姓名。", "Give the name.", at: "name")
    fileprivate static let noTelephone = Refusal(
        "no_telephone", "请填写联系电话。", "Give a telephone number.", at: "telephone")
}
