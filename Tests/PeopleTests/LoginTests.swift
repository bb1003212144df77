import Kernel
import Testing

@testable import People

@Suite struct LoginTests {
    @Test(arguments: [
        ("li.na", "li.na"), (" Li.Na ", "li.na"), ("ＬＩ．ＮＡ", "li.na"), ("a1", "a1"),
        ("zhang_wei-2", "zhang_wei-2"),
        (String(repeating: "a", count: 40), String(repeating: "a", count: 40)),
    ])
    func `a login is kept in one form however it is typed`(_ typed: String, _ kept: String) throws {
        #expect(try Login(typed).description == kept)
    }

    @Test(arguments: [
        ("", "login_length"), ("a", "login_length"), ("  a  ", "login_length"),
        (String(repeating: "a", count: 41), "login_length"),
        ("li na", "login_letters"), ("李娜", "login_letters"), ("li@na", "login_letters"),
        ("аdmin", "login_letters"), ("li\u{0}na", "login_letters"),
    ])
    func `a login of another length or other letters is refused`(
        _ typed: String, _ code: String
    ) async {
        await expectRefusal(code, at: "login") { _ = try Login(typed) }
    }
}
