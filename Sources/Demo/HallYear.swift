import HallDay
import Kernel
import Queue
import Satisfaction

/// The hall's part of the demo year: how much each day brings, what goes wrong, what is surveyed.
struct HallYear: Sendable {
    private let year: WorkYear
    private let loads: [Day: DayLoad]
    let surveys: [SurveyRound]

    /// The day an upgrade of the calling system was accepted, and its record.
    static let upgrade = (day: "2025-07-18", document: "验收报告 2025-07-18")
    /// The day the service environment was assessed.
    static let assessment = "2025-12-10"

    init(_ year: WorkYear, seed: UInt64) {
        self.year = year
        var random = SeededRandom(seed: seed, for: "hall year")
        func portions(_ total: Int) -> [Int] {
            year.portions(of: total + random.below(40), &random)
        }
        let (tickets, guidings) = (portions(5400), portions(1800))
        let (conversations, enquiries) = (portions(1950), portions(1280))
        let visits = portions(640)
        // One failure is long, the others are mended within the half hour that is tolerated.
        let long = year.days[year.days.count / 4 + random.below(100)]
        var loads: [Day: DayLoad] = [:]
        for (place, day) in year.days.enumerated() {
            var load = DayLoad(
                tickets: tickets[place], guidings: guidings[place],
                conversations: conversations[place], enquiries: enquiries[place],
                fieldVisits: visits[place])
            if day == long {
                load.outage = .init(begins: 10 * 3600, seconds: 52 * 60)
            } else if random.happens(perMille: 70) {
                load.outage = .init(
                    begins: 9 * 3600 + random.below(6000), seconds: 240 + random.below(1300))
            }
            loads[day] = load
        }
        self.loads = loads
        surveys = Self.rounds(year)
    }

    func load(on day: Day) -> DayLoad? { loads[day] }

    /// The last weeks leave no time to put things right, so nobody starts what cannot be ended.
    func habits(on day: Day) -> HallHabits {
        var habits = HallHabits()
        let left = year.days.count { $0 > day }
        habits.mayBeAngry = left > 6
        if left <= 4 { habits.replyDays = 0...0 }
        if left <= 2 { (habits.evening, habits.atLunch) = (0, 0) }
        return habits
    }

    private static func rounds(_ year: WorkYear) -> [SurveyRound] {
        func round(
            _ title: String, _ audience: Audience, _ month: Int, _ drawn: Int, _ satisfied: Int
        ) -> SurveyRound {
            SurveyRound(
                title: title, audience: audience, opensOn: year.month(month)[2], drawn: drawn,
                satisfied: satisfied)
        }
        let businesses = [2: 955, 5: 962, 8: 976, 11: 984].sorted { $0.key < $1.key }.map {
            round("服务企业满意度调查（\($0.key) 月）", .businesses, $0.key, 280, $0.value)
        }
        let followers = [3, 6, 9, 11].map {
            round("公众号用户满意度调查（\($0) 月）", .followers, $0, 250, 940)
        }
        let general = [3, 4, 5, 6, 8, 9, 11].map {
            round("科普宣传公众满意度调查（\($0) 月）", .general, $0, 100, 945)
        }
        return businesses + followers + general
    }
}
