import Kernel
import Satisfaction
import TestStores
import Testing

/// One rating for each served step, by whoever holds its link.
@Suite struct RatingTests {
    @Test(arguments: TestStore.allCases)
    func `a served visitor rates once, and it counts everywhere`(store: TestStore) async throws {
        try await SatisfactionCentre.with(store) { hall in
            let token = try await hall.serve()
            let id = try await hall.ratings.rate(
                token: token, RatingDraft(grade: "5", reasons: ["quick", "rude"], words: " 很快 "))
            let rating = try #require(try await hall.centre.read { try $0.rating(id) })
            #expect(rating.grade == .verySatisfied && rating.words == "很快")
            #expect(rating.reasons == [.quick], "a reason of a bad grade does not go with five")
            #expect(rating.review == nil && rating.counts)
            #expect(try await hall.figure(.ratings) == "1")
            #expect(try await hall.figure(.ratings, part: "5") == "1")
            #expect(try await hall.figure(.ratingsSatisfied, part: "食品生产许可") == "100")
            #expect(try await hall.figure(.ratingGradeByPlace, part: "3 号窗口") == "5")
            #expect(try await hall.figure(.ratingGradeByPerson, part: "lin") == "5")
            #expect(try await hall.figure(.invitationsUsed) == "100")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `of two hundred scans of one code one counts, and all others are told`(
        store: TestStore
    ) async throws {
        try await SatisfactionCentre.with(store) { hall in
            let token = try await hall.serve()
            let ratings = hall.ratings
            let answers = await withTaskGroup(of: String.self) { group in
                for scan in 0..<200 {
                    group.addTask {
                        let draft = RatingDraft(grade: "\(scan % 5 + 1)")
                        return await refusal { _ = try await ratings.rate(token: token, draft) }
                            .first ?? "kept"
                    }
                }
                return await group.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
            }
            #expect(answers == ["kept": 1, "already_rated": 199])
            #expect(try await hall.figure(.ratings) == "1")
            #expect(try await hall.count("satisfaction.rating_given") == 1)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `the same step is invited once, another step again`(store: TestStore) async throws {
        try await SatisfactionCentre.with(store) { hall in
            let token = try await hall.serve()
            #expect(try await hall.serve() == token)
            #expect(token.count == 32)
            let subject = Subject("queue.ticket", "t1")
            let found = try await hall.centre.read { reader in
                (
                    try reader.ratingToken(for: subject, step: "service"),
                    try reader.ratingToken(for: subject, step: "hand-over")
                )
            }
            #expect(found.0 == token && found.1 == nil)
            #expect(try await hall.figure(.invitationsUsed) == "0")
            #expect(try await !hall.journal().contains(token))
        }
    }

    @Test(arguments: TestStore.allCases)
    func `an unknown or expired link is refused`(store: TestStore) async throws {
        try await SatisfactionCentre.with(store) { hall in
            let ratings = hall.ratings
            let token = try await hall.serve()
            let good = RatingDraft(grade: "5")
            let unknown = await refusal { _ = try await ratings.rate(token: "0", good) }
            #expect(unknown == ["no_such_invitation"])
            hall.clock.move(to: "2025-11-17")
            let late = await refusal { _ = try await ratings.rate(token: token, good) }
            #expect(late == ["invitation_expired"])
            #expect(try await hall.figure(.ratings) == nil)
        }
    }

    @Test(arguments: [
        (RatingDraft(grade: ""), ["no_grade"]), (RatingDraft(grade: "6"), ["no_grade"]),
        (
            RatingDraft(grade: "x", words: String(repeating: "长", count: 501), name: "王"),
            ["no_grade", "too_long", "bad_telephone"]
        ),
        (RatingDraft(grade: "3", telephone: "13800138000"), ["missing"]),
        (RatingDraft(grade: "3", name: "王", telephone: "电话"), ["bad_telephone"]),
    ])
    func `all that is wrong with a rating is told at once`(
        draft: RatingDraft, codes: [String]
    ) async throws {
        try await SatisfactionCentre.with(.sqlite) { hall in
            let token = try await hall.serve()
            let ratings = hall.ratings
            #expect(await refusal { _ = try await ratings.rate(token: token, draft) } == codes)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `who rated is in the vault alone, and can be erased`(store: TestStore) async throws {
        try await SatisfactionCentre.with(store) { hall in
            let review = try await hall.badReview()
            let found = try #require(try await hall.centre.read { try $0.badReview(review) })
            let text = try await hall.journal()
            for secret in ["王小明", "13800138000", "态度差"] { #expect(!text.contains(secret)) }
            let person = try await hall.ratings.person(of: found.rating, by: .zhou)
            #expect(person == Person(name: "王小明", telephone: "13800138000"))
            let ratings = hall.ratings
            let refused = await refusal {
                _ = try await ratings.person(of: found.rating, by: .lin)
            }
            #expect(refused == ["not_allowed"])
            try await ratings.erasePerson(of: found.rating, because: "本人要求", by: .zhou)
            #expect(try await ratings.person(of: found.rating, by: .zhou) == nil)
            let rating = try #require(try await hall.centre.read { try $0.rating(found.rating) })
            #expect(rating.words.isEmpty && !rating.isNamed && rating.grade == .veryDissatisfied)
            let proof = try await hall.centre.read { try $0.verifyJournal() }
            guard case .sound = proof else {
                Issue.record("the chain is broken")
                return
            }
        }
    }

    @Test(arguments: TestStore.allCases)
    func `ratings are found by grade, matter, day and words`(store: TestStore) async throws {
        try await SatisfactionCentre.with(store) { hall in
            for (index, grade) in ["5", "4", "2"].enumerated() {
                let token = try await hall.serve(
                    "t\(index)", matter: index == 0 ? "计量器具" : "食品生产许可")
                let words = index == 1 ? "100%_好" : ""
                _ = try await hall.ratings.rate(
                    token: token, RatingDraft(grade: grade, words: words))
            }
            let questions: [(RatingQuestion, Int)] = [
                (RatingQuestion(), 3), (RatingQuestion(grade: 2), 1),
                (RatingQuestion(matter: "计量器具"), 1), (RatingQuestion(text: "%_"), 1),
                (RatingQuestion(from: Day("2025-10-17"), through: Day("2025-10-17")), 3),
                (RatingQuestion(from: Day("2025-10-18")), 0), (RatingQuestion(servedBy: "x"), 0),
            ]
            for (question, count) in questions {
                let found = try await hall.centre.read { try $0.ratings(question) }
                #expect(found.count == count, "\(question)")
            }
            let matters = try await hall.centre.read { try $0.ratedMatters() }
            #expect(Set(matters) == ["计量器具", "食品生产许可"])
            let day = try #require(Day("2025-10-17"))
            let parts = try await hall.centre.read {
                try $0.parts(of: .ratingGrade, from: day, through: day)
            }
            #expect(
                Set(parts.map { "\($0.breakdown) \($0.amount)/\($0.pieces)" })
                    == ["计量器具 5/1", "食品生产许可 6/2"])
        }
    }
}
