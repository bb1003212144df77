import Foundation
import Helpdesk
import Kernel
import TestStores
import Testing

@Suite struct PictureTests {
    private static let png = Data(
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + Array("picture".utf8))

    @Test(arguments: [
        (Data("<svg onload=alert(1)>".utf8), "not_a_picture"),
        (Data("GIF89a".utf8), "not_a_picture"), (Data(), "not_a_picture"),
        (png + Data(count: PictureDraft.limit), "picture_too_large"),
    ])
    func `only a picture by its content is one`(_ bytes: Data, _ code: String) async {
        await expectHelpRefusal(code, at: "picture") { _ = try PictureDraft(bytes) }
    }

    @Test(arguments: TestStore.allCases)
    func `a picture is kept sealed, and gone once its conversation is erased`(
        _ store: TestStore
    ) async throws {
        try await withHelp(on: store) { help in
            try await help.duty.change(to: .available, by: .lin)
            let zhang = try await help.answered(by: .lin)
            let sent = try await help.visitors.say(
                MessageDraft(picture: try PictureDraft(Self.png)), in: zhang.secret)
            guard case .picture(let picture) = sent.content else {
                Issue.record("\(sent.content)")
                return
            }
            #expect(picture.type == "image/png")
            #expect(picture.size == Self.png.count)
            let seen = try await help.assistants.picture(picture.id, in: zhang.id, by: .lin)
            #expect(seen?.bytes == Self.png)
            #expect(
                try await help.visitors.picture(picture.id, in: zhang.secret)?.bytes == Self.png)
            let other = try await help.begin()
            #expect(try await help.visitors.picture(picture.id, in: other.secret) == nil)
            try await help.assistants.end(zhang.id, by: .lin)
            try await help.assistants.erase(zhang.id, because: "当事人要求", by: .tang)
            #expect(try await help.visitors.picture(picture.id, in: zhang.secret) == nil)
            #expect(try await help.messages(zhang).filter { $0.content == .erased }.count == 3)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `erasing leaves no word behind, and the journal whole`(_ store: TestStore) async throws {
        try await withHelp(on: store) { help in
            try help.clock.move(to: "2025-10-17 16:59:00")
            let zhang = try await help.begin("我叫张三丰，电话 13800000000")
            _ = try await help.visitors.call(in: zhang.secret)
            try help.clock.move(to: "2025-10-17 17:00:00")
            try await help.centre.runChores()
            try await help.visitors.leave(
                contact: Person(name: "张三丰", telephone: "13800000000"), in: zhang.secret)
            let found = ConversationFilter(text: "张三丰")
            #expect(try await help.centre.read { try $0.conversations(found) }.count == 1)
            await expectHelpRefusal("not_answered") {
                try await help.assistants.erase(zhang.id, because: "当事人要求", by: .tang)
            }
            let id = try #require(try await help.conversation(zhang).enquiry)
            try await help.enquiries.answer(
                id, text: "张三丰您好", channel: .telephone, by: .lin)
            try await help.assistants.erase(zhang.id, because: "当事人要求", by: .tang)
            #expect(try await help.centre.read { try $0.conversations(found) }.isEmpty)
            #expect(try await help.centre.read { try $0.wordsLeft() } == [0, 0, 0, 0])
            #expect(
                try await help.centre.read { try $0.first("SELECT 1 AS one FROM person") } == nil)
            #expect(try await help.centre.read { try $0.verifyJournal() }.isWhole)
        }
    }
}

extension Reader {
    /// How many rows still hold words of 张三丰: of the journal, talks, enquiries, the search.
    fileprivate func wordsLeft() throws -> [Int] {
        let counts: [SQL] = [
            "SELECT COUNT(*) AS n FROM journal WHERE detail LIKE '%张三丰%'",
            "SELECT COUNT(*) AS n FROM help_message WHERE body IS NOT NULL",
            "SELECT COUNT(*) AS n FROM help_enquiry WHERE question || answer <> ''",
            "SELECT COUNT(*) AS n FROM full_text_document",
        ]
        return try counts.map { try first($0)?("n") ?? -1 }
    }
}

extension ConversationFilter {
    init(text: String) {
        self.init()
        self.text = text
    }
}
