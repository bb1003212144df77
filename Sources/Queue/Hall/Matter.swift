import Kernel

/// 业务大类: the first level of what visitors come for. Its letter begins the numbers of its
/// tickets, and stays what it is once given.
package struct Category: Hashable, Sendable {
    /// One capital letter, such as `A`; `Z` is kept for paper slips.
    package let letter: String
    package let name: Words
}

/// 事项: the second level, what a ticket is taken for.
package struct Matter: Hashable, Sendable {
    package typealias ID = String

    /// The category's letter and a number of two digits, such as `A01`; never changed.
    package let id: ID
    /// The letter of its category.
    package let letter: String
    package let name: Words
    /// How many visitors may book the same half hour; 0 when it takes no appointments.
    package let appointmentPlaces: Int
    /// Since when it takes no more tickets; those that wait are still served.
    package let closedAt: Instant?

    package var isOpen: Bool { closedAt == nil }
}

/// 窗口: a counter of the hall, and what it serves.
package struct Counter: Hashable, Sendable {
    package typealias ID = String

    /// Its number as text: `3`.
    package let id: ID
    package let number: Int
    /// What stands above it besides its number; may be empty.
    package let name: Words
    /// The matters it serves, in order of their ids.
    package let matters: [Matter.ID]
    /// Since when it is no longer used.
    package let retiredAt: Instant?

    /// The lines it calls from: those of its matters, and its own, into which tickets are
    /// transferred that only this counter is to serve.
    let lines: [String]
    /// The same as rows for `VALUES`, made once: every call asks for them.
    let lineRows: SQL

    init(id: ID, number: Int, name: Words, matters: [Matter.ID], retiredAt: Instant?) {
        self.id = id
        self.number = number
        self.name = name
        self.matters = matters
        self.retiredAt = retiredAt
        lines = matters + [Counter.line(id)]
        lineRows = SQL(joining: lines.map { "(\($0))" }, by: ", ")
    }

    static func line(_ counter: ID) -> String { "@\(counter)" }
}
