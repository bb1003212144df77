import Kernel
import Register

/// The whole year as it will be written: batches and corrections, in the order of time.
struct Ledger: Sendable {
    let writings: [Writing]
    /// Vouchers that the approver will send back, by number, with why.
    let doubtful: [String: String]

    /// One sitting of one office, or one correction.
    struct Writing: Sendable {
        let at: Instant
        let office: Office
        let work: Work
    }

    enum Work: Sendable {
        case batch([EntryDraft])
        case correction(Correction)
        case money(MoneyWork)
    }

    /// An entry that turned out wrong, and the right one if there is one.
    struct Correction: Sendable {
        let wrong: EntryDraft
        let right: EntryDraft?
        let reason: String
    }

    /// - Throws: `Misread` where the scenario does not fit the year.
    init(_ scenario: Scenario, _ year: WorkYear, seed: UInt64) throws {
        var weaver = Weaver(year, seed: seed)
        for stream in scenario.streams { try weaver.weave(stream) }
        var acts = weaver.acts
        let money = Set(scenario.money.lines.map(\.measure))
        var corrections: [Writing] = []
        for slip in scenario.slips {
            corrections.append(
                try money.contains(slip.measure)
                    ? slip.misspend(in: &acts, year) : slip.make(in: &acts, year))
        }
        var random = SeededRandom(seed: seed, for: "sittings")
        let ordered = scenario.streams.map(\.measure).uniqued.flatMap { acts[$0] ?? [] }
        let batches = Dictionary(grouping: ordered) { act in
            Sitting(act, isMoney: money.contains(act.measure))
        }.sorted { $0.key < $1.key }
            .map { sitting, acts in
                Writing(
                    at: sitting.start + random.below(540), office: sitting.office,
                    work: sitting.isMoney ? .money(.pay(acts)) : .batch(acts.map(\.draft)))
            }
        let payments = batches.filter { if case .money = $0.work { true } else { false } }
        let misspent = corrections.filter { if case .money = $0.work { true } else { false } }
        let decisions = try Self.money(scenario.money, payments, misspent)
        writings = (batches + corrections + decisions).sorted { $0.at < $1.at }
        doubtful = Dictionary(
            misspent.compactMap(\.doubt).map { ($0.number, $0.reason) },
            uniquingKeysWith: { first, _ in first })
    }
}

/// When one office writes: what is left from other days in the morning, else in the evening.
private struct Sitting: Hashable, Comparable {
    let office: Office
    let start: Instant
    let isMoney: Bool

    init(_ act: Act, isMoney: Bool) {
        office = act.office
        self.isMoney = isMoney
        let sessions = act.office.sessions
        let isLate = act.recordedOn > act.day
        start = Instant(act.recordedOn, secondOfDay: isLate ? sessions.morning : sessions.evening)
    }

    static func < (a: Sitting, b: Sitting) -> Bool { a.start < b.start }
}

extension Slip {
    /// Puts the mistake among the entries, and returns what puts it right.
    fileprivate func make(
        in acts: inout [String: [Act]], _ year: WorkYear
    ) throws -> Ledger.Writing {
        guard var of = acts[measure], of.indices.contains(entry) else {
            throw Misread("no entry \(entry) of \(measure)")
        }
        let right = of[entry]
        var written = right
        if let wrong {
            written.amount = wrong
            of[entry] = written
        } else {
            of.insert(right, at: entry)
        }
        acts[measure] = of
        let seenOn = year.recordingDay(after, after: right.recordedOn)
        return Ledger.Writing(
            at: Instant(seenOn, secondOfDay: (17 * 60 + 2) * 60 + entry % 600),
            office: right.office,
            work: .correction(
                .init(
                    wrong: written.draft, right: wrong == nil ? nil : right.draft,
                    reason: reason)))
    }
}

extension Slip {
    /// Puts a wrong payment among the others, and returns what puts it right.
    fileprivate func misspend(
        in acts: inout [String: [Act]], _ year: WorkYear
    ) throws -> Ledger.Writing {
        guard var of = acts[measure], of.indices.contains(entry), let wrong else {
            throw Misread("no payment \(entry) of \(measure)")
        }
        let right = of[entry]
        of[entry].amount = wrong
        acts[measure] = of
        let seenOn = year.recordingDay(after, after: right.recordedOn)
        return Ledger.Writing(
            at: Instant(seenOn, secondOfDay: (17 * 60 + 2) * 60), office: right.office,
            work: .money(
                .putRight(
                    MoneySlip(
                        wrong: of[entry], right: right, reason: reason,
                        isReturned: returned == true))))
    }
}

extension Ledger.Writing {
    /// The number of a voucher that will be sent back, and why.
    fileprivate var doubt: (number: String, reason: String)? {
        guard case .money(.putRight(let slip)) = work, slip.isReturned else { return nil }
        return (slip.wrong.document, slip.reason)
    }
}

extension [String] {
    /// Each once, in the order they come first.
    fileprivate var uniqued: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
