import Kernel

/// Where somebody is on duty.
package struct Place: Hashable, Sendable {
    package let kind: Kind
    /// Which one, where there are several: `3号窗口`; may be empty.
    package let name: String

    /// What is done there.
    package enum Kind: String, Codable, CaseIterable, Sendable {
        case counter, reception, help

        /// What somebody must be allowed to do to be on duty there.
        package var permission: Permission {
            switch self {
            case .counter: .serveCounter
            case .reception: .receiveVisitor
            case .help: .answerHelp
            }
        }

        package var title: Words {
            switch self {
            case .counter: Words("窗口", "Counter")
            case .reception: Words("前台", "Front desk")
            case .help: Words("线上帮办", "Online help")
            }
        }
    }

    package init(_ kind: Kind, _ name: String = "") {
        self.kind = kind
        self.name = name
    }
}

/// A time of a day, as `09:00`; `24:00` is its end.
package struct DayTime: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Seconds since midnight in Shanghai, 0 to 86,400.
    package let second: Int

    package init(second: Int) { self.second = second }

    /// Nil for anything but hours and minutes.
    package init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].count == 2, (1...2).contains(parts[0].count),
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let hours = Int(parts[0]), let minutes = Int(parts[1]), minutes < 60
        else { return nil }
        second = hours * 3600 + minutes * 60
        guard second <= 86_400 else { return nil }
    }

    package static func < (a: DayTime, b: DayTime) -> Bool { a.second < b.second }

    package var description: String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(two(second / 3600)):\(two(second / 60 % 60))"
    }
}
