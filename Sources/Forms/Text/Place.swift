/// A place in a file, counted from one.
struct Place: Hashable, Sendable, CustomStringConvertible {
    var page = 1
    var line = 1

    var description: String { "page \(page), line \(line)" }
}

/// A line of the file that has something on it.
struct TextLine: Hashable, Sendable {
    var text: String
    var place: Place
}
