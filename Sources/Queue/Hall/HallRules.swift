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
    /// How long before its slot, and after its beginning, an appointment can be checked in.
    package var checkInBeforeMinutes = 30
    package var checkInAfterMinutes = 15

    package init() {}
}
