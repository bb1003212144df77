import Kernel

/// What makes a target executable: the measure behind an indicator and how it is gathered.
package struct Binding: Hashable, Codable, Sendable {
    package let measure: String
    package let gathering: Gathering
    /// Only this part of the measure; all of it when nil.
    package let breakdown: String?

    package init(measure: String, gathering: Gathering, breakdown: String? = nil) {
        self.measure = measure
        self.gathering = gathering
        self.breakdown = breakdown
    }
}
