/// Something about a document that a person should look at; errors and warnings block an import.
package struct Doubt: Codable, Hashable, Sendable {
    /// How much it weighs.
    package enum Severity: String, Codable, Sendable {
        /// The document cannot be used as it was read.
        case error
        /// It can be used only if a person says that the reading is right.
        case warning
        /// Worth knowing; nothing has to be done.
        case note
    }

    /// How much it weighs.
    package var severity: Severity
    /// Where in the file, such as "page 1, line 14".
    package var place: String
    /// What is doubtful, and what was expected.
    package var message: String

    /// Keys of the command line's JSON.
    enum CodingKeys: String, CodingKey {
        case severity
        case place = "where"
        case message
    }

    /// A doubt that makes the document unusable.
    static func error(_ place: Place, _ message: String) -> Doubt {
        Doubt(severity: .error, place: place.description, message: message)
    }

    /// A doubt that a person has to settle.
    static func warning(_ place: Place, _ message: String) -> Doubt {
        Doubt(severity: .warning, place: place.description, message: message)
    }

    /// A remark.
    static func note(_ place: Place, _ message: String) -> Doubt {
        Doubt(severity: .note, place: place.description, message: message)
    }
}
