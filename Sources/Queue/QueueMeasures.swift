import Kernel

/// What the hall counts and times.
enum QueueMeasure {
    static let tickets = "queue.tickets"
    static let waitSeconds = "queue.wait_seconds"
    static let serviceSeconds = "queue.service_seconds"
    static let receptions = "queue.receptions"
    static let upSeconds = "queue.up_seconds"
    static let dayKept = "queue.day_kept"
    static let upgradesAccepted = "queue.upgrades_accepted"

    static let all: [Measure] = [
        measure(tickets, "取号", "Tickets taken", "张", .count, "取号记录"),
        measure(waitSeconds, "等候时间", "Waiting time", "秒", .average, "叫号记录"),
        measure(serviceSeconds, "办理时间", "Service time", "秒", .average, "办结记录"),
        measure(receptions, "前台接待", "Receptions at the front desk", "次", .count, "接待记录"),
        measure(
            upSeconds, "呼叫系统运作完好度", "Calling system up in opening hours", "%", .share,
            "设备心跳与停机记录"),
        measure(
            dayKept, "呼叫系统稳定运行", "Days the calling system ran without a long outage", "天",
            .daysKept, "每日运行记录"),
        measure(
            upgradesAccepted, "呼叫系统升级", "Upgrades of the calling system accepted", "个", .count,
            "验收单"),
    ]

    private static func measure(
        _ name: String, _ zh: String, _ en: String, _ unit: String, _ gathering: Gathering,
        _ proof: String
    ) -> Measure {
        Measure(
            name: name, title: Words(zh, en), unit: unit, gathering: gathering, desk: "queue",
            proof: proof)
    }
}
