/// How visitors and staff of a simulated hall behave; chances are in parts of a thousand, times in
/// seconds, drawn evenly between the two ends.
package struct HallHabits: Hashable, Sendable {
    package var fromKiosk = 260
    package var fromPhone = 120
    package var business = 700
    package var elderly = 60
    /// Those called who are not there.
    package var noShow = 30
    /// Those who leave while they wait.
    package var givesUp = 15
    package var serviceSeconds = 240...1080
    package var rates = 330
    /// Of those who rate, those who are angry.
    package var angry = 4
    package var fairlySatisfied = 30
    /// Conversations in which a person is asked for.
    package var callsPerson = 860
    /// Those who go away before anybody answers.
    package var abandons = 6
    package var answerSeconds = 7...46
    package var solved = 940
    /// Conversations of the evening and of the lunch break, when nobody answers.
    package var evening = 60
    package var atLunch = 40
    package var tells = 600
    /// Working days until a bad review is put right.
    package var rectificationDays = 1...4
    package var replyDays = 0...3
    /// Whether anybody may still be angry; a year's last days leave no time to put it right.
    package var mayBeAngry = true

    package init() {}
}

/// How much a simulated day brings.
package struct DayLoad: Hashable, Sendable {
    package var tickets: Int
    /// Visitors guided at the front desk without a ticket.
    package var guidings: Int
    package var conversations: Int
    package var enquiries: Int
    package var fieldVisits: Int
    /// The calling system fails once.
    package var outage: Outage?

    package init(
        tickets: Int, guidings: Int, conversations: Int, enquiries: Int, fieldVisits: Int,
        outage: Outage? = nil
    ) {
        self.tickets = tickets
        self.guidings = guidings
        self.conversations = conversations
        self.enquiries = enquiries
        self.fieldVisits = fieldVisits
        self.outage = outage
    }

    /// When in the day it fails, and for how long, in seconds.
    package struct Outage: Hashable, Sendable {
        package let begins: Int
        package let seconds: Int

        package init(begins: Int, seconds: Int) {
            self.begins = begins
            self.seconds = seconds
        }
    }
}
