import Kernel
import People

/// A week of shifts: who is where and when, who is on duty now.
struct ShiftWeekPage: Page {
    static let template = "shifts/week"
    let area: Area? = .shifts
    var assets: [String] { ["shifts.css"] }

    let title: String
    let summary: String
    let weeks: [Reference]
    let week: String
    let mayPlan: Bool
    let days: [Heading]
    let rows: [Row]
    let mine: [DutyLine]
    let onDuty: [DutyLine]
    let form: ShiftForm?
    let faults: [FieldFault]
    let copied: Copied?
    let exports: [Reference]

    /// One day at the head of the table.
    struct Heading: Sendable {
        let label: String
        let weekday: String
        /// Why it is not worked, or worked all the same.
        let kind: String?
        let isToday: Bool
    }

    /// One person's week.
    struct Row: Sendable {
        let who: String
        let cells: [Cell]
    }

    /// One person's day.
    struct Cell: Sendable {
        let label: String
        let away: String?
        let shifts: [Item]
    }

    /// One shift in the table.
    struct Item: Sendable {
        let id: String
        let hours: String
        let place: String
        let mark: String
        let color: String
        let mayCancel: Bool
        /// Why it is to be cancelled, as it was typed and refused.
        let reason: String
        let isRefused: Bool
    }

    /// A cancellation that was refused.
    struct Kept: Sendable {
        let id: String
        let reason: String
    }

    /// One shift of today, with what can be noted about it.
    struct DutyLine: Sendable {
        let id: String
        let person: String
        let hours: String
        let place: String
        let mark: String
        let color: String
        let mayArrive: Bool
        let mayLeave: Bool
    }

    /// What became of a week that was copied.
    struct Copied: Sendable {
        let message: String
        let left: [String]
    }

    init(
        _ read: ShiftWeek, draft: ShiftDraft? = nil, refusals: [Refusal] = [],
        copied: CopiedWeek? = nil, _ visit: Visit
    ) {
        let t = visit.t
        let mayPlan = visit.signedIn?.actor.may(.manageShifts) == true
        self.mayPlan = mayPlan
        title = t("area_shifts")
        week = "\(read.monday)"
        summary = t("shifts_week", "\(read.monday)", "\(read.monday + 6)")
        weeks = [
            (-7, "shifts_before"), (visit.today.monday - read.monday, "shifts_this"),
            (7, "shifts_after"),
        ].map { Reference(href: "/shifts?week=\(read.monday + $0)", text: t($1)) }
        days = read.days.map { Heading($0, visit) }
        rows = Self.rows(read, mayPlan: mayPlan, kept: refusals.isEmpty ? nil : Kept(visit), t)
        mine = read.mine.map { DutyLine($0, read, mayNote: true, t) }
        onDuty = read.onDuty.map { DutyLine($0, read, mayNote: mayPlan, t) }
        form = mayPlan ? ShiftForm(read, draft, refusals, visit) : nil
        faults = FieldFault.list(refusals, visit)
        self.copied = copied.map { Copied($0, read, visit) }
        exports = ExportFormat.links(to: "/shifts/exports?week=\(read.monday)&", t)
    }

    /// Everybody who is planned or away; for the chief, everybody who could be.
    private static func rows(
        _ read: ShiftWeek, mayPlan: Bool, kept: Kept?, _ t: Strings
    ) -> [Row] {
        let named = Set(read.shifts.map(\.account) + read.absences.map(\.account))
        let known = read.people.map(\.account.id).filter { mayPlan || named.contains($0) }
        return (known + named.subtracting(known).sorted()).map { account in
            Row(
                who: Names.of(account, read.names, t),
                cells: read.days.map { Cell(account, $0, read, mayPlan: mayPlan, kept, t) })
        }
    }
}

extension ShiftWeekPage.Kept {
    fileprivate init?(_ visit: Visit) {
        guard let reason = visit.form["reason"], let id = try? visit.parameter("id") else {
            return nil
        }
        self.init(id: id, reason: reason)
    }
}

extension ShiftWeekPage.Heading {
    fileprivate init(_ day: Day, _ visit: Visit) {
        let t = visit.t
        label = String("\(day)".suffix(5))
        weekday = t("weekday_\(day.weekday)")
        isToday = day == visit.today
        kind =
            switch try? visit.site.calendar.kind(of: day) {
            case .holiday(let name): t("shifts_holiday", name)
            case .makeUp: t("shifts_make_up")
            case .weekend: t("shifts_weekend")
            case .working, nil: nil
            }
    }
}

extension ShiftWeekPage.Cell {
    fileprivate init(
        _ account: String, _ day: Day, _ read: ShiftWeek, mayPlan: Bool,
        _ kept: ShiftWeekPage.Kept?, _ t: Strings
    ) {
        label = "\(String("\(day)".suffix(5))) \(t("weekday_\(day.weekday)"))"
        let absence = read.absences.first {
            $0.account == account && $0.firstDay <= day && day <= $0.lastDay
        }
        away = absence.map { absence in
            let kind = t(absence.kind.title)
            return absence.delegate.map {
                t("shifts_away_delegate", kind, Names.of($0, read.names, t))
            } ?? kind
        }
        shifts = read.shifts.filter { $0.account == account && $0.day == day }.map { shift in
            let mark = ShiftMark(shift, at: read.now, t)
            return ShiftWeekPage.Item(
                id: shift.id, hours: shift.hours, place: shift.place.words(t), mark: mark.word,
                color: mark.color, mayCancel: mayPlan && shift.arrivedAt == nil,
                reason: kept?.id == shift.id ? kept?.reason ?? "" : "",
                isRefused: kept?.id == shift.id)
        }
    }
}

extension ShiftWeekPage.DutyLine {
    fileprivate init(_ shift: Shift, _ read: ShiftWeek, mayNote: Bool, _ t: Strings) {
        let mark = ShiftMark(shift, at: read.now, t)
        id = shift.id
        person = Names.of(shift.account, read.names, t)
        hours = shift.hours
        place = shift.place.words(t)
        self.mark = mark.word
        color = mark.color
        let isNear = read.now >= shift.start + -2 * 3600 && read.now < shift.end
        mayArrive = mayNote && shift.arrivedAt == nil && isNear
        mayLeave = mayNote && shift.arrivedAt != nil && shift.leftAt == nil
    }
}

extension ShiftWeekPage.Copied {
    fileprivate init(_ copied: CopiedWeek, _ read: ShiftWeek, _ visit: Visit) {
        let t = visit.t
        message = t("shifts_copied", "\(copied.planned)", "\(copied.left.count)")
        left = copied.left.map { left in
            let who = Names.of(left.shift.account, read.names, t)
            return "\(left.shift.day) \(left.shift.hours) \(who): \(visit.say(left.refusal.words))"
        }
    }
}
