import Kernel

/// The money of the year as data: what each project may spend on what, under which contracts, and
/// how its budget is adjusted.
struct MoneyPlan: Decodable, Sendable {
    let lines: [Line]
    let moves: [Move]

    /// One budget line, whose payments a stream of the scenario makes.
    struct Line: Decodable, Sendable {
        /// The stream's measure.
        let measure: String
        let project: String
        let name: String
        /// Yuan of this year's appropriation; nothing where it is all moved there later.
        let budget: String
        let target: String?
        let ceiling: String?
        let unit: String?
        let payee: String
        let contract: Contract?
    }

    /// The contract that a line's payments are made under.
    struct Contract: Decodable, Sendable {
        let number: String
        let title: String
        let amount: String
        /// Why the first payment comes before anything is accepted; nil where it does not.
        let prepaid: String?
    }

    /// One adjustment, between the lines of two streams or of one.
    struct Move: Decodable, Sendable {
        let day: String
        let kind: String
        let from: String?
        let to: String?
        let amount: String
        let reason: String
        let document: String
    }

    func line(_ measure: String) -> Line? { lines.first { $0.measure == measure } }
}
