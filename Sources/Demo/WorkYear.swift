import Kernel

/// The days of a year on which the centre is open, and how busy each of them is.
struct WorkYear: Sendable {
    let year: Int
    /// Every working day, make-up days included, in order.
    let days: [Day]
    private let places: [Day: Int]

    /// - Throws: `Refusal` when the year's holidays are not published.
    init(_ year: Int, _ calendar: WorkCalendar = WorkCalendar()) throws(Refusal) {
        var days: [Day] = []
        for number in Day.first(of: year).number...Day.last(of: year).number
        where try calendar.isWorking(Day(number: number)) {
            days.append(Day(number: number))
        }
        self.year = year
        self.days = days
        places = Dictionary(uniqueKeysWithValues: zip(days, days.indices))
    }

    /// So many working days after `day`; nil when that is past the year.
    func day(_ count: Int, after day: Day) -> Day? {
        let next = firstIndex(from: day)
        let index = places[day] == nil ? next + max(count - 1, 0) : next + count
        return index < days.count ? days[index] : nil
    }

    /// The same, held back to the last working day of the year.
    func recordingDay(_ lag: Int, after day: Day) -> Day {
        self.day(lag, after: day) ?? days[days.count - 1]
    }

    /// The working days of a month.
    func month(_ month: Int) -> [Day] { days.filter { $0.month == month } }

    /// The working days of each ISO week.
    var weeks: [[Day]] {
        Dictionary(grouping: days, by: \.monday).sorted { $0.key < $1.key }.map(\.value)
    }

    /// `count` days spread over the year, in order; more than one on a day when there are more
    /// than days.
    func spread(_ count: Int, _ random: inout SeededRandom) -> [Day] {
        (0..<count).map { index in
            let (from, to) = (index * days.count / count, (index + 1) * days.count / count)
            return days[min(from + random.below(max(to - from, 1)), days.count - 1)]
        }
    }

    private func firstIndex(from day: Day) -> Int {
        var (low, high) = (0, days.count)
        while low < high {
            let middle = (low + high) / 2
            if days[middle] < day { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension WorkYear {
    private static let months = [90, 60, 100, 100, 95, 105, 95, 90, 105, 110, 130, 145]
    /// Mondays are busiest; who works on a weekend does so for a holiday, with few visitors.
    private static let weekdays = [120, 110, 100, 100, 80, 45, 45]
    /// A new food standard took effect, and everybody came at once.
    private static let rush = 167...169

    /// How much of a year's work each day gets: season, weekday and chance.
    func load(_ random: inout SeededRandom) -> [Int] {
        days.map { day in
            let load = Self.months[day.month - 1] * Self.weekdays[day.weekday - 1]
            let rush = Self.rush.contains(day.ordinal) ? 220 : 100
            return load * rush / 100 * (80 + random.below(41)) / 100
        }
    }

    /// Divides a year's work among its days by their load; the parts make exactly the whole.
    func portions(of total: Int, _ random: inout SeededRandom) -> [Int] {
        let load = load(&random)
        let all = load.reduce(0, +)
        var (passed, given) = (0, 0)
        return load.map { share in
            passed += share
            let due = total * passed / all
            defer { given = due }
            return due - given
        }
    }
}
