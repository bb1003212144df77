import Foundation
import Kernel

/// What is needed to add an account, checked.
struct AccountForm: Sendable {
    let login: Login
    let person: Person
    let roles: Set<Role>
    let password: Password

    /// - Throws: `Refusals` with everything that is wrong with what was typed.
    init(login typed: String, name: String, roles: Set<Role>, password: Password) throws {
        var wrong: [Refusal] = []
        func check<Value>(_ value: () throws(Refusal) -> Value) -> Value? {
            do throws(Refusal) { return try value() } catch {
                wrong.append(error)
                return nil
            }
        }
        let login = check { () throws(Refusal) in try Login(typed) }
        let name = check { () throws(Refusal) in try AccountForm.checked(name: name) }
        if roles.isEmpty { wrong.append(.rolesMissing) }
        if let login { _ = check { () throws(Refusal) in try password.mustSuit(login) } }
        guard let login, let name, wrong.isEmpty else { throw Refusals(wrong) }
        self.login = login
        person = Person(name: name)
        self.roles = roles
        self.password = password
    }

    private static func checked(name: String) throws(Refusal) -> String {
        let name = name.trimmingCharacters(in: .whitespacesAndNewlines)
        let isPrintable = name.unicodeScalars.allSatisfy {
            !CharacterSet.controlCharacters.contains($0)
        }
        guard (1...60).contains(name.count), isPrintable else { throw .nameLength }
        return name
    }
}

extension Refusal {
    fileprivate static let nameLength = Refusal(
        "name_length", "姓名应为 1 到 60 个字符。", "A name has 1 to 60 characters.", at: "name")
}
