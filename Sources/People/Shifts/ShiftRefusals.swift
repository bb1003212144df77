import Kernel

extension Refusal {
    static let accountMissing = Refusal(
        "account_missing", "请选择一个人。", "Choose a person.", at: "account")

    static func dayUnread(_ field: String) -> Refusal {
        Refusal(
            "day_unread", "日期应写作 2025-10-17。", "Write the day as 2025-10-17.", at: field)
    }

    static func timeUnread(_ field: String) -> Refusal {
        Refusal("time_unread", "时间应写作 09:00。", "Write the time as 09:00.", at: field)
    }

    static let placeMissing = Refusal(
        "place_missing", "请选择岗位：窗口、前台或线上帮办。",
        "Choose a place: a counter, the front desk or online help.", at: "place")

    static let placeLong = Refusal(
        "place_long", "岗位名称最多 40 个字。", "The name of a place has at most 40 characters.",
        at: "place_name")

    static let dayFar = Refusal(
        "day_far", "只能排前后 400 天以内的班。", "Shifts are planned within 400 days.", at: "day")

    static let timesWrong = Refusal(
        "times_wrong", "结束应晚于开始，一个班不超过 12 小时。",
        "A shift ends after it begins, and lasts at most 12 hours.", at: "ends")

    static let daysWrong = Refusal(
        "days_wrong", "最后一天不能早于第一天。", "The last day is not before the first.",
        at: "last_day")

    static let absenceKindMissing = Refusal(
        "absence_kind_missing", "请选择缺勤类型。", "Choose why they are away.", at: "kind")

    static let ownDelegate = Refusal(
        "own_delegate", "不能由本人代理自己，请另选一位。",
        "Nobody stands in for themselves. Choose another.", at: "delegate")

    static let noSuchShift = Refusal(
        "no_such_shift", "没有这个班次。", "There is no such shift.", conflict: true)
    static let noSuchAbsence = Refusal(
        "no_such_absence", "没有这条缺勤记录。", "There is no such absence.", conflict: true)
    static let noSuchEmployment = Refusal(
        "no_such_employment", "没有这段聘用记录。", "There is no such employment.", conflict: true)

    static func shiftRole(_ kind: Place.Kind) -> Refusal {
        Refusal(
            "shift_role", "此人的角色不能在“\(kind.title.zh)”上岗。请管理员授予角色，或换一个人。",
            "Their role may not serve there. An administrator can grant it; or choose another.",
            at: "account", conflict: true)
    }

    static func shiftConflict(_ other: Shift) -> Refusal {
        Refusal(
            "shift_conflict",
            "此人 \(other.day) \(other.begins)–\(other.ends) 已排在“\(other.place.text)”。"
                + "请先取消那个班次。",
            "They are on duty elsewhere from \(other.begins) to \(other.ends) that day. Cancel "
                + "that shift first.", at: "account", conflict: true)
    }

    static func shiftAbsent(_ day: Day) -> Refusal {
        Refusal(
            "shift_absent", "此人 \(day) 缺勤，不能排班。", "They are away on \(day).",
            at: "account", conflict: true)
    }

    static func notEmployed(_ day: Day) -> Refusal {
        Refusal(
            "shift_not_employed", "此人 \(day) 不在聘用期内。", "They are not employed on \(day).",
            at: "account", conflict: true)
    }

    static func dayOff(_ day: Day) -> Refusal {
        Refusal(
            "shift_day_off", "\(day) 休息，没有照排。", "\(day) is a day off.", at: "day",
            conflict: true)
    }

    static let nothingToCopy = Refusal(
        "shift_nothing_to_copy", "上一周没有班次可以照排。", "The week before has no shifts to copy.",
        conflict: true)

    static let shiftReasonMissing = Refusal(
        "reason_missing", "请写明取消的原因。", "Say why it is cancelled.", at: "reason")
    static let shiftCancelled = Refusal(
        "shift_cancelled", "这个班次已经取消。", "This shift is cancelled.", conflict: true)
    static let alreadyBegun = Refusal(
        "shift_begun", "人已到岗，不能取消；请登记离岗。",
        "They have come already, so it cannot be cancelled. Note when they leave.", conflict: true)
    static let alreadyArrived = Refusal(
        "already_arrived", "已经登记过到岗。", "Their coming is noted already.", conflict: true)
    static let notThisShift = Refusal(
        "shift_elsewhen", "开始前两小时到结束前才能登记到岗。",
        "Coming is noted from two hours before a shift begins until it ends.", conflict: true)
    static let notArrived = Refusal(
        "not_arrived", "还没有登记到岗。", "Their coming is not noted yet.", conflict: true)
    static let alreadyLeft = Refusal(
        "already_left", "已经登记过离岗。", "Their leaving is noted already.", conflict: true)
    static let clockSetBack = Refusal(
        "clock_set_back", "系统时间早于到岗时间，请先校准时间。",
        "The clock stands before they came. Set it right first.", conflict: true)

    static let absentAlready = Refusal(
        "absent_already", "这段时间已经登记过缺勤。", "They are away in that time already.",
        at: "first_day", conflict: true)
    static let delegateAbsent = Refusal(
        "delegate_absent", "代理人这段时间也缺勤，请另选一位。",
        "Whoever stands in is away too. Choose another.", at: "delegate", conflict: true)
    static let absenceWithdrawn = Refusal(
        "absence_withdrawn", "这条缺勤已经撤销。", "This absence is withdrawn already.",
        conflict: true)
    static let employedAlready = Refusal(
        "employed_already", "与已有的聘用期重叠。", "They are employed in that time already.",
        at: "first_day", conflict: true)
    static let employmentOver = Refusal(
        "employment_over", "这段聘用已经在那天之前结束。", "That employment is over before that day.",
        at: "last_day", conflict: true)
}

extension Place {
    /// `3号窗口`, or what is done there.
    var text: String { name.isEmpty ? kind.title.zh : name }
}
