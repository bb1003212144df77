import Foundation
import Kernel

/// A password as it is compared: composed and full-width characters in one form, so that the
/// same password typed on two keyboards is the same.
struct Password: Hashable, Sendable {
    let text: String

    init(_ typed: String) { text = typed.precomposedStringWithCompatibilityMapping }

    /// - Throws: `password_short`, `password_long`, `password_is_login`, `password_obvious`.
    func mustSuit(_ login: Login) throws(Refusal) {
        guard text.count >= 10 else { throw .passwordShort }
        guard text.count <= 128, text.utf8.count <= 1024 else { throw .passwordLong }
        let plain = text.lowercased()
        guard plain != login.description else { throw .passwordIsLogin }
        guard Set(plain).count >= 4, !Password.obvious.contains(plain) else {
            throw .passwordObvious
        }
    }

    /// What is tried first wherever people speak Chinese, of ten characters and more.
    private static let obvious: Set = [
        "0123456789", "1234567890", "12345678910", "0987654321", "9876543210", "1qaz2wsx3edc",
        "1q2w3e4r5t", "qwertyuiop", "asdfghjkl;", "abcdefghij", "password123", "password1234",
        "passw0rd123", "administrator", "admin12345", "admin123456", "woaini1314", "woaini5201314",
        "5201314520", "zhunxing123", "zhunxing2026", "iloveyou123", "letmein123", "welcome123",
    ]
}

extension Password: CustomStringConvertible {
    /// Never the password, wherever it may be printed by mistake.
    var description: String { "••••" }

    /// A password to be used once: four groups of four, 79 bits, without characters that are
    /// mistaken for one another when read aloud or from paper.
    static func oneTime() -> Password {
        let letters = Array("abcdefghjkmnpqrstuvwxyz23456789")
        let groups = (0..<4).map { _ in
            String((0..<4).map { _ in letters[Int.random(in: letters.indices)] })
        }
        return Password(groups.joined(separator: "-"))
    }
}

extension Refusal {
    fileprivate static let passwordShort = Refusal(
        "password_short", "密码至少要 10 个字符。可以用一句话。",
        "A password has at least 10 characters. A sentence will do.", at: "password")

    fileprivate static let passwordLong = Refusal(
        "password_long", "密码最多 128 个字符。", "A password has at most 128 characters.",
        at: "password")

    fileprivate static let passwordIsLogin = Refusal(
        "password_is_login", "密码不能与登录名相同。",
        "A password may not be the sign-in name.", at: "password")

    fileprivate static let passwordObvious = Refusal(
        "password_obvious", "这个密码太容易猜到，请换一个。",
        "This password is among the first that are guessed. Choose another.", at: "password")

    static let passwordUnchanged = Refusal(
        "password_unchanged", "新密码不能与原密码相同。",
        "The new password may not be the old one.", at: "password")

    static let oldPasswordWrong = Refusal(
        "old_password_wrong", "原密码不正确。", "The old password is not right.",
        at: "old_password")
}
