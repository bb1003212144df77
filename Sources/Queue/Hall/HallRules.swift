import Kernel

/// How a hall works: what the hall chief sets.
package struct HallRules: Hashable, Codable, Sendable {
    package var hours = OpeningHours.usual
    /// The last ticket is given so many minutes before the hall closes for the day.
    package var lastTicketMinutes = 10
    /// A counter calls at most so many priority tickets one after another while an ordinary one
    /// that it serves waits.
    package var priorityRun = 2
    /// A ticket passed over stands so many places further back; nil when it lapses at once.
    package var returnsAfterCalls: Int? = 3
    /// How often a ticket may be passed over before it lapses.
    package var passLimit = 2
    /// Whether tickets that wait at midnight stay in line for the next day, or lapse.
    package var keepsOvernight = false
    /// A day with a single outage longer than this in opening hours is not a day kept.
    package var toleratedOutageMinutes = 30
    /// A device that has said nothing for so many seconds in opening hours is out of order.
    package var silenceSeconds = 120
    /// A call that no screen has shown within so many seconds is an alarm at the counter.
    package var shownWithinSeconds = 10
    /// A visitor who has waited so long is an alarm: extra counters should open.
    package var longWaitMinutes = 30
    /// Tickets that one kiosk gives in a minute; 0 for any number.
    package var kioskTicketsPerMinute = 60
    /// Tickets that one network address takes by phone in a minute; 0 for any number.
    package var phoneTicketsPerMinute = 60
    /// Length of an appointment's slot.
    package var slotMinutes = 30
    /// How long before its slot an appointment can be checked in.
    package var checkInBeforeMinutes = 30
    /// How long after the beginning of its slot an appointment can be checked in.
    package var checkInAfterMinutes = 15

    private enum CodingKeys: String, CodingKey {
        case hours, lastTicketMinutes, priorityRun, returnsAfterCalls, passLimit, keepsOvernight
        case toleratedOutageMinutes, silenceSeconds, shownWithinSeconds, longWaitMinutes
        case kioskTicketsPerMinute, phoneTicketsPerMinute, slotMinutes, checkInBeforeMinutes
        case checkInAfterMinutes, spokenTimes, phoneCode
    }

    /// How often a screen says a call aloud.
    package var spokenTimes = 2
    /// What the hall's poster leads phones by to a ticket; empty while phones take none.
    package var phoneCode = ""

    /// What a hall starts with.
    package init() {}

    /// Reads what was kept; a rule that it does not name is as a hall starts with.
    package init(from decoder: any Decoder) throws {
        let kept = try decoder.container(keyedBy: CodingKeys.self)
        func read<Value: Decodable>(_ value: inout Value, _ key: CodingKeys) throws {
            value = try kept.decodeIfPresent(Value.self, forKey: key) ?? value
        }
        try read(&hours, .hours)
        try read(&lastTicketMinutes, .lastTicketMinutes)
        try read(&priorityRun, .priorityRun)
        // Written as null when tickets lapse, which is not the same as not written.
        if kept.contains(.returnsAfterCalls) {
            returnsAfterCalls = try kept.decode(Int?.self, forKey: .returnsAfterCalls)
        }
        try read(&passLimit, .passLimit)
        try read(&keepsOvernight, .keepsOvernight)
        try read(&toleratedOutageMinutes, .toleratedOutageMinutes)
        try read(&silenceSeconds, .silenceSeconds)
        try read(&shownWithinSeconds, .shownWithinSeconds)
        try read(&longWaitMinutes, .longWaitMinutes)
        try read(&kioskTicketsPerMinute, .kioskTicketsPerMinute)
        try read(&phoneTicketsPerMinute, .phoneTicketsPerMinute)
        try read(&slotMinutes, .slotMinutes)
        try read(&checkInBeforeMinutes, .checkInBeforeMinutes)
        try read(&checkInAfterMinutes, .checkInAfterMinutes)
        try read(&spokenTimes, .spokenTimes)
        try read(&phoneCode, .phoneCode)
    }

    /// Writes every rule, also the one that is nil.
    package func encode(to encoder: any Encoder) throws {
        var kept = encoder.container(keyedBy: CodingKeys.self)
        try kept.encode(hours, forKey: .hours)
        try kept.encode(lastTicketMinutes, forKey: .lastTicketMinutes)
        try kept.encode(priorityRun, forKey: .priorityRun)
        try kept.encode(returnsAfterCalls, forKey: .returnsAfterCalls)
        try kept.encode(passLimit, forKey: .passLimit)
        try kept.encode(keepsOvernight, forKey: .keepsOvernight)
        try kept.encode(toleratedOutageMinutes, forKey: .toleratedOutageMinutes)
        try kept.encode(silenceSeconds, forKey: .silenceSeconds)
        try kept.encode(shownWithinSeconds, forKey: .shownWithinSeconds)
        try kept.encode(longWaitMinutes, forKey: .longWaitMinutes)
        try kept.encode(kioskTicketsPerMinute, forKey: .kioskTicketsPerMinute)
        try kept.encode(phoneTicketsPerMinute, forKey: .phoneTicketsPerMinute)
        try kept.encode(slotMinutes, forKey: .slotMinutes)
        try kept.encode(checkInBeforeMinutes, forKey: .checkInBeforeMinutes)
        try kept.encode(checkInAfterMinutes, forKey: .checkInAfterMinutes)
        try kept.encode(spokenTimes, forKey: .spokenTimes)
        try kept.encode(phoneCode, forKey: .phoneCode)
    }
}
