import Kernel
import People

extension HallPlay {
    /// Before the doors open the chief plans everybody's shift; one of ten mornings somebody is
    /// sick. Whoever is planned comes in time or a little late, and goes after the last visitor.
    mutating func planShifts(_ day: Day) {
        guard company.hasAccounts else { return }
        shifts = company.staff.map { _ in nil }
        for person in company.staff.indices {
            let morning = Instant(day, secondOfDay: 8 * 3600 + 1900 + 5 * person)
            agenda.note(.planShift(person: person), at: morning)
        }
        guard random.happens(perMille: 100) else { return }
        let sick = company.clerks.count + random.below(company.assistants.count)
        agenda.note(
            .callInSick(person: sick), at: Instant(day, secondOfDay: 8 * 3600 + 2400))
    }

    mutating func onShift(_ act: HallAct) async throws {
        switch act {
        case .planShift(let person): try await planShift(person)
        case .comeToShift(let person): try await come(person)
        case .leaveShift(let person): try await goHome(person)
        case .callInSick(let person): try await callInSick(person)
        default: break
        }
    }

    private mutating func planShift(_ person: Int) async throws {
        let (desk, chief, actor, day) = (ShiftDesk(centre), company.chief, who(person), now.day)
        let isClerk = person < company.clerks.count
        let draft = ShiftDraft(
            account: actor.id, day: day.description, begins: "09:00", ends: "17:00",
            placeKind: (isClerk ? Place.Kind.counter : .help).rawValue,
            placeName: isClerk ? "\(person + 1) 号窗口" : "")
        let id = try await insist("plan a shift") { try await desk.plan(draft, by: chief) }
        shifts[person] = id
        book.shifts[id] = "planned"
        let begins = Instant(day, secondOfDay: 8 * 3600 + 2700 + random.below(1500))
        agenda.note(.comeToShift(person: person), at: begins)
    }

    private func who(_ person: Int) -> Actor { company.staff[person] }

    private mutating func come(_ person: Int) async throws {
        guard let id = shifts[person] else { return }
        let (desk, actor) = (ShiftDesk(centre), who(person))
        let done: Void? = try await trial.attempt("come") { try await desk.arrive(id, by: actor) }
        guard done != nil else { return agenda.note(.comeToShift(person: person), at: now + 30) }
        book.shifts[id] = "arrived"
        let ends = Instant(now.day, secondOfDay: 17 * 3600 - 300 + random.below(1500))
        agenda.note(.leaveShift(person: person), at: ends)
    }

    private mutating func goHome(_ person: Int) async throws {
        guard let id = shifts[person] else { return }
        let (desk, actor) = (ShiftDesk(centre), who(person))
        let done: Void? = try await trial.attempt("go home") { try await desk.leave(id, by: actor) }
        guard done != nil else { return agenda.note(.leaveShift(person: person), at: now + 30) }
        book.shifts[id] = "left"
    }

    /// An absence of one day, which cancels the shift of whoever has not come.
    private mutating func callInSick(_ person: Int) async throws {
        let (desk, chief, day) = (ShiftDesk(centre), company.chief, now.day.description)
        let draft = AbsenceDraft(
            account: who(person).id, firstDay: day, lastDay: day,
            kind: Absence.Kind.other.rawValue)
        let cancelled = try await insist("absence") {
            try await desk.recordAbsence(draft, by: chief)
        }
        for shift in cancelled { book.shifts[shift.id] = "cancelled" }
        if cancelled.contains(where: { $0.id == shifts[person] }) { shifts[person] = nil }
    }
}
