import Kernel

extension ShiftDesk {
    /// Records that somebody is away. Their shifts in that time that have not begun are cancelled;
    /// returns these, so that others can be planned.
    ///
    /// - Throws: `Refusals` for fields not in order; `no_such_account`, `absent_already`,
    ///   `delegate_absent`; `not_allowed`.
    @discardableResult
    package func recordAbsence(_ draft: AbsenceDraft, by actor: Actor) async throws -> [Shift] {
        try await centre.write(by: actor, may: .manageShifts) { transaction in
            let absence = try draft.checked(id: Identifier.make(at: transaction.instant))
            try transaction.reader.mustBeSound(absence)
            try transaction.insert(absence)
            try transaction.record(
                AbsenceRecorded(
                    account: absence.account, firstDay: absence.firstDay,
                    lastDay: absence.lastDay, absence: absence.kind, delegate: absence.delegate),
                about: absence.subject)
            return try transaction.cancelShifts(during: absence)
        }
    }

    /// Takes an absence back; shifts that it cancelled are not planned again by themselves.
    ///
    /// - Throws: `absence_withdrawn`, `no_such_absence`, `not_allowed`.
    package func withdrawAbsence(_ id: String, by actor: Actor) async throws {
        try await centre.write(by: actor, may: .manageShifts) { transaction in
            guard var absence = try transaction.reader.absence(id) else {
                throw Refusal.noSuchAbsence
            }
            let event = try absence.withdraw(at: transaction.instant)
            try transaction.update(absence)
            try transaction.record(event, about: absence.subject)
        }
    }

    /// Begins a time of employment; returns its id.
    ///
    /// - Parameter lastDay: nothing when it has no end yet.
    /// - Throws: `Refusals` for days not in order; `no_such_account`, `employed_already`;
    ///   `not_allowed`.
    @discardableResult
    package func employ(
        _ account: String, from firstDay: String, through lastDay: String = "", by actor: Actor
    ) async throws -> String {
        var faults: [Refusal] = []
        let (first, last) = (Day(firstDay), Day(lastDay))
        if account.isEmpty { faults.append(.accountMissing) }
        if first == nil { faults.append(.dayUnread("first_day")) }
        if last == nil, !lastDay.isEmpty { faults.append(.dayUnread("last_day")) }
        if let first, let last, last < first { faults.append(.daysWrong) }
        guard let first, faults.isEmpty else { throw Refusals(faults) }
        return try await centre.write(by: actor, may: .manageShifts) { transaction in
            let employment = Employment(
                id: Identifier.make(at: transaction.instant), account: account, firstDay: first,
                lastDay: last)
            guard try transaction.reader.credential(id: account) != nil else {
                throw Refusal.noSuchAccount
            }
            let others = try transaction.reader.employments(of: account)
            guard !others.contains(where: employment.meets) else { throw Refusal.employedAlready }
            try transaction.insert(employment)
            try transaction.record(
                EmploymentBegan(account: account, firstDay: first, lastDay: last),
                about: employment.subject)
            return employment.id
        }
    }

    /// Ends a time of employment with a day, that day included.
    ///
    /// - Throws: `day_unread`, `days_wrong`, `employment_over`, `no_such_employment`,
    ///   `not_allowed`.
    package func endEmployment(_ id: String, with day: String, by actor: Actor) async throws {
        guard let day = Day(day) else { throw Refusal.dayUnread("last_day") }
        try await centre.write(by: actor, may: .manageShifts) { transaction in
            guard var employment = try transaction.reader.employment(id) else {
                throw Refusal.noSuchEmployment
            }
            let event = try employment.end(with: day)
            try transaction.update(employment)
            try transaction.record(event, about: employment.subject)
        }
    }
}

extension Reader {
    fileprivate func mustBeSound(_ absence: Absence) throws {
        for account in [absence.account, absence.delegate].compactMap(\.self) {
            guard try credential(id: account) != nil else { throw Refusal.noSuchAccount }
        }
        let (first, last) = (absence.firstDay, absence.lastDay)
        guard try absences(of: absence.account, from: first, through: last).isEmpty else {
            throw Refusal.absentAlready
        }
        guard let delegate = absence.delegate else { return }
        guard try absences(of: delegate, from: first, through: last).isEmpty else {
            throw Refusal.delegateAbsent
        }
    }
}

extension Transaction {
    fileprivate func cancelShifts(during absence: Absence) throws -> [Shift] {
        let shifts = try reader.shifts(
            of: absence.account, from: absence.firstDay, through: absence.lastDay)
        var cancelled: [Shift] = []
        for var shift in shifts where shift.arrivedAt == nil && shift.end > instant {
            let event = try shift.cancel(at: instant, because: absence.kind.title.zh)
            try update(shift)
            try record(event, about: shift.subject)
            cancelled.append(shift)
        }
        return cancelled
    }
}
