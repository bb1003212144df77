import Kernel
import Testing

@testable import People

@Suite struct PasswordTests {
    private let login = Login(kept: "zhang.wei.zhang")

    @Test(arguments: [
        "a river at night", "Tr0ub4dor&3", "春风又绿江南岸明月何时", "1029384756x",
        String(repeating: "abcd", count: 32),
    ])
    func `a long password that is not obvious will do`(_ text: String) throws {
        try Password(text).mustSuit(login)
    }

    @Test(arguments: [
        ("", "password_short"), ("九个字的密码不够长", "password_short"),
        ("abcdefgh9", "password_short"), (String(repeating: "abc", count: 43), "password_long"),
        ("Zhang.Wei.Zhang", "password_is_login"), ("ｚｈａｎｇ．ｗｅｉ．ｚｈａｎｇ", "password_is_login"),
        ("1234567890", "password_obvious"), ("Password123", "password_obvious"),
        ("aaaaaaaaaaaa", "password_obvious"), ("ababababababc", "password_obvious"),
    ])
    func `a short, endless or obvious password or the login is refused`(
        _ text: String, _ code: String
    ) async {
        let refusal = await expectRefusal(code, at: "password") {
            try Password(text).mustSuit(login)
        }
        #expect(refusal?.words.zh.isEmpty == false)
        #expect(refusal?.words.en.isEmpty == false)
    }

    @Test func `the same password typed on two keyboards is the same`() {
        #expect(Password("ｒｉｖｅｒ　１２３４") == Password("river 1234"))
        #expect(Password("e\u{301}tude") == Password("\u{E9}tude"))
    }

    @Test func `a password never prints itself`() {
        #expect("\(Password("a river at night"))" == "••••")
    }

    @Test func `one-time passwords suit the rule and differ`() throws {
        let passwords = (0..<200).map { _ in Password.oneTime() }
        #expect(Set(passwords).count == 200)
        for password in passwords {
            #expect(password.text.count == 19)
            #expect(!password.text.contains { "01oil".contains($0) })
            try password.mustSuit(login)
        }
    }
}
