import Hummingbird
import Kernel
import People

/// 排班: who works where and when.
enum ShiftRoutes {
    static let all: [Route] =
        [
            .get("/shifts", .permission(.seeHall)) { visit in
                try visit.page(ShiftWeekPage(try await .read(visit, visit.monday), visit))
            },
            .get("/shifts/exports", .permission(.seeHall), export),
            .post("/shifts", .permission(.manageShifts), plan),
            .post("/shifts/copies", .permission(.manageShifts), copy),
            .post("/shifts/{id}/cancellations", .permission(.manageShifts)) { visit in
                try await change(visit) { id, desk in
                    try await desk.cancel(
                        id, because: visit.form.text("reason"), by: visit.actor)
                }
            },
            .post("/shifts/{id}/arrivals", .permission(.seeHall)) { visit in
                try await change(visit) { try await $1.arrive($0, by: visit.actor) }
            },
            .post("/shifts/{id}/departures", .permission(.seeHall)) { visit in
                try await change(visit) { try await $1.leave($0, by: visit.actor) }
            },
        ] + ShiftPeopleRoutes.all

    private static func page(
        _ visit: Visit, draft: ShiftDraft? = nil, refusals: [Refusal] = [],
        copied: CopiedWeek? = nil
    ) async throws -> Response {
        let week = try await ShiftWeek.read(visit, visit.monday)
        return try visit.page(
            ShiftWeekPage(week, draft: draft, refusals: refusals, copied: copied, visit),
            refusals.first?.status ?? .ok)
    }

    private static func plan(_ visit: Visit) async throws -> Response {
        let draft = ShiftDraft(visit.form)
        do {
            try await ShiftDesk(visit.centre).plan(draft, by: visit.actor)
            let week = Day(draft.day)?.monday ?? visit.monday
            return visit.redirect("/shifts?week=\(week)")
        } catch {
            return try await page(visit, draft: draft, refusals: try error.refusals())
        }
    }

    private static func copy(_ visit: Visit) async throws -> Response {
        do {
            let copied = try await ShiftDesk(visit.centre)
                .copyWeek(to: visit.monday, by: visit.actor)
            return try await page(visit, copied: copied)
        } catch {
            return try await page(visit, refusals: try error.refusals())
        }
    }

    private static func change(
        _ visit: Visit, _ act: (String, ShiftDesk) async throws -> Void
    ) async throws -> Response {
        do {
            try await act(try visit.parameter("id"), ShiftDesk(visit.centre))
            return visit.redirect("/shifts?week=\(visit.monday)")
        } catch {
            return try await page(visit, refusals: try error.refusals())
        }
    }

    private static func export(_ visit: Visit) async throws -> Response {
        let (t, week) = (visit.t, try await ShiftWeek.read(visit, visit.monday))
        let columns = [
            ExportColumn(t("day"), .day), ExportColumn(t("shifts_person")),
            ExportColumn(t("shifts_begins")), ExportColumn(t("shifts_ends")),
            ExportColumn(t("shifts_place")), ExportColumn(t("shifts_arrived"), .instant),
            ExportColumn(t("shifts_left"), .instant),
        ]
        return try await visit.export("\(t("area_shifts")) \(week.monday)", columns) { sheet in
            for shift in week.shifts {
                try sheet.add([
                    .day(shift.day), .text(Names.of(shift.account, week.names, t)),
                    .text("\(shift.begins)"), .text("\(shift.ends)"),
                    .text(shift.place.words(t)), .maybe(shift.arrivedAt, ExportValue.instant),
                    .maybe(shift.leftAt, ExportValue.instant),
                ])
            }
        }
    }
}
