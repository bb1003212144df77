import Foundation
import Kernel

/// The name somebody signs in with, in the one form it is kept in: `li.na`.
package struct Login: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    private static let letters = Set("abcdefghijklmnopqrstuvwxyz0123456789._-")

    /// Takes what was typed: spaces around it fall away, capitals and full-width letters become
    /// plain ones.
    ///
    /// - Throws: `login_length`, `login_letters`.
    package init(_ typed: String) throws(Refusal) {
        let text = typed.precomposedStringWithCompatibilityMapping
            .trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
        guard (2...40).contains(text.count) else { throw .loginLength }
        guard text.allSatisfy(Login.letters.contains) else { throw .loginLetters }
        description = text
    }

    /// A login as the database keeps it.
    init(kept text: String) { description = text }

    /// What stands in the place of an erased person's login, so that it can be given again.
    init(erased id: String) { description = "erased-\(id)" }
}

extension Refusal {
    fileprivate static let loginLength = Refusal(
        "login_length", "登录名应为 2 到 40 个字符。", "A sign-in name has 2 to 40 characters.",
        at: "login")

    fileprivate static let loginLetters = Refusal(
        "login_letters", "登录名只能用英文字母、数字和 . _ - 三种符号。",
        "A sign-in name has only the letters a to z, digits and the signs . _ -",
        at: "login")

    static let loginTaken = Refusal(
        "login_taken", "这个登录名已有人使用，请换一个。",
        "This sign-in name is in use. Choose another.", at: "login", conflict: true)
}
