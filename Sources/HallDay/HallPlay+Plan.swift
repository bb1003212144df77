import Helpdesk
import Kernel
import Queue

extension HallPlay {
    /// Where the opening hours of a working day begin and end, in seconds of the day.
    private static var stretches: [OpeningHours.Stretch] { OpeningHours.usual.stretches }

    mutating func plan(_ day: Day, _ load: DayLoad) throws {
        for counter in counters.indices {
            note(.sitDown(counter: counter), day, 8 * 3600 + 3300 + random.below(240))
            note(.lunch(counter: counter), day, Self.stretches[0].closes)
            note(.backFromLunch(counter: counter), day, Self.stretches[1].opens + random.below(60))
            note(.leave(counter: counter), day, Self.stretches[1].closes + random.below(120))
        }
        for assistant in company.assistants.indices {
            note(.signOn(assistant: assistant), day, 8 * 3600 + 3400 + random.below(180))
            note(.signOff(assistant: assistant), day, Self.stretches[1].closes + random.below(300))
        }
        for _ in 0..<load.tickets { note(.arrive(arrival(on: day)), day, hallSecond(600)) }
        for _ in 0..<load.guidings { note(.guide, day, hallSecond(60)) }
        for _ in 0..<load.conversations { note(.ask(chat()), day, onlineSecond()) }
        for _ in 0..<load.enquiries { note(.enquire, day, hallSecond(60)) }
        for _ in 0..<load.fieldVisits { note(.visit, day, hallSecond(60)) }
        if let outage = load.outage { note(.outage(seconds: outage.seconds), day, outage.begins) }
    }

    /// Heartbeats and chores of a day, whether anybody is there or not.
    mutating func noteWatch(over day: Day) {
        for second in stride(from: 8 * 3600 + 3000, through: 17 * 3600 + 1800, by: 1500) {
            note(.beat, day, second)
        }
        for second in stride(from: 9 * 3600, through: 17 * 3600 + 1800, by: 900) {
            note(.chores, day, second)
        }
        note(.chores, day + 1, 60)
    }

    private mutating func note(_ act: HallAct, _ day: Day, _ second: Int) {
        agenda.note(act, at: Instant(day, secondOfDay: second))
    }

    /// A moment of the opening hours, the middle of the morning busiest; none in the last ones.
    private mutating func hallSecond(_ last: Int) -> Int {
        let isMorning = random.happens(perMille: 560)
        let stretch = Self.stretches[isMorning ? 0 : 1]
        let length = stretch.closes - stretch.opens - last
        // The mean of two throws: waves, not a plain.
        return stretch.opens + (random.below(length) + random.below(length)) / 2
    }

    /// Visitors write in the evening and at lunch too.
    private mutating func onlineSecond() -> Int {
        if random.happens(perMille: habits.evening) {
            return 17 * 3600 + 1800 + random.below(3 * 3600)
        }
        if random.happens(perMille: habits.atLunch) { return 11 * 3600 + 2100 + random.below(4800) }
        return hallSecond(1800)
    }

    private mutating func arrival(on day: Day) -> Arrival {
        let chance = random.below(1000)
        var left = chance
        let letter =
            HallSetting.demand.first {
                left -= $0.1
                return left < 0
            }?.0 ?? "E"
        let matters = HallSetting.categories.first { $0.letter == letter }?.matters.count ?? 1
        let way = random.below(1000)
        return Arrival(
            channel: way < habits.fromKiosk
                ? .kiosk : way < habits.fromKiosk + habits.fromPhone ? .phone : .reception,
            kind: random.happens(perMille: habits.business) ? .business : .individual,
            priority: random.happens(perMille: habits.elderly) ? .elderly : nil,
            matter: "\(letter)0\(1 + random.below(matters))",
            request: "\(day) \(random.next())")
    }

    private mutating func chat() -> Chat {
        chats += 1
        return Chat(
            number: chats,
            audience: random.happens(perMille: habits.business) ? .business : .individual,
            topic: random.pick(HallSetting.topics).id)
    }
}
