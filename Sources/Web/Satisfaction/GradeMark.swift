import Kernel
import Satisfaction

/// A grade as pages show it: its word, its number, its colour.
struct GradeMark: Sendable {
    let word: String
    let number: Int
    /// As the pills name colours.
    let color: String

    init(_ grade: RatingGrade, _ t: Strings) {
        word = t(grade.title)
        number = grade.rawValue
        color = GradeMark.color(grade)
    }

    static func color(_ grade: RatingGrade) -> String {
        switch grade {
        case .verySatisfied, .satisfied: "green"
        case .basicallySatisfied: "yellow"
        case .dissatisfied, .veryDissatisfied: "red"
        }
    }
}

extension Instant {
    /// To the minute: `2025-10-17 16:20`.
    var dayAndMinute: String { "\(day) \(clockText.prefix(5))" }
}
