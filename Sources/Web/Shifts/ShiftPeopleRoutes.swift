import Hummingbird
import Kernel
import People

/// Absences and employment, for whoever plans shifts.
enum ShiftPeopleRoutes {
    static let all: [Route] = [
        .get("/shifts/people", .permission(.manageShifts)) { visit in try await page(visit) },
        .post("/shifts/absences", .permission(.manageShifts)) { visit in
            do {
                let cancelled = try await ShiftDesk(visit.centre)
                    .recordAbsence(AbsenceDraft(visit.form), by: visit.actor)
                return visit.redirect("/shifts/people?cancelled=\(cancelled.count)")
            } catch {
                return try await page(visit, sent: .absence, refusals: try error.refusals())
            }
        },
        .post("/shifts/absences/{id}/withdrawals", .permission(.manageShifts)) { visit in
            let id = try visit.parameter("id")
            return try await change(visit, .none) {
                try await $0.withdrawAbsence(id, by: visit.actor)
            }
        },
        .post("/shifts/employments", .permission(.manageShifts)) { visit in
            try await change(visit, .employment) { desk in
                try await desk.employ(
                    visit.form.text("account"), from: visit.form.text("first_day"),
                    through: visit.form.text("last_day"), by: visit.actor)
            }
        },
        .post("/shifts/employments/{id}/endings", .permission(.manageShifts)) { visit in
            let id = try visit.parameter("id")
            return try await change(visit, .ending(id)) {
                try await $0.endEmployment(
                    id, with: visit.form.text("last_day"), by: visit.actor)
            }
        },
    ]

    private static func change(
        _ visit: Visit, _ sent: ShiftPeoplePage.Sent, _ act: (ShiftDesk) async throws -> Void
    ) async throws -> Response {
        do {
            try await act(ShiftDesk(visit.centre))
            return visit.redirect("/shifts/people")
        } catch {
            let refusals = try error.refusals().map { refusal in
                sent.field(refusal.place).map { refusal.at($0) } ?? refusal
            }
            return try await page(visit, sent: sent, refusals: refusals)
        }
    }

    private static func page(
        _ visit: Visit, sent: ShiftPeoplePage.Sent = .none, refusals: [Refusal] = []
    ) async throws -> Response {
        let today = visit.today
        let found = try await visit.centre.read { reader in
            (try reader.absences(from: today, through: today + 400), try reader.employments())
        }
        let people = try await visit.site.accounts.colleagues(who: ShiftWeek.work)
        let named =
            found.0.flatMap { [$0.account, $0.delegate ?? $0.account] }
            + found.1.map(\.account)
        let reading = ShiftPeoplePage.Reading(
            absences: found.0, employments: found.1, people: people,
            names: try await visit.site.accounts.names(of: Set(named)))
        let cancelled = visit.query("cancelled").flatMap { Int($0) }
        return try visit.page(
            ShiftPeoplePage(
                reading, sent: sent, cancelled: cancelled, refusals: refusals, visit),
            refusals.first?.status ?? .ok)
    }
}

extension ShiftPeoplePage.Sent {
    /// What a field of the form that was sent is called on the page; nil for its own name.
    fileprivate func field(_ place: String?) -> String? {
        switch self {
        case .none, .absence: nil
        case .employment: place.flatMap { EmploymentForm.places[$0] }
        case .ending(let id): place == "last_day" ? "end-\(id)" : nil
        }
    }
}

extension AbsenceDraft {
    fileprivate init(_ form: Form) {
        self.init(
            account: form.text("account"), firstDay: form.text("first_day"),
            lastDay: form.text("last_day"), kind: form.text("kind"),
            delegate: form.text("delegate"))
    }
}
