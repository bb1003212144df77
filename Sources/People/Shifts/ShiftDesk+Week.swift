import Kernel

/// What became of a week that was copied.
package struct CopiedWeek: Sendable {
    package let planned: Int
    /// What was left out, and why.
    package let left: [LeftOut]

    /// A shift that was not copied.
    package struct LeftOut: Sendable {
        /// As it would have been.
        package let shift: Shift
        package let refusal: Refusal
    }
}

extension ShiftDesk {
    /// Plans a week like the one before it. What stands already is left as it is; what conflicts,
    /// and days that are not worked, are left out and told.
    ///
    /// - Parameter monday: of the week that is planned.
    /// - Throws: `shift_nothing_to_copy`; `Refusal` for a year whose holidays are not published;
    ///   `not_allowed`.
    package func copyWeek(to monday: Day, by actor: Actor) async throws -> CopiedWeek {
        let monday = monday.monday
        let calendar = WorkCalendar()
        return try await centre.write(by: actor, may: .manageShifts) { transaction in
            let week = try transaction.reader.shifts(from: monday + -7, through: monday + -1)
            guard !week.isEmpty else { throw Refusal.nothingToCopy }
            let already = try transaction.reader.shifts(from: monday, through: monday + 6)
            var left: [CopiedWeek.LeftOut] = []
            var planned = 0
            for old in week {
                let shift = old.aWeekLater(id: Identifier.make(at: transaction.instant))
                if already.contains(where: shift.isLike) { continue }
                do {
                    if try calendar.isWorking(old.day), try !calendar.isWorking(shift.day) {
                        throw Refusal.dayOff(shift.day)
                    }
                    try transaction.plan(shift)
                    planned += 1
                } catch let refusal as Refusal where refusal.code != "calendar_not_published" {
                    left.append(CopiedWeek.LeftOut(shift: shift, refusal: refusal))
                }
            }
            return CopiedWeek(planned: planned, left: left)
        }
    }
}

extension Shift {
    fileprivate func aWeekLater(id: String) -> Shift {
        Shift(
            id: id, account: account, day: day + 7, begins: begins, ends: ends, place: place,
            arrivedAt: nil, leftAt: nil, cancelledAt: nil)
    }

    /// The same person at the same place and time.
    fileprivate func isLike(_ other: Shift) -> Bool {
        account == other.account && day == other.day && begins == other.begins
            && ends == other.ends && place == other.place
    }
}
