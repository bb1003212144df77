import Kernel

extension Words {
    /// Both names, trimmed to what can stand on a screen.
    var isName: Bool {
        [zh, en].allSatisfy { text in
            text.contains { !$0.isWhitespace } && text.count <= 60
                && !text.unicodeScalars.contains { $0.value < 32 }
        }
    }
}

extension HallRules {
    /// Everything that is out of order with the rules, at once.
    var faults: [Refusal] {
        var faults: [Refusal] = []
        func check(_ value: Int, _ range: ClosedRange<Int>, _ field: String, _ zh: String) {
            guard !range.contains(value) else { return }
            faults.append(
                .badRule(
                    field, "\(zh)应在 \(range.lowerBound) 到 \(range.upperBound) 之间。",
                    "\(field) should be from \(range.lowerBound) to \(range.upperBound)."))
        }
        check(lastTicketMinutes, 0...240, "last_ticket_minutes", "停止取号的提前分钟数")
        check(priorityRun, 1...20, "priority_run", "连续优先叫号数")
        check(returnsAfterCalls ?? 1, 1...50, "returns_after_calls", "过号后顺延的号数")
        check(passLimit, 0...10, "pass_limit", "允许过号次数")
        check(toleratedOutageMinutes, 0...1440, "tolerated_outage_minutes", "容许停机分钟数")
        check(silenceSeconds, 60...3600, "silence_seconds", "设备静默秒数")
        check(shownWithinSeconds, 2...300, "shown_within_seconds", "上屏秒数")
        check(longWaitMinutes, 1...480, "long_wait_minutes", "等候预警分钟数")
        check(kioskTicketsPerMinute, 0...100_000, "kiosk_tickets_per_minute", "自助机每分钟取号数")
        check(phoneTicketsPerMinute, 0...100_000, "phone_tickets_per_minute", "手机每分钟取号数")
        check(slotMinutes, 5...240, "slot_minutes", "预约时段分钟数")
        check(checkInBeforeMinutes, 0...480, "check_in_before_minutes", "提前签到分钟数")
        check(checkInAfterMinutes, 0...480, "check_in_after_minutes", "迟到签到分钟数")
        check(spokenTimes, 1...5, "spoken_times", "播报遍数")
        if !hours.isInOrder {
            faults.append(
                .badRule(
                    "hours", "开放时段要按先后排列、互不重叠，且在一天之内。",
                    "The stretches of opening should be in order, apart, and within one day."))
        }
        return faults
    }
}

extension OpeningHours {
    /// Whether every day's stretches are in order, apart, and within the day.
    fileprivate var isInOrder: Bool {
        guard exceptions.keys.allSatisfy({ Day($0) != nil }) else { return false }
        return ([stretches] + exceptions.values).allSatisfy { stretches in
            let edges = stretches.flatMap { [$0.opens, $0.closes] }
            return zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 }
                && edges.allSatisfy { (0...86_400).contains($0) }
        }
    }
}
