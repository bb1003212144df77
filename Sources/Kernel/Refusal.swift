/// The rules say no: nothing was written, and the person is told why and what to do next.
package struct Refusal: Error, Hashable, Sendable {
    /// Stable name for programs, such as `day_in_future`.
    package let code: String
    package let words: Words
    /// The field or line it is about, where there is one.
    package let place: String?
    /// Whether the state of things forbids it (409), rather than what was sent (422).
    package let conflict: Bool

    package init(
        _ code: String, _ zh: String, _ en: String, at place: String? = nil, conflict: Bool = false
    ) {
        self.code = code
        self.words = Words(zh, en)
        self.place = place
        self.conflict = conflict
    }

    /// The same refusal said of a place, such as a line of a file.
    package func at(_ place: String) -> Refusal {
        Refusal(code, words.zh, words.en, at: place, conflict: conflict)
    }
}

/// Everything that is wrong with one document or one form, told at once.
package struct Refusals: Error, Sendable {
    package let all: [Refusal]

    package init(_ all: [Refusal]) { self.all = all }
}

/// The world failed: a disk, a connection, a damaged file. Logged; the person sees a number only.
package struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
}
