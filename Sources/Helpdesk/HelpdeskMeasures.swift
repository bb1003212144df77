import Kernel

extension Measure {
    private static func help(
        _ name: String, _ zh: String, _ en: String, _ unit: String, _ gathering: Gathering,
        _ proof: String
    ) -> Measure {
        Measure(
            name: "helpdesk.\(name)", title: Words(zh, en), unit: unit, gathering: gathering,
            desk: "helpdesk", proof: proof)
    }

    static let firstAnswerSeconds = help(
        "first_answer_seconds", "线上帮办首次人工应答秒数", "Seconds to the first human answer",
        "秒", .longest, "会话记录")
    static let connected = help(
        "connected", "线上人工帮办接通率", "Calls for a person that were answered", "%", .share,
        "会话记录")
    static let answeredInTime = help(
        "answered_in_time", "时限内人工应答率", "Calls answered within the limit", "%", .share,
        "会话记录")
    static let solved = help(
        "solved", "帮办问题解决率", "Visitors who say that it helped", "%", .share, "办事人答复")
    static let enquiriesAnswered = help(
        "enquiries_answered", "行政事务咨询回复率", "Enquiries answered", "%", .share, "咨询登记")
    static let enquiryReplyDays = help(
        "enquiry_reply_days", "咨询回复用时", "Working days to the reply to an enquiry", "工作日",
        .longest, "咨询登记")
    static let businesses = help(
        "business_services", "便企服务数量", "Services given to businesses", "次", .count,
        "会话、咨询、走访与窗口记录")

    static let helpdesk: [Measure] = [
        firstAnswerSeconds, connected, answeredInTime, solved, enquiriesAnswered,
        enquiryReplyDays, businesses,
    ]
}

extension Observation {
    /// One whole part of a share: nothing of one when it is asked, one of nothing when it is done.
    static func part(
        _ measure: Measure, _ amount: Int, of whole: Int, on day: Day, _ breakdown: String = ""
    ) -> Observation {
        Observation(
            measure: measure.name, day: day, amount: Quantity(amount), of: Quantity(whole),
            breakdown: breakdown)
    }

    /// What a visitor's call is worth when it is made: one that waits for its answer.
    static func called(on day: Day, topic: String?) -> [Observation] {
        [.part(.connected, 0, of: 1, on: day, topic ?? "")]
    }

    /// What it is worth when it has ended, by an answer or by the visitor's leaving or the desk's
    /// closing: the time waited counts in each case.
    static func ended(
        _ call: HelpCall, waitedMilliseconds: Int64, limitSeconds: Int, on day: Day
    ) -> [Observation] {
        guard call.reason == .visitor else { return [] }
        let topic = call.topic ?? ""
        let isAnswered = call.outcome == .answered
        let isInTime = isAnswered && waitedMilliseconds <= Int64(limitSeconds) * 1000
        let waited = Observation(
            measure: Measure.firstAnswerSeconds.name, day: day,
            amount: Quantity(tenThousandths: waitedMilliseconds * 10), breakdown: topic)
        let inTime = part(.answeredInTime, isInTime ? 1 : 0, of: 1, on: day, topic)
        return [waited, inTime] + (isAnswered ? [part(.connected, 1, of: 0, on: day, topic)] : [])
    }
}
