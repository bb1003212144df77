import Helpdesk
import Kernel
import Synchronization
import TestStores

/// A centre with an empty knowledge base, on a clock that stands at 17 October 2025, ten o'clock.
func withKnowledge(
    on store: TestStore, _ body: (Centre, KnowledgeDesk, KnowledgeClock) async throws -> Void
) async throws {
    let clock = KnowledgeClock()
    let modules: [Module] = [.kernel, .helpdesk]
    try await withCentre(on: store, modules: modules, clock: clock.wallClock) { centre in
        try await body(centre, KnowledgeDesk(centre), clock)
    }
}

/// A clock that stands until the test moves it.
final class KnowledgeClock: Sendable {
    private let now = Mutex(Instant(day("2025-10-17"), secondOfDay: 10 * 3600))

    func move(to day: Day) { now.withLock { $0 = Instant(day, secondOfDay: 10 * 3600) } }

    var wallClock: WallClock { WallClock { [self] in now.withLock { $0 } } }
}

extension Actor {
    /// 帮办员 who proposes, and two 大厅负责人 who review each other's.
    static let sun = Actor(id: "sun", roles: [.assistant])
    static let qian = Actor(id: "qian", roles: [.hallChief])
    static let feng = Actor(id: "feng", roles: [.hallChief])
    static let han = Actor(id: "han", roles: [.auditor])
}

extension ArticleDraft {
    /// An article in order, for a test to change what it is about.
    static func sound(
        _ question: String = "证书可以邮寄吗", variants: [String] = ["能不能把证寄给我"],
        answer: String = "可以。决定作出之日起十个工作日内寄出，凭运单号查询。"
    ) -> ArticleDraft {
        ArticleDraft(
            question: question, variants: variants, answer: answer, topic: "证书送达",
            sourceKind: "law", sourceTitle: "《中华人民共和国行政许可法》", sourcePlace: "第四十四条",
            validFrom: "2025-01-01", owner: "综合业务科")
    }
}

extension KnowledgeDesk {
    /// Proposes, reviews and publishes.
    @discardableResult
    func publishNew(_ draft: ArticleDraft = .sound(), code: String = "mail") async throws
        -> String
    {
        let id = try await propose(draft, code: code, by: .sun)
        try await review(id, by: .qian)
        try await publish(id, by: .qian)
        return id
    }
}

extension Centre {
    /// The ids of what is suggested to a visitor.
    func suggested(_ text: String, on day: Day? = nil) async throws -> [String] {
        let day = day ?? clock.today
        return try await read { try $0.suggestions(for: text, on: day).map(\.id) }
    }

    /// The kinds of the journal's entries about an article, oldest first.
    func acts(on article: String) async throws -> [String] {
        try await read { reader in
            try reader.rows(
                """
                SELECT kind FROM journal WHERE subject = \("helpdesk.article/\(article)")
                ORDER BY sequence
                """
            ).map { try $0("kind") }
        }
    }
}
