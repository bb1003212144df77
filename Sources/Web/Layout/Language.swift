import Hummingbird

/// The languages of the house; Chinese unless the visitor chose otherwise.
package enum Language: String, CaseIterable, Sendable {
    case chinese = "zh"
    case english = "en"

    static let cookie = "zx_language"

    /// The language that a browser was set to.
    init(_ cookies: Cookies) {
        self = cookies[Language.cookie].flatMap { Language(rawValue: $0.value) } ?? .chinese
    }

    /// As HTML names it.
    var tag: String { self == .chinese ? "zh-CN" : "en" }

    var other: Language { self == .chinese ? .english : .chinese }
}
