/// What one page shows: its properties are the tags of the template that bears its name.
package protocol Page: Sendable {
    /// The file in `Templates`, without its ending.
    static var template: String { get }
    /// What the browser's tab says, before the name of the program.
    var title: String { get }
    /// The part of the site it belongs to.
    var area: Area? { get }
    /// What is around it.
    var frame: Frame { get }
    /// Styles and modules of its own besides the site's, such as `queue-screen.css`, `chat.js`.
    var assets: [String] { get }
}

extension Page {
    /// Pages outside every part, such as the door.
    package var area: Area? { nil }
    package var frame: Frame { .staff }
    package var assets: [String] { [] }
}

/// What is around a page; the template that it is set in bears the same name.
package enum Frame: String, Sendable {
    /// The bar with the parts of the site and who is signed in.
    case staff = "layout"
    /// A visitor's phone: no account, one column.
    case visitor
    /// A kiosk or a calling screen: nothing but the page.
    case device
}

/// The parts of the site, as the bar at the top lists them.
package enum Area: String, CaseIterable, Sendable {
    case overview, year, cycle, worklist, hall, help, satisfaction, finance, register, imports
    case shifts, journal, people, keys
}
