import Kernel

/// The hall as it is set up: matters, counters and rules, as of one version of the settings.
package struct Hall: Sendable {
    /// Grows by one with every change of the settings.
    package let version: Int
    /// The day it was first set up; nil before. Its health counts from then on.
    package let since: Day?
    package let rules: HallRules
    package let categories: [Category]
    package let matters: [Matter]
    package let counters: [Counter]
    private let matterByID: [Matter.ID: Matter]
    private let counterByID: [Counter.ID: Counter]
    private let countersByMatter: [Matter.ID: [Counter]]

    init(
        version: Int, since: Day?, rules: HallRules, categories: [Category], matters: [Matter],
        counters: [Counter]
    ) {
        self.version = version
        self.since = since
        self.rules = rules
        self.categories = categories
        self.matters = matters
        self.counters = counters
        matterByID = Dictionary(
            matters.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        counterByID = Dictionary(
            counters.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let inUse = counters.filter { $0.retiredAt == nil }
        let serving = matters.map { matter in
            (matter.id, inUse.filter { $0.matters.contains(matter.id) })
        }
        countersByMatter = Dictionary(serving, uniquingKeysWith: { first, _ in first })
    }

    package func matter(_ id: Matter.ID) -> Matter? { matterByID[id] }
    package func counter(_ id: Counter.ID) -> Counter? { counterByID[id] }
    package func category(_ letter: String) -> Category? {
        categories.first { $0.letter == letter }
    }

    /// The matters of one category, in order; closed ones too.
    package func matters(of letter: String) -> [Matter] { matters.filter { $0.letter == letter } }

    /// The matters for which a time can be booked.
    package var bookable: [Matter] { matters.filter { $0.isOpen && $0.appointmentPlaces > 0 } }

    /// The counters in use that serve a matter.
    package func counters(serving matter: Matter.ID) -> [Counter] {
        countersByMatter[matter] ?? []
    }
}
