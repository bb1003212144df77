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
            } catch { return try await page(visit, refusals: try error.refusals()) }
        },
        .post("/shifts/absences/{id}/withdrawals", .permission(.manageShifts)) { visit in
            try await change(visit) { try await $1.withdrawAbsence($0, by: visit.actor) }
        },
        .post("/shifts/employments", .permission(.manageShifts)) { visit in
            try await change(visit, hasId: false) { _, desk in
                try await desk.employ(
                    visit.form.text("account"), from: visit.form.text("first_day"),
                    through: visit.form.text("last_day"), by: visit.actor)
            }
        },
        .post("/shifts/employments/{id}/endings", .permission(.manageShifts)) { visit in
            try await change(visit) { id, desk in
                try await desk.endEmployment(
                    id, with: visit.form.text("last_day"), by: visit.actor)
            }
        },
    ]

    private static func change(
        _ visit: Visit, hasId: Bool = true, _ act: (String, ShiftDesk) async throws -> Void
    ) async throws -> Response {
        do {
            try await act(hasId ? try visit.parameter("id") : "", ShiftDesk(visit.centre))
            return visit.redirect("/shifts/people")
        } catch {
            return try await page(visit, refusals: try error.refusals())
        }
    }

    private static func page(_ visit: Visit, refusals: [Refusal] = []) async throws -> Response {
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
            ShiftPeoplePage(reading, cancelled: cancelled, refusals: refusals, visit),
            refusals.first?.status ?? .ok)
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
