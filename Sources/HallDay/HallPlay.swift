import Helpdesk
import Kernel
import Queue
import Satisfaction

/// Plays whole days of a hall against the real desks: visitors who come in waves and sometimes
/// leave, clerks who go to lunch, assistants who go home, angry visitors, outages.
///
/// The same seed gives the same days; only ids, which are random, differ.
package struct HallPlay<Trial: Attempting> {
    package private(set) var centre: Centre
    private(set) var queue: QueueDesks
    /// Set before the hall opens.
    package var company: HallCompany
    let calendar = WorkCalendar()
    /// Moves the centre's clock on.
    let advance: @Sendable (Instant) -> Void
    package var habits = HallHabits()
    package var trial: Trial
    /// What everybody was told was done.
    package internal(set) var book = HallBook()
    var random: SeededRandom
    var agenda = Agenda<HallAct>()
    var setting = HallSetting()
    var counters: [CounterState] = []
    var onDuty: Set<Int> = []
    var chats = 0
    /// Today's shifts by who has them, clerks first; empty where nobody has an account.
    var shifts: [String?] = []
    var now = Instant(milliseconds: 0)

    /// One counter as its clerk sees it.
    struct CounterState: Sendable {
        var isIdle = false
        var isOpen = false
        /// What is at the counter, as the clerk was told.
        var ticket: Ticket?
    }

    package init(
        _ centre: Centre, _ company: HallCompany = .standing, seed: UInt64, trial: Trial,
        advance: @escaping @Sendable (Instant) -> Void
    ) {
        self.centre = centre
        self.company = company
        self.trial = trial
        self.advance = advance
        queue = QueueDesks(centre)
        random = SeededRandom(seed: seed, for: "hall")
    }

    /// The program was started anew: the play goes on in the centre as it was opened again.
    package mutating func goOn(in centre: Centre) {
        self.centre = centre
        queue = QueueDesks(centre)
    }

    /// Plays one day, from before the doors open until everything that was begun is done; on a day
    /// off the system runs, and nobody is there.
    package mutating func play(_ day: Day, _ load: DayLoad?) async throws {
        try begin(day, load)
        try await run(before: Instant(day + 1, secondOfDay: 300))
    }

    /// Notes what a day brings, without playing it yet.
    package mutating func begin(_ day: Day, _ load: DayLoad?) throws {
        now = max(now, Instant(day, secondOfDay: 8 * 3600 + 1800))
        if let load, try calendar.isWorking(day) {
            try plan(day, load)
            planShifts(day)
        }
        noteWatch(over: day)
    }

    /// Plays on up to a moment; what is noted for later waits.
    package mutating func run(before end: Instant) async throws {
        while let next = agenda.next, next < end, let (at, act) = agenda.take() {
            now = max(now, at)
            advance(now)
            try await perform(act)
        }
    }

    private mutating func perform(_ act: HallAct) async throws {
        switch act {
        case .sitDown, .lunch, .backFromLunch, .leave, .call, .start, .passOver, .finish:
            try await atCounter(act)
        case .arrive, .giveUp, .guide: try await atTheDoor(act)
        case .signOn, .signOff, .ask, .callPerson, .answer, .talk, .end, .abandon:
            try await online(act)
        case .enquire, .reply, .visit, .followUpVisit: try await atTheDesk(act)
        case .rate, .review, .surveyOpens, .surveyAnswer, .surveyCloses:
            try await afterwards(act)
        case .planShift, .comeToShift, .leaveShift, .callInSick: try await onShift(act)
        case .beat, .chores, .outage, .mend: try await watch(act)
        }
    }

    /// Tries again until it comes about, as whoever sits before a form does.
    @discardableResult
    mutating func insist<Value: Sendable>(
        _ name: String, _ act: () async throws -> Value
    ) async throws -> Value {
        while true { if let value = try await trial.attempt(name, act) { return value } }
    }

    /// Somewhere between the two ends, in seconds from now.
    mutating func later(_ range: ClosedRange<Int>) -> Instant { now + random.roll(range) }

    /// So many working days from now, at some time of the morning.
    mutating func workingMorning(_ days: Int) throws -> Instant {
        let day = try calendar.day(days, workingDaysAfter: now.day)
        return Instant(day, secondOfDay: 9 * 3600 + random.below(2 * 3600))
    }
}
