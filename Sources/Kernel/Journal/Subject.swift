/// What something is about: an opaque reference such as `register.entry/0192…`, or to another
/// desk's record, whose inside is that desk's business.
package struct Subject: Hashable, Sendable, CustomStringConvertible {
    /// `desk.record`
    package let kind: String
    package let id: String

    package init(_ kind: String, _ id: String) {
        self.kind = kind
        self.id = id
    }

    package var description: String { "\(kind)/\(id)" }
}
