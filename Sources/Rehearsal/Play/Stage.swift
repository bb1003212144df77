import Kernel
import Register

/// The rehearsed centre with everything that plays on it.
struct Stage {
    var dice: SeededRandom
    var book = Book()
    var fold = JournalFold()
    var outcome = Outcome()
    let plan = FailurePlan()
    private let clock = StageClock(Instant(Day.first(of: Repertoire.year), secondOfDay: 9 * 3600))
    private let troupe: Troupe
    private(set) var centre: Centre
    private var documents = 0

    init(dice: SeededRandom, troupe: Troupe) throws {
        self.dice = dice
        self.troupe = troupe
        centre = try troupe.centre(clock.wallClock, plan)
    }

    var today: Day { clock.wallClock.today }
    var register: RegisterDesk { RegisterDesk(centre) }

    /// A day's acts, in the order the dice bring them.
    mutating func playDay() async throws {
        if book.declarations.isEmpty { try await openCentre() }
        for _ in 0..<dice.roll(today.weekday > 5 ? 2...6 : 12...28) {
            clock.advance(seconds: dice.roll(10...900))
            try await playAct()
        }
        outcome.days += 1
        outcome.journal = book.journal
    }

    private mutating func playAct() async throws {
        switch dice.roll(0...99) {
        case 0..<38: try await recordOne()
        case 38..<53: try await typeNonsense()
        case 53..<65: try await correctOne()
        case 65..<71: try await correctWrongly()
        case 71..<75: try await importTable()
        case 75..<78: try await importBadTable()
        case 78..<84: try await intrude()
        case 84..<89: try await crowdIn()
        case 89..<91: try await raceToCorrect()
        case 91..<94: try await declareAgain()
        case 94..<96: try await adjustDeclaration()
        case 96..<98: try await bindAgain()
        default: try await declareMeasureWrongly()
        }
    }

    /// Night falls; sometimes the program is started anew.
    mutating func endDay() throws {
        if dice.happens(perMille: 150) {
            try centre.store.close()
            centre = try troupe.centre(clock.wallClock, plan)
            outcome.restarts += 1
        }
        clock.advanceToNextMorning()
    }

    func close() throws { try centre.store.close() }

    /// A document number that was never used before; bad input is marked by its letter.
    mutating func newDocument(_ letter: String = "R") -> String {
        documents += 1
        return "\(letter)\(1_000_000 + documents)"
    }

    /// An entry in order, for a measure of the dice's choice.
    mutating func draw() -> Drawn {
        dice.draw(dice.pick(book.measures), document: newDocument(), today: today)
    }
}
