/// What one page shows: its properties are the tags of the template that bears its name.
package protocol Page: Sendable {
    /// The file in `Templates`, without its ending.
    static var template: String { get }
    /// What the browser's tab says, before the name of the program.
    var title: String { get }
    /// The part of the site it belongs to.
    var area: Area? { get }
}

extension Page {
    /// Pages outside every part, such as the door.
    package var area: Area? { nil }
}

/// The parts of the site, as the bar at the top lists them.
package enum Area: String, CaseIterable, Sendable {
    case year, register, imports, journal, people
}
