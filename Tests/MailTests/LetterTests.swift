import Foundation
import Kernel
import Testing
@testable import Mail

/// What a letter looks like on its way.
struct LetterTests {
    private func letter(_ subject: String, _ body: String, to name: String = "") throws -> Letter {
        Letter(
            id: "0192", from: try Mailbox("centre@example.com", name: "准星"),
            to: try Mailbox("wang@example.com", name: name), subject: subject, body: body,
            writtenAt: Instant(milliseconds: 1_760_689_205_123))
    }

    @Test func `every line is seven bits, short, and ends with CR and LF`() throws {
        let long = String(repeating: "证书送达时间超过十个工作日，", count: 40)
        for body in [long, "Plain = words\n" + String(repeating: "x", count: 200), ".\n..\n"] {
            let message = try letter(long, body).message
            #expect(message.utf8.allSatisfy { $0 < 128 })
            let lines = message.split(separator: "\r\n", omittingEmptySubsequences: false)
            #expect(lines.allSatisfy { $0.utf8.count <= 78 && !$0.contains("\n") })
            #expect(message.hasSuffix("\r\n"))
        }
    }

    @Test func `a subject is cut between characters and says the same when it is put together`()
        throws
    {
        let subject = "准星提醒：3 件事，其中超期 1 件 🙂 " + String(repeating: "窗", count: 60)
        let message = try letter(subject, "x").message
        let header = try #require(message.range(of: "Subject: "))
        let folded = message[header.upperBound...].components(separatedBy: "\r\nMessage-ID")[0]
        let words = folded.components(separatedBy: "\r\n ")
        #expect(words.count > 3 && words.allSatisfy { $0.utf8.count <= 75 })
        let text = try words.map { word in
            let inner = word.dropFirst("=?UTF-8?B?".count).dropLast(2)
            let data = try #require(Data(base64Encoded: String(inner)))
            return try #require(String(data: data, encoding: .utf8))
        }.joined()
        #expect(text == subject)
    }

    @Test func `nothing that is typed becomes a header of its own`() throws {
        let message = try letter("a\r\nBcc: x@example.com", "b", to: "王\r\nBcc: y@z.cn").message
        #expect(!message.contains("\r\nBcc"))
        for address in [
            "a@b\r\nRCPT TO:<x@y.cn>", "a b@c.cn", "a@b", "@c.cn", "a..b@c.cn", "<a@b.cn>",
            "a@-b.cn", "王@b.cn", String(repeating: "a", count: 65) + "@b.cn", "",
        ] {
            #expect(throws: Refusal.self) { try Mailbox(address) }
        }
        #expect(try Mailbox(" wang.li+work@mail.centre.example ").address.hasPrefix("wang.li+"))
        #expect(try Mailbox("root@localhost").address == "root@localhost")
    }

    @Test func `quoted text keeps its spaces, its equals signs and its points`() throws {
        let (encoding, text) = BodyText.encoded("a=b \nend.\n" + String(repeating: "y", count: 90))
        #expect(encoding == "quoted-printable" && text.hasPrefix("a=3Db=20\r\nend.\r\n"))
        #expect(text.contains("=\r\n"))
        #expect(BodyText.encoded("超期").encoding == "base64")
    }

    @Test func `pauses grow from a minute to four hours`() {
        let pauses = (0...7).map(OutboxLetter.pause)
        #expect(pauses == [0, 60, 300, 900, 3600, 14400, 14400, 14400])
    }
}
