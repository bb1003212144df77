import Kernel
import Testing
import TestStores

@Suite struct FullTextTests {
    private static let texts = [
        FullTextDocument(
            kind: "article", id: "licence", titles: ["食品生产许可证怎么办理", "办SC证"],
            body: "申请人向受理窗口提交申请书、布局图和检验报告，二十个工作日内作出决定。"),
        FullTextDocument(
            kind: "article", id: "mail", titles: ["证书可以邮寄吗"],
            body: "可以邮寄，寄出以后凭运单号查询；食品生产许可证也可以邮寄。"),
        FullTextDocument(
            kind: "article", id: "scale", titles: ["秤不准去哪里检定"],
            body: "计量器具检定由法定计量检定机构负责，电话 021-1234。"),
        FullTextDocument(
            kind: "conversation", id: "talk", titles: ["许可证到期了"], body: "到期前三十个工作日申请延续。"),
    ]

    private func withTexts(
        on store: TestStore, _ body: (Centre) async throws -> Void
    ) async throws {
        try await withCentre(on: store) { centre in
            try await centre.write(as: "wu") { transaction in
                for text in Self.texts { try transaction.index(text) }
            }
            try await body(centre)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a text is found by words of one sign, of two, and by Latin ones and numbers`(
        store: TestStore
    ) async throws {
        try await withTexts(on: store) { centre async throws in
            for (asked, found) in [
                ("秤", "scale"), ("邮寄", "mail"), ("SC证", "licence"), ("021", "scale"),
                // As the desk hands it on, without its courtesies: three texts cannot tell that
                // 怎么 says nothing.
                ("运单号 查", "mail"), ("布局图", "licence"),
            ] {
                #expect(try await centre.ids(asked).first == found, "\(asked)")
            }
        }
    }

    @Test(arguments: TestStore.allCases)
    func `width, capitals and traditional characters make no difference`(
        store: TestStore
    ) async throws {
        try await withTexts(on: store) { centre async throws in
            let plain = try await centre.hits("食品生产许可证 sc")
            #expect(plain.first?.id == "licence")
            for other in ["食品生產許可證 SC", "食品生产许可证　ＳＣ", "食品生产许可证，sc！"] {
                #expect(try await centre.hits(other) == plain, "\(other)")
            }
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a title that says it comes before a body that says it`(store: TestStore) async throws {
        try await withTexts(on: store) { centre async throws in
            #expect(try await centre.ids("食品生产许可证") == ["licence", "mail"])
        }
    }

    @Test(arguments: TestStore.allCases)
    func `kinds are searched apart`(store: TestStore) async throws {
        try await withTexts(on: store) { centre async throws in
            #expect(try await centre.ids("到期延续", kind: "conversation") == ["talk"])
            #expect(try await centre.ids("延续").isEmpty)
            #expect(try await centre.ids("许可", kind: "art").isEmpty)
        }
    }

    @Test(
        arguments: TestStore.allCases,
        [
            "\"", "'", "秤\" OR \"", "NEAR(秤, 2)", "terms:秤", "秤*", "^秤", "-秤", "NOT 秤", "(秤",
            "秤 & !砣", "秤:*", "秤 <-> 准", "%", "_", "\\", "秤'); DROP TABLE full_text_document; --",
            "\0秤", "", "   ", "？！", "🎯", "\u{202E}秤", "article_秤",
            String(repeating: "秤砣", count: 5000),
        ])
    func `no sign of a question has a meaning to a database`(
        store: TestStore, asked: String
    ) async throws {
        try await withTexts(on: store) { centre async throws in
            let found = try await centre.ids(asked)
            #expect(found.isEmpty || found.first == "scale")
            #expect(asked.contains("秤") == (found.first == "scale"))
            #expect(try await centre.ids("秤") == ["scale"])
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a text is found by its new words only, and not at all once it is taken out`(
        store: TestStore
    ) async throws {
        try await withTexts(on: store) { centre async throws in
            try await centre.write(as: "wu") { transaction in
                try transaction.index(
                    FullTextDocument(
                        kind: "article", id: "scale", titles: ["电子天平"], body: "校准"))
            }
            #expect(try await centre.ids("秤").isEmpty)
            #expect(try await centre.ids("天平") == ["scale"])
            try await centre.write(as: "wu") { transaction in
                try transaction.unindex("article", "scale")
                try transaction.unindex("article", "never there")
            }
            #expect(try await centre.ids("天平").isEmpty)
            let left = try await centre.read { reader in
                try reader.rows(
                    "SELECT term FROM full_text_term WHERE documents <> 0 AND term = 'article_天平'")
            }
            #expect(left.isEmpty)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `what a refused write indexed is not found`(store: TestStore) async throws {
        try await withTexts(on: store) { centre async throws in
            let before = try await centre.state()
            await #expect(throws: Refusal.self) {
                try await centre.write(as: "wu") { transaction in
                    try transaction.unindex("article", "mail")
                    try transaction.index(
                        FullTextDocument(kind: "article", id: "x", titles: ["天平"], body: ""))
                    throw Refusal("no", "不行", "No")
                }
            }
            #expect(try await centre.state() == before)
            #expect(try await centre.ids("天平").isEmpty)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `an index made anew equals the one kept from write to write`(
        store: TestStore
    ) async throws {
        try await withCentre(on: store) { centre in
            try await centre.play(seed: 7, writes: 120)
            let before = try await centre.state()
            let count = try await centre.write(as: "wu") { try $0.rebuildFullText() }
            #expect(count > 20)
            #expect(try await centre.state() == before)
        }
    }

    @Test func `both databases give the same answers in the same order`() async throws {
        var answers: [[[FullTextHit]]] = []
        for store in TestStore.allCases {
            try await withCentre(on: store) { centre in
                try await centre.play(seed: 11, writes: 300)
                var mine: [[FullTextHit]] = []
                for asked in ["许可证办理", "检定", "证", "食品广告审查多久", "qr 12"] {
                    mine.append(try await centre.hits(asked, limit: 50))
                }
                answers.append(mine)
            }
        }
        #expect(answers[0] == answers[1])
        #expect(answers[0].allSatisfy { !$0.isEmpty })
    }
}

extension Centre {
    fileprivate func hits(
        _ text: String, kind: String = "article", limit: Int = 10
    ) async throws -> [FullTextHit] {
        try await read { try $0.search(FullTextQuery(text), kind: kind, limit: limit) }
    }

    fileprivate func ids(_ text: String, kind: String = "article") async throws -> [String] {
        try await hits(text, kind: kind).map(\.id)
    }

    /// Indexes, changes and takes out texts of chance words.
    fileprivate func play(seed: UInt64, writes: Int) async throws {
        let words = [
            "食品", "生产", "许可证", "办理", "检定", "计量", "广告", "审查", "邮寄", "证书", "QR", "12", "多久", "，",
        ]
        var dice = Dice(seed: seed)
        for _ in 0..<writes {
            let id = "d\(UInt8.random(in: 0..<80, using: &dice))"
            let isRemoval = UInt8.random(in: 0..<5, using: &dice) == 0
            let count = Int.random(in: 1..<40, using: &dice)
            let body = (0..<count).compactMap { _ in words.randomElement(using: &dice) }.joined()
            let titles = [body.prefix(6), body.suffix(8)].map(String.init)
            try await write(as: "wu") { transaction in
                guard !isRemoval else { return try transaction.unindex("article", id) }
                try transaction.index(
                    FullTextDocument(kind: "article", id: id, titles: titles, body: body))
            }
        }
    }

    /// The whole of what the index is made of.
    fileprivate func state() async throws -> [String] {
        try await store.withConnection { connection in
            let documents = try connection.rows(
                "SELECT number, id, length FROM full_text_document ORDER BY number")
            var lines: [String] = try documents.flatMap { row in
                let (number, id, length): (Int64, String, Int) = try (
                    row("number"), row("id"), row("length")
                )
                let kept: String =
                    try connection.rows(connection.fullText.kept(number))
                    .first?("terms") ?? "none"
                return ["\(number) \(id) \(length)", kept.split(separator: " ").sorted().joined()]
            }
            for row in try connection.rows(
                "SELECT term, documents FROM full_text_term WHERE documents <> 0 ORDER BY term")
            {
                let (term, count): (String, Int) = try (row("term"), row("documents"))
                lines.append("\(term) \(count)")
            }
            let totals = try connection.rows("SELECT documents, length FROM full_text_kind")
            let (count, length): (Int, Int) = try (
                totals.first?("documents") ?? 0, totals.first?("length") ?? 0
            )
            return lines + ["\(count) \(length)"]
        }
    }
}
