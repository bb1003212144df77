import Demo
import Foundation
import Helpdesk
import Kernel

/// What searching costs among many texts, and what indexing one of them costs.
struct SearchBench {
    let texts: Int
    /// PostgreSQL besides SQLite, where given.
    let store: String?

    private static let kind = "conversation"
    private static let questions = [
        "食品生产许可证到期怎么延续", "证书寄到哪里了", "广告审查要多久", "许可证", "秤", "检验检测机构资质认定扩项需要现场评审吗",
        "你好请问一下我想问问这个怎么办理",
    ]

    func run() async throws -> [Finding] {
        let sentences = try DemoKnowledge.shipped().lines.flatMap { line in
            [line.draft.question, line.draft.answer] + line.draft.variants
        }
        return try await BenchStores.each(and: store) { centre, store in
            let filling = try await ContinuousClock().measure {
                try await fill(centre, sentences)
            }
            let rate = (Double(texts) / filling.seconds).short
            var findings = [
                Finding(name: "texts indexed, \(store)", figure: "\(rate)/s", goal: nil)
            ]
            for question in Self.questions {
                findings.append(try await ask(question, centre, store))
            }
            return findings
        }
    }

    /// Texts of about two hundred characters, in batches of a hundred.
    private func fill(_ centre: Centre, _ sentences: [String]) async throws {
        for start in stride(from: 0, to: texts, by: 100) {
            let end = min(start + 100, texts)
            try await centre.write(as: "bench") { transaction in
                for number in start..<end {
                    let picked = (0..<4).map { part in
                        sentences[(number &* 31 &+ part &* 97 &+ number / 7) % sentences.count]
                    }
                    try transaction.index(
                        FullTextDocument(
                            kind: Self.kind, id: "c\(number)", titles: [picked[0]],
                            body: picked.joined(separator: "\n")))
                }
            }
        }
    }

    private func ask(_ question: String, _ centre: Centre, _ store: String) async throws -> Finding
    {
        var times: [Double] = []
        var found = 0
        for _ in 0..<15 {
            times.append(
                try await ContinuousClock().measure {
                    found = try await centre.read {
                        try $0.search(FullTextQuery(question), kind: Self.kind, limit: 5).count
                    }
                }.seconds)
        }
        return Finding(
            name: "“\(question)” among \(texts) texts, \(store)",
            figure: "\((times.median * 1000).short) ms, \(found) found", goal: nil)
    }
}
