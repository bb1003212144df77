import Foundation

/// A moment, as milliseconds since 1970 in UTC.
package struct Instant: Hashable, Comparable, Sendable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// The beginning of a day in Shanghai plus so many seconds.
    package init(_ day: Day, secondOfDay: Int = 0) {
        let seconds = day.number * 86_400 + secondOfDay - Instant.shanghaiOffsetSeconds
        milliseconds = Int64(seconds) * 1000
    }

    /// China keeps one time and has had no summer time since 1991; records begin later.
    package static let shanghaiOffsetSeconds = 8 * 3600

    package static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }

    package static func + (instant: Instant, seconds: Int) -> Instant {
        Instant(milliseconds: instant.milliseconds + Int64(seconds) * 1000)
    }

    /// Whole seconds from `b` to `a`, negative when `a` is earlier.
    package static func - (a: Instant, b: Instant) -> Int {
        Int((a.milliseconds - b.milliseconds) / 1000)
    }

    private var shanghaiSeconds: Int {
        let (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1000)
        return Int(seconds) - (rest < 0 ? 1 : 0) + Instant.shanghaiOffsetSeconds
    }

    /// The day it is in Shanghai.
    package var day: Day {
        let seconds = shanghaiSeconds
        return Day(number: (seconds - ((seconds % 86_400) + 86_400) % 86_400) / 86_400)
    }

    /// Seconds since midnight in Shanghai.
    package var secondOfDay: Int { shanghaiSeconds - day.number * 86_400 }
}

extension Instant: CustomStringConvertible, Codable {
    /// ISO 8601 with offset: `2025-10-17T16:20:05.123+08:00`.
    package var description: String {
        let fraction = ((milliseconds % 1000) + 1000) % 1000
        let padded = String(String(1000 + fraction).dropFirst())
        return "\(day)T\(clockText).\(padded)+08:00"
    }

    /// Hours, minutes and seconds in Shanghai: `16:20:05`.
    package var clockText: String {
        let second = secondOfDay
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))"
    }

    package init(from decoder: any Decoder) throws {
        milliseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }
}

/// Where the time comes from: the machine's clock, or a simulated one.
package struct WallClock: Sendable {
    package let now: @Sendable () -> Instant

    package init(now: @escaping @Sendable () -> Instant) { self.now = now }

    package static let machine = WallClock {
        Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    }

    package var today: Day { now().day }
}
