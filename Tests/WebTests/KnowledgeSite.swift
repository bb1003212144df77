import Foundation
import Helpdesk
import Hummingbird
import HummingbirdTesting
import Kernel
import People
import SQLiteStore
import Web

/// A site with a knowledge base of one published article and one draft, and its people.
struct KnowledgeSite: Sendable {
    let centre: Centre
    let desk: KnowledgeDesk
    /// Every page that was rendered.
    let pages = Rendered()
    private let accounts: AccountDesk
    private let directory: URL

    private static let writer = Actor(id: "writer", roles: [.hallChief])
    private static let reviewer = Actor(id: "reviewer", roles: [.hallChief])

    private init() async throws {
        directory = FileManager.default.temporaryDirectory
            .appending(path: "zhunxing-knowledge-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        let clock = WallClock { Instant(SmallCentre.today, secondOfDay: 36_000) }
        let modules: [Module] = [.kernel, .people, .helpdesk]
        let path = directory.appending(path: "centre.sqlite").path(percentEncoded: false)
        centre = try Centre(
            store: SQLiteStore(path: path, modules: modules, clock: clock),
            files: FileStore(directory: directory.appending(path: "files")),
            vault: Vault(keyFile: directory.appending(path: "vault.key")), clock: clock,
            modules: modules)
        accounts = AccountDesk(centre)
        desk = KnowledgeDesk(centre)
        _ = try await desk.propose(.mail, code: "mail", by: Self.writer)
        try await desk.review("mail", by: Self.reviewer)
        try await desk.publish("mail", by: Self.reviewer)
        var draft = ArticleDraft.mail
        draft.question = "证书印错了怎么办<b>"
        _ = try await desk.propose(draft, code: "wrong", by: Self.writer)
    }

    /// - Parameter role: who is signed in; nobody when nil.
    static func with(
        _ role: Role?, _ body: @Sendable (KnowledgeSite, Browser) async throws -> Void
    ) async throws {
        let knowledge = try await KnowledgeSite()
        defer { try? FileManager.default.removeItem(at: knowledge.directory) }
        if let role {
            _ = try await knowledge.accounts.add(
                login: role.rawValue, name: role.title.zh, roles: [role],
                password: SmallCentre.password, by: .operator)
        }
        let pages = knowledge.pages
        let site = try Site(
            centre: knowledge.centre, accounts: knowledge.accounts,
            configuration: WebConfiguration(), onRender: { pages.note($0) })
        let application = Application(router: buildRouter(site))
        try await application.test(.router) { client in
            let browser = Browser(client)
            if let role { try await browser.signIn(as: role) }
            try await body(knowledge, browser)
        }
    }
}

extension ArticleDraft {
    /// An article in order.
    static let mail = ArticleDraft(
        question: "证书可以邮寄吗", variants: ["能不能快递"], answer: "可以邮寄。\n凭运单号查询。<script>",
        topic: "证书送达", sourceKind: "law", sourceTitle: "《行政许可法》", sourcePlace: "第四十四条",
        validFrom: "2025-01-01", owner: "综合科")

    /// As its form is sent.
    var fields: [(String, String)] {
        [
            ("question", question), ("variants", variants.joined(separator: "\r\n")),
            ("answer", answer), ("topic", topic), ("source_kind", sourceKind),
            ("source_title", sourceTitle), ("source_place", sourcePlace),
            ("valid_from", validFrom), ("valid_through", validThrough), ("owner", owner),
        ]
    }
}
