import Kernel

/// The help desk's service hours and limits, as they stand from a moment on.
///
/// A case is judged by the rules that were in force when it began, so that a later change of the
/// hours does not alter a time already reported.
package struct HelpRules: Hashable, Codable, Sendable {
    package var hours: OpeningHours
    /// Within how many seconds a person must have answered (target 64).
    package var answerSeconds: Int
    /// After how many seconds everybody on duty is rung.
    package var ringAllSeconds: Int
    /// After how many seconds the chief is rung.
    package var chiefSeconds: Int
    /// After how many minutes without a word the visitor is asked whether they are still there.
    package var idleNoticeMinutes: Int
    /// After how many minutes without a word a conversation ends by itself.
    package var idleEndMinutes: Int
    /// After how many minutes an assistant who does not answer loses the conversation.
    package var silentMinutes: Int
    /// Working days for the reply to an enquiry (configuration; not read in a decree).
    package var enquiryWorkingDays: Int
    /// Working days until a visited business is asked again whether its problem is solved.
    package var followUpWorkingDays: Int
    /// How many conversations an assistant holds at once unless they say otherwise.
    package var capacity: Int
    /// Days after its end for which what a visitor wrote, and how they can be reached, is kept.
    /// Two years, so that a year's evaluation in the next one still finds its evidence
    /// (configuration; not read in a decree).
    package var keptDays: Int

    package init(
        hours: OpeningHours = .usual, answerSeconds: Int = 60, ringAllSeconds: Int = 40,
        chiefSeconds: Int = 60, idleNoticeMinutes: Int = 5, idleEndMinutes: Int = 10,
        silentMinutes: Int = 3, enquiryWorkingDays: Int = 5, followUpWorkingDays: Int = 10,
        capacity: Int = 5, keptDays: Int = 730
    ) {
        self.hours = hours
        self.answerSeconds = answerSeconds
        self.ringAllSeconds = ringAllSeconds
        self.chiefSeconds = chiefSeconds
        self.idleNoticeMinutes = idleNoticeMinutes
        self.idleEndMinutes = idleEndMinutes
        self.silentMinutes = silentMinutes
        self.enquiryWorkingDays = enquiryWorkingDays
        self.followUpWorkingDays = followUpWorkingDays
        self.capacity = capacity
        self.keptDays = keptDays
    }

    /// Rules that were set before one of the limits existed have its usual value.
    package init(from decoder: any Decoder) throws {
        let kept = try decoder.container(keyedBy: CodingKeys.self)
        self.init(hours: try kept.decode(OpeningHours.self, forKey: .hours))
        func read(_ key: CodingKeys, _ usual: Int) throws -> Int {
            try kept.decodeIfPresent(Int.self, forKey: key) ?? usual
        }
        answerSeconds = try read(.answerSeconds, answerSeconds)
        ringAllSeconds = try read(.ringAllSeconds, ringAllSeconds)
        chiefSeconds = try read(.chiefSeconds, chiefSeconds)
        idleNoticeMinutes = try read(.idleNoticeMinutes, idleNoticeMinutes)
        idleEndMinutes = try read(.idleEndMinutes, idleEndMinutes)
        silentMinutes = try read(.silentMinutes, silentMinutes)
        enquiryWorkingDays = try read(.enquiryWorkingDays, enquiryWorkingDays)
        followUpWorkingDays = try read(.followUpWorkingDays, followUpWorkingDays)
        capacity = try read(.capacity, capacity)
        keptDays = try read(.keptDays, keptDays)
    }
}

/// Every version of the rules, the newest last.
package struct HelpRuleBook: Hashable, Sendable {
    /// From which moment on, and what.
    package let versions: [Version]

    /// The rules from a moment on.
    package struct Version: Hashable, Sendable {
        package let since: Instant
        package let rules: HelpRules
    }

    /// The rules that were in force at a moment; the standard ones before the first version.
    package func rules(at instant: Instant) -> HelpRules {
        versions.last { $0.since <= instant }?.rules ?? HelpRules()
    }
}
