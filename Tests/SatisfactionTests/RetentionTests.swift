import Kernel
import Satisfaction
import TestStores
import Testing

/// Who gave a rating is known for as long as the rules say, and for as long as they must be
/// reached.
@Suite struct RetentionTests {
    @Test(arguments: TestStore.allCases)
    func `who gave a rating is forgotten in time, what they gave and wrote stays`(
        store: TestStore
    ) async throws {
        try await SatisfactionCentre.with(store) { hall in
            let id = try await hall.ratings.rate(
                token: hall.serve(),
                RatingDraft(
                    grade: "5", reasons: [], words: "办得很快", name: "王小明",
                    telephone: "13800138000"))
            hall.clock.move(to: "2026-04-15", secondOfDay: 36_000)
            try await hall.centre.runChores()
            #expect(try await hall.ratings.person(of: id, by: .zhou) != nil)
            hall.clock.move(to: "2026-04-16", secondOfDay: 36_000)
            for _ in 0..<2 { try await hall.centre.runChores() }
            #expect(try await hall.ratings.person(of: id, by: .zhou) == nil)
            let rating = try #require(try await hall.centre.read { try $0.rating(id) })
            #expect(!rating.isNamed && rating.words == "办得很快" && rating.grade.rawValue == 5)
            #expect(try await hall.count("satisfaction.person_forgotten") == 1)
            let proof = try await hall.centre.read { try $0.verifyJournal() }
            guard case .sound = proof else {
                Issue.record("the chain is broken")
                return
            }
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a bad review that is open keeps whom to reach, one that is closed does not`(
        store: TestStore
    ) async throws {
        try await SatisfactionCentre.with(store) { hall in
            let (open, closed) = try await (
                hall.badReview("t1"), hall.badReview("t2", name: "李四")
            )
            let desk = hall.reviews
            try await desk.contact(closed, .reached, note: "已联系", by: .zhou)
            try await desk.putRight(closed, note: "已整改", by: .zhou)
            try await desk.reply(closed, "已整改。", by: .zhou)
            try await desk.followUp(closed, .satisfied, note: "满意", by: .zhou)
            try await desk.close(closed, by: .zhou)
            hall.clock.move(to: "2026-05-20")
            try await hall.centre.runChores()
            let ratings = try await hall.centre.read { reader in
                try [open, closed].map { try reader.badReview($0)?.rating ?? "" }
            }
            #expect(try await hall.ratings.person(of: ratings[0], by: .zhou)?.name == "王小明")
            #expect(try await hall.ratings.person(of: ratings[1], by: .zhou) == nil)
        }
    }

    @Test func `the time is a centre's own, from a day on`() async throws {
        try await SatisfactionCentre.with(.sqlite) { hall in
            var rules = SatisfactionRules.usual
            rules.personDays = 29
            let (desk, today) = (RulesDesk(hall.centre), hall.centre.clock.today)
            let refused = await refusal {
                try await desk.change(rules, from: today, because: "规定", by: .zhou)
            }
            #expect(refused.count == 1)
            rules.personDays = 30
            try await desk.change(rules, from: today, because: "规定", by: .zhou)
            let id = try await hall.ratings.rate(
                token: hall.serve(),
                RatingDraft(
                    grade: "4", reasons: [], words: "", name: "王小明", telephone: "13800138000"))
            hall.clock.move(to: "2025-11-17")
            try await hall.centre.runChores()
            #expect(try await hall.ratings.person(of: id, by: .zhou) == nil)
        }
    }
}
