import Kernel

/// 排班: plans who is on duty where and when, and notes who came and went.
package struct ShiftDesk: Sendable {
    let centre: Centre

    package init(_ centre: Centre) { self.centre = centre }

    /// Plans a shift; returns its id.
    ///
    /// - Throws: `Refusals` for fields not in order; `no_such_account`, `shift_role`,
    ///   `shift_conflict`, `shift_absent`, `shift_not_employed`; `not_allowed`.
    @discardableResult
    package func plan(_ draft: ShiftDraft, by actor: Actor) async throws -> String {
        let today = centre.clock.today
        return try await centre.write(by: actor, may: .manageShifts) { transaction in
            let shift = try draft.checked(
                id: Identifier.make(at: transaction.instant), today: today)
            try transaction.plan(shift)
            return shift.id
        }
    }

    /// Cancels a shift that nobody has come to yet.
    ///
    /// - Throws: `reason_missing`, `shift_cancelled`, `shift_begun`, `no_such_shift`,
    ///   `not_allowed`.
    package func cancel(_ id: String, because reason: String, by actor: Actor) async throws {
        guard !reason.allSatisfy(\.isWhitespace) else { throw Refusal.shiftReasonMissing }
        try await centre.write(by: actor, may: .manageShifts) { transaction in
            guard var shift = try transaction.reader.shift(id) else { throw Refusal.noSuchShift }
            let event = try shift.cancel(at: transaction.instant, because: reason)
            try transaction.update(shift)
            try transaction.record(event, about: shift.subject)
        }
    }

    /// Notes that somebody has come: themselves, or the chief for them.
    ///
    /// - Throws: `shift_elsewhen`, `already_arrived`, `shift_cancelled`, `no_such_shift`,
    ///   `not_allowed`.
    package func arrive(_ id: String, by actor: Actor) async throws {
        try await attend(id, by: actor) { shift, transaction in
            let event = try shift.arrive(at: transaction.instant)
            try transaction.record(event, about: shift.subject)
        }
    }

    /// Notes that somebody has gone.
    ///
    /// - Throws: `not_arrived`, `already_left`, `no_such_shift`, `not_allowed`.
    package func leave(_ id: String, by actor: Actor) async throws {
        try await attend(id, by: actor) { shift, transaction in
            let event = try shift.leave(at: transaction.instant)
            try transaction.record(event, about: shift.subject)
        }
    }

    private func attend(
        _ id: String, by actor: Actor,
        _ act: @escaping @Sendable (inout Shift, Transaction) throws -> Void
    ) async throws {
        let shift = try await centre.read { try $0.shift(id) }
        guard let shift else { throw Refusal.noSuchShift }
        // One's own coming and going needs no permission; another's is the chief's to note.
        if shift.account != actor.id { try await centre.require(.manageShifts, of: actor) }
        try await centre.write(as: actor.id) { transaction in
            guard var shift = try transaction.reader.shift(id) else { throw Refusal.noSuchShift }
            try act(&shift, transaction)
            try transaction.update(shift)
        }
    }
}

extension Transaction {
    /// Plans a shift if nothing stands against it.
    func plan(_ shift: Shift) throws {
        try reader.mustBeFree(for: shift)
        try insert(shift)
        try record(ShiftPlanned(shift), about: shift.subject)
    }
}

extension Reader {
    /// - Throws: the refusal of what stands against a shift.
    func mustBeFree(for shift: Shift) throws {
        guard let account = try credential(id: shift.account)?.account, account.closure == nil
        else { throw Refusal.noSuchAccount }
        let actor = Actor(id: account.id, roles: account.roles)
        guard actor.may(shift.place.kind.permission) else {
            throw Refusal.shiftRole(shift.place.kind)
        }
        let others = try shifts(of: shift.account, from: shift.day, through: shift.day)
        if let other = others.first(where: shift.meets) { throw Refusal.shiftConflict(other) }
        let absences = try absences(of: shift.account, from: shift.day, through: shift.day)
        guard absences.isEmpty else { throw Refusal.shiftAbsent(shift.day) }
        // Whoever has no times of employment is of the staff.
        let employments = try employments(of: shift.account)
        guard employments.isEmpty || employments.contains(where: { $0.covers(shift.day) }) else {
            throw Refusal.notEmployed(shift.day)
        }
    }
}
