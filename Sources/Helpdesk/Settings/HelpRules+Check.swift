import Kernel

extension HelpRules {
    /// Everything that is not in order, each at its field.
    var faults: [Refusal] {
        let numbers: [(String, Int, ClosedRange<Int>)] = [
            ("answerSeconds", answerSeconds, 5...3600),
            ("ringAllSeconds", ringAllSeconds, 1...3600),
            ("chiefSeconds", chiefSeconds, 1...3600),
            ("idleNoticeMinutes", idleNoticeMinutes, 1...240),
            ("idleEndMinutes", idleEndMinutes, 2...480),
            ("silentMinutes", silentMinutes, 1...240),
            ("enquiryWorkingDays", enquiryWorkingDays, 1...60),
            ("followUpWorkingDays", followUpWorkingDays, 1...120),
            ("capacity", capacity, 1...Duty.mostConversations),
            ("keptDays", keptDays, 30...3650),
        ]
        var faults = numbers.filter { !$0.2.contains($0.1) }.map {
            Refusal.outside($0.2, at: $0.0)
        }
        if ringAllSeconds > chiefSeconds { faults.append(.chiefBeforeAll) }
        if idleNoticeMinutes >= idleEndMinutes { faults.append(.endBeforeNotice) }
        if !HelpRules.isInOrder(hours.stretches) || hours.stretches.isEmpty {
            faults.append(.badHours("hours"))
        }
        for (day, stretches) in hours.exceptions.sorted(by: { $0.key < $1.key })
        where Day(day) == nil || !HelpRules.isInOrder(stretches) {
            faults.append(.badHours("hours \(day)"))
        }
        return faults
    }

    private static func isInOrder(_ stretches: [OpeningHours.Stretch]) -> Bool {
        var last = 0
        for stretch in stretches {
            guard stretch.opens >= last, stretch.closes > stretch.opens else { return false }
            last = stretch.closes
        }
        return last <= 86_400
    }
}

extension Refusal {
    fileprivate static func outside(_ range: ClosedRange<Int>, at field: String) -> Refusal {
        Refusal(
            "outside_range", "应在 \(range.lowerBound) 到 \(range.upperBound) 之间。",
            "It lies between \(range.lowerBound) and \(range.upperBound).", at: field)
    }

    fileprivate static let chiefBeforeAll = Refusal(
        "chief_before_all", "呼叫负责人不能早于全员响铃。",
        "The chief is not rung before everybody.", at: "chiefSeconds")

    fileprivate static let endBeforeNotice = Refusal(
        "end_before_notice", "自动结束应晚于提醒。",
        "A conversation ends after the reminder.", at: "idleEndMinutes")

    fileprivate static func badHours(_ place: String) -> Refusal {
        Refusal(
            "bad_hours", "服务时间应按先后填写，不能重叠：09:00-11:30、13:30-17:00。",
            "Service hours follow each other without overlap: 09:00-11:30, 13:30-17:00.",
            at: place)
    }

    static let badTopic = Refusal(
        "bad_topic", "事项代码用小写字母、数字和连字符，不超过 40 位。",
        "A topic's id has lower-case letters, digits and hyphens, 40 at most.", at: "topic")
}
