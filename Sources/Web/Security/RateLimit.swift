import Kernel
import Synchronization

/// How often visitors may do what, counted in memory: a bucket of tokens for each kind of act and
/// each address or case, which empties by one with each act and fills again as time passes.
///
/// Each server process counts by itself, so several of them allow several times as much. Its
/// memory is bounded: buckets that have filled up again are forgotten first.
final class RateLimit: Sendable {
    private struct Key: Hashable {
        let act: VisitorAct
        let whose: String
    }

    private struct Bucket {
        var tokens: Double
        var at: Instant

        /// A clock that was set back fills nothing, and takes nothing away.
        mutating func fill(_ allowance: Allowance, at now: Instant) {
            let seconds = Double(max(0, now.milliseconds - at.milliseconds)) / 1000
            tokens = min(Double(allowance.burst), tokens + seconds * allowance.perSecond)
            at = now
        }
    }

    private let buckets = Mutex<[Key: Bucket]>([:])
    private let capacity: Int

    /// - Parameter capacity: how many buckets are remembered at most; about 150 bytes each.
    init(capacity: Int = 65_536) { self.capacity = capacity }

    /// Takes one token, or says after how many seconds there will be one.
    func take(
        _ act: VisitorAct, of whose: String, _ allowance: Allowance, at now: Instant
    ) -> Int? {
        buckets.withLock { buckets in
            let key = Key(act: act, whose: whose)
            var bucket = buckets[key] ?? Bucket(tokens: Double(allowance.burst), at: now)
            bucket.fill(allowance, at: now)
            defer {
                buckets[key] = bucket
                if buckets.count > capacity { Self.forget(&buckets, capacity) }
            }
            guard bucket.tokens >= 1 else {
                return max(1, Int(((1 - bucket.tokens) / allowance.perSecond).rounded(.up)))
            }
            bucket.tokens -= 1
            return nil
        }
    }

    /// How many buckets are remembered.
    var count: Int { buckets.withLock { $0.count } }

    /// Forgets the half that has been left alone the longest, which has mostly filled up again.
    private static func forget(_ buckets: inout [Key: Bucket], _ capacity: Int) {
        let newest = buckets.sorted { $0.value.at > $1.value.at }.prefix(capacity / 2)
        buckets = Dictionary(uniqueKeysWithValues: newest.map { ($0.key, $0.value) })
    }
}

/// How often something may be done: so many at once, and so many a minute in the long run.
struct Allowance: Hashable, Sendable {
    let burst: Int
    let perMinute: Int

    var perSecond: Double { Double(perMinute) / 60 }
}

/// What a visitor without an account may do only so often.
enum VisitorAct: String, CaseIterable, Sendable {
    /// Looking at a page.
    case look
    /// Searching the knowledge base.
    case search
    /// Taking a number by telephone.
    case ticket
    /// Booking a time.
    case book
    /// Typing a code at a kiosk that opens nothing.
    case code
    /// Beginning a conversation or sending an enquiry.
    case ask
    /// Saying something in a conversation.
    case say
    /// Sending a picture.
    case picture
    /// Rating, or answering a survey.
    case rate
    /// Naming a case that there is not.
    case guess
    /// Whatever a program does by its key.
    case program

    /// Of one network address; a hall's whole wireless network may be one.
    var perAddress: Allowance {
        switch self {
        case .look: Allowance(burst: 1200, perMinute: 1200)
        case .search: Allowance(burst: 240, perMinute: 120)
        case .ticket: Allowance(burst: 200, perMinute: 60)
        case .book: Allowance(burst: 30, perMinute: 10)
        case .code: Allowance(burst: 60, perMinute: 12)
        case .ask: Allowance(burst: 60, perMinute: 30)
        case .say: Allowance(burst: 600, perMinute: 300)
        case .picture: Allowance(burst: 60, perMinute: 30)
        case .rate: Allowance(burst: 120, perMinute: 60)
        case .guess: Allowance(burst: 30, perMinute: 6)
        case .program: Allowance(burst: 2400, perMinute: 2400)
        }
    }

    /// Of one case, named by its token: one person at one telephone.
    var perToken: Allowance {
        switch self {
        case .look: Allowance(burst: 120, perMinute: 120)
        case .search: Allowance(burst: 30, perMinute: 30)
        case .ticket, .ask: Allowance(burst: 3, perMinute: 1)
        case .book: Allowance(burst: 8, perMinute: 2)
        case .code: Allowance(burst: 20, perMinute: 6)
        case .say: Allowance(burst: 20, perMinute: 30)
        case .picture: Allowance(burst: 5, perMinute: 5)
        case .rate: Allowance(burst: 5, perMinute: 5)
        case .guess: Allowance(burst: 5, perMinute: 1)
        case .program: Allowance(burst: 600, perMinute: 600)
        }
    }
}
