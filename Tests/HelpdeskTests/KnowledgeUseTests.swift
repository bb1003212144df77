import Helpdesk
import Kernel
import Testing
import TestStores

@Suite struct KnowledgeUseTests {
    @Test(arguments: TestStore.allCases)
    func `what was shown and whether it helped is counted, and helping is a measure`(
        store: TestStore
    ) async throws {
        try await withKnowledge(on: store) { centre, desk, clock in
            let id = try await desk.publishNew()
            try await desk.noteShown([id, "unknown", id])
            try await desk.rate(id, helped: true)
            clock.move(to: day("2025-10-20"))
            try await desk.rate(id, helped: false, question: "证书多久寄到 13800001234")
            try await desk.noteShown([id])
            let (use, figure) = try await centre.read { reader in
                let evidence = Evidence(
                    of: ["helpdesk.knowledge_helped"], from: day("2025-10-01"),
                    through: day("2025-10-31"))
                return (try reader.articleUse(id), try reader.figure(.share, evidence))
            }
            #expect(use == ArticleUse(shown: 3, helped: 1, unhelped: 1))
            #expect(figure?.value.text(decimals: 2, trimmed: true) == "50")
            #expect(
                try await faults { try await desk.rate("unknown", helped: true) }
                    == ["no_such_article"])
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a question without an answer is listed once, counted, and closed by an editor`(
        store: TestStore
    ) async throws {
        try await withKnowledge(on: store) { centre, desk, _ in
            let id = try await desk.publishNew()
            for text in ["能代缴水费吗", "能代缴水费吗？", " 能代繳水費嗎 ", "？！", ""] {
                try await desk.noteUnanswered(text)
            }
            try await desk.rate(id, helped: false, question: "能代缴水费吗")
            let open = try await centre.read { try $0.openQuestions() }
            #expect(open.map(\.asked) == [3, 1])
            #expect(open.map(\.cause) == [.nothingFound, .notHelpful])
            try await desk.close(open[0].id, answeredBy: id, by: .qian)
            try await desk.close(open[1].id, answeredBy: nil, by: .qian)
            #expect(
                try await faults { try await desk.close(open[0].id, answeredBy: nil, by: .qian) }
                    == ["no_such_question"])
            #expect(try await centre.read { try $0.openQuestions() }.isEmpty)
            try await desk.noteUnanswered("能代缴水费吗")
            #expect(try await centre.read { try $0.openQuestions() }.map(\.asked) == [1])
        }
    }

    @Test(arguments: TestStore.allCases)
    func `no number of a person is kept, and nothing that was typed is in the journal`(
        store: TestStore
    ) async throws {
        try await withKnowledge(on: store) { centre, desk, clock in
            try await desk.noteUnanswered("我是王小明，电话13800001234，身份证31010119900101123X")
            let texts = try await centre.read { try $0.openQuestions().map(\.text) }
            #expect(texts == ["我是王小明，电话＊＊＊＊＊＊＊＊＊＊＊，身份证＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊"])
            let details: [String] = try await centre.read { reader in
                try reader.rows("SELECT detail FROM journal").map { try $0("detail") }
            }
            #expect(details.count == 1 && details.allSatisfy { !$0.contains("王小明") })
            clock.move(to: day("2026-04-16"))
            try await centre.runChores()
            #expect(try await centre.read { try $0.openQuestions() }.isEmpty)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a draft waits five working days for its review, and a published article for a look`(
        store: TestStore
    ) async throws {
        try await withKnowledge(on: store) { centre, desk, clock in
            let id = try await desk.propose(.sound(), code: "mail", by: .sun)
            let first = try await centre.cases()
            #expect(first == ["helpdesk.article/mail review 2025-10-24"])
            try await desk.review(id, by: .qian)
            try await desk.publish(id, due: day("2025-12-17"), by: .qian)
            #expect(try await centre.cases().isEmpty)
            clock.move(to: day("2025-11-18"))
            #expect(
                try await centre.cases() == ["helpdesk.article/mail watch 2025-12-17 2025-12-17"])
            try await desk.confirm(id, by: .feng)
            #expect(try await centre.cases().isEmpty)
            let due = try await centre.read { try $0.articleReviewDue(id) }
            #expect(due == day("2026-05-20"))
            let past = Instant(day("2025-11-17"), secondOfDay: 3600)
            #expect(try await centre.cases(at: past).count == 1)
            #expect(
                try await faults { try await desk.confirm(id, due: day("2025-11-18"), by: .feng) }
                    == ["bad_review_due@review_due"])
            let all = try await centre.read { reader in
                try centre.clocks(of: Subject("helpdesk.article", id), reader).count
            }
            #expect(all == 3)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `solved conversations are suggested to assistants beside articles, never to visitors`(
        store: TestStore
    ) async throws {
        try await withKnowledge(on: store) { centre, desk, _ in
            try await desk.publishNew()
            try await centre.write(as: "system") { transaction in
                try transaction.index(
                    FullTextDocument(
                        kind: Suggestion.Kind.conversation.rawValue, id: "c1",
                        titles: ["证书邮寄到新疆要几天"], body: "办事人：证书邮寄到新疆要几天？帮办员：一般五天。"))
            }
            let today = centre.clock.today
            let (visitor, assistant) = try await centre.read { reader in
                (
                    try reader.suggestions(for: "证书邮寄", on: today),
                    try reader.suggestions(
                        for: "证书邮寄", kinds: [.article, .conversation], on: today)
                )
            }
            #expect(visitor.map(\.id) == ["mail"])
            #expect(visitor.first?.source?.title == "《中华人民共和国行政许可法》")
            #expect(assistant.map(\.kind) == [.article, .conversation])
            #expect(assistant.last?.path == "/help/transcripts/c1")
        }
    }
}

extension Centre {
    /// The cases open at a moment, each with the day it is due.
    fileprivate func cases(at instant: Instant? = nil) async throws -> [String] {
        let instant = instant ?? clock.now()
        return try await read { reader in
            try openCases(reader, at: instant).map { item in
                let due = try item.deadline.due(WorkCalendar()).map { "\($0.day)" } ?? "never"
                return "\(item.subject) \(item.clock) \(due)"
            }
        }
    }
}
