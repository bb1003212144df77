import Helpdesk
import Kernel
import Testing
import TestStores

@Suite struct KnowledgeTests {
    @Test(arguments: TestStore.allCases)
    func `an article is read once another person has reviewed it and it is published`(
        store: TestStore
    ) async throws {
        try await withKnowledge(on: store) { centre, desk, _ in
            let id = try await desk.propose(.sound(), code: "mail", by: .sun)
            #expect(try await centre.suggested("证书邮寄").isEmpty)
            #expect(
                try await faults { try await desk.publish(id, by: .qian) }
                    == ["article_not_reviewed"])
            try await desk.review(id, by: .qian)
            try await desk.publish(id, by: .qian)
            #expect(try await centre.suggested("证书邮寄") == ["mail"])
            let day = centre.clock.today
            let version = try await centre.read { try $0.publishedArticle(id, on: day) }
            #expect(version?.state == .published && version?.reviewer == "qian")
            #expect(
                try await centre.acts(on: id) == [
                    "helpdesk.article_drafted", "helpdesk.article_reviewed",
                    "helpdesk.article_published",
                ])
        }
    }

    @Test(arguments: TestStore.allCases)
    func `nobody reviews what they have written`(store: TestStore) async throws {
        try await withKnowledge(on: store) { centre, desk, _ in
            let id = try await desk.propose(.sound(), by: .qian)
            #expect(try await faults { try await desk.review(id, by: .qian) } == ["own_review"])
            try await desk.review(id, by: .feng)
            try await desk.revise(id, .sound("证书能寄到外地吗"), by: .feng)
            #expect(try await faults { try await desk.review(id, by: .feng) } == ["own_review"])
            #expect(
                try await faults { try await desk.publish(id, by: .feng) }
                    == ["article_not_reviewed"])
            #expect(try await centre.acts(on: id).count == 3)
        }
    }

    @Test(arguments: TestStore.allCases)
    func
        `a revision replaces the old wording only when it is published, and the old stays readable`(
            store: TestStore
        ) async throws
    {
        try await withKnowledge(on: store) { centre, desk, _ in
            let id = try await desk.publishNew()
            let number = try await desk.revise(
                id, .sound("证书怎么领取", variants: [], answer: "可以自取，也可以快递送达。"), by: .sun)
            #expect(number == 2)
            #expect(try await centre.suggested("运单号") == ["mail"])
            #expect(try await centre.suggested("快递").isEmpty)
            try await desk.review(id, by: .feng)
            try await desk.publish(id, by: .feng)
            #expect(try await centre.suggested("运单号").isEmpty)
            #expect(try await centre.suggested("快递") == ["mail"])
            let versions = try await centre.read { try $0.articleVersions(of: id) }
            #expect(versions.map(\.state) == [.published, .superseded])
            #expect(versions.last?.text.answer.contains("运单号") == true)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `what is withdrawn, given up or sent back says why and is not found`(
        store: TestStore
    ) async throws {
        try await withKnowledge(on: store) { centre, desk, _ in
            let id = try await desk.publishNew()
            #expect(
                try await faults { try await desk.withdraw(id, because: "", by: .qian) }
                    == ["reason_missing@reason"])
            try await desk.withdraw(id, because: "政策调整", by: .qian)
            #expect(try await centre.suggested("证书邮寄").isEmpty)
            #expect(
                try await faults { try await desk.withdraw(id, because: "再次", by: .qian) }
                    == ["article_not_published"])
            try await desk.revise(id, .sound(), by: .sun)
            try await desk.sendBack(id, because: "缺少依据", by: .qian)
            let returned = try await centre.read { try $0.articleVersions(of: id).first }
            #expect(returned?.state == .returned && returned?.remark == "缺少依据")
            #expect(
                try await faults { try await desk.review(id, by: .qian) }
                    == ["article_not_drafted"])
            try await desk.revise(id, .sound(), by: .sun)
            try await desk.discard(id, by: .qian)
            #expect(try await faults { try await desk.review(id, by: .qian) } == ["nothing_open"])
            let states = try await centre.read { try $0.articleVersions(of: id).map(\.state) }
            #expect(states == [.discarded, .withdrawn])
        }
    }

    @Test(arguments: TestStore.allCases)
    func `an assistant changes their own draft, and an editor anybody's`(
        store: TestStore
    ) async throws {
        try await withKnowledge(on: store) { _, desk, _ in
            let id = try await desk.propose(.sound(), by: .qian)
            let stranger = Actor(id: "li", roles: [.assistant])
            #expect(
                try await faults { try await desk.revise(id, .sound(), by: stranger) }
                    == ["not_the_author"])
            try await desk.revise(id, .sound(), by: .feng)
            let mine = try await desk.propose(.sound("秤不准怎么办"), by: stranger)
            #expect(try await desk.revise(mine, .sound("秤不准去哪检"), by: stranger) == 1)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `an article is offered only on the days on which it is right`(
        store: TestStore
    ) async throws {
        try await withKnowledge(on: store) { centre, desk, _ in
            var draft = ArticleDraft.sound()
            (draft.validFrom, draft.validThrough) = ("2025-11-01", "2025-12-31")
            try await desk.publishNew(draft)
            for (date, found) in [
                ("2025-10-31", false), ("2025-11-01", true), ("2025-12-31", true),
                ("2026-01-01", false),
            ] {
                let ids = try await centre.suggested("证书邮寄", on: day(date))
                #expect(ids.isEmpty == !found, "\(date)")
            }
        }
    }

    @Test(arguments: TestStore.allCases)
    func `every field that is not in order is told at once`(store: TestStore) async throws {
        try await withKnowledge(on: store) { _, desk, _ in
            let bad = ArticleDraft(
                question: " ", variants: Array(repeating: "问", count: 21), answer: "",
                topic: String(repeating: "长", count: 21), sourceKind: "rumour", sourceTitle: "听说",
                sourcePlace: "", validFrom: "明天", validThrough: "2025-99-01", owner: "科\0室")
            #expect(
                try await faults { _ = try await desk.propose(bad, by: .sun) } == [
                    "missing@question", "missing@answer", "too_long@topic", "missing@source_place",
                    "too_long@owner", "too_many_variants@variants", "bad_day@valid_from",
                    "bad_day@valid_through", "bad_source_kind@source_kind",
                ])
            #expect(
                try await faults { _ = try await desk.propose(.sound(), code: "A/b", by: .sun) }
                    == ["bad_article_code@code"])
            _ = try await desk.propose(.sound(), code: "mail", by: .sun)
            #expect(
                try await faults { _ = try await desk.propose(.sound(), code: "mail", by: .sun) }
                    == ["article_exists@code"])
        }
    }

    @Test(arguments: TestStore.allCases)
    func `roles may do what the table says, and nothing else`(store: TestStore) async throws {
        try await withKnowledge(on: store) { centre, desk, _ in
            let id = try await desk.publishNew()
            let refused = ["not_allowed"]
            #expect(try await faults { _ = try await desk.propose(.sound(), by: .han) } == refused)
            for act in [
                { try await desk.review(id, by: .sun) }, { try await desk.publish(id, by: .sun) },
                { try await desk.withdraw(id, because: "x", by: .sun) },
                { try await desk.confirm(id, by: .sun) },
                { try await desk.sendBack(id, because: "x", by: .sun) },
                { try await desk.discard(id, by: .sun) },
                { try await desk.close("q", answeredBy: nil, by: .sun) },
            ] { #expect(try await faults(act) == refused) }
            #expect(try await centre.acts(on: id).count == 3)
        }
    }
}
