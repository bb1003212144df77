import Kernel

/// What a file of articles has changed.
package struct ImportOutcome: Hashable, Sendable {
    /// Articles that were not there.
    package fileprivate(set) var new: [String] = []
    /// Articles that have a new version now.
    package fileprivate(set) var revised: [String] = []
    /// Articles that say the same already.
    package fileprivate(set) var unchanged: [String] = []

    /// What waits for its review now.
    package var drafted: [String] { new + revised }
}

extension KnowledgeDesk {
    /// Drafts every article of a file, or none when any is not in order; each goes through review
    /// and publishing like one that was typed.
    ///
    /// - Throws: `Refusals` naming each fault by its line and field.
    package func draft(_ table: ArticleTable, by actor: Actor) async throws -> ImportOutcome {
        try await centre.write(by: actor, may: .manageHelp) { transaction in
            var faults: [Refusal] = []
            var outcome = ImportOutcome()
            var codes = Set<String>()
            for line in table.lines {
                do {
                    let isTwice = !line.code.isEmpty && !codes.insert(line.code).inserted
                    guard !isTwice else { throw Refusals([.codeTwice(line.code)]) }
                    try transaction.draft(line, &outcome)
                } catch let refusals as Refusals {
                    faults += refusals.all.map { $0.at("\(line.place), \($0.place ?? "")") }
                } catch let refusal as Refusal {
                    faults.append(refusal.at("\(line.place), \(refusal.place ?? "")"))
                }
            }
            guard faults.isEmpty else { throw Refusals(faults) }
            return outcome
        }
    }

    /// Finds many open versions right, all or none.
    package func reviewAll(_ ids: [String], by actor: Actor) async throws {
        try await centre.write(by: actor, may: .manageHelp) { transaction in
            for id in ids {
                var (article, version) = try transaction.openArticle(id)
                let event = try version.review(by: actor.id, at: transaction.instant)
                article.latest = version.number
                try transaction.keep(version, transaction.record(event, about: article.subject))
            }
        }
    }

    /// Publishes many reviewed versions, all or none.
    package func publishAll(_ ids: [String], by actor: Actor) async throws {
        try await centre.write(by: actor, may: .manageHelp) { transaction in
            for id in ids { try transaction.publishArticle(id, due: nil) }
        }
    }
}

extension Transaction {
    fileprivate func draft(_ line: ArticleTable.Line, _ outcome: inout ImportOutcome) throws {
        guard !line.code.isEmpty, try reader.article(line.code) != nil else {
            return outcome.new.append(try propose(line.draft, code: line.code))
        }
        let text = try line.draft.checked()
        var (article, version) = try openArticle(line.code)
        guard version.text != text else { return outcome.unchanged.append(line.code) }
        if !version.state.isOpen {
            article.latest += 1
            version = ArticleVersion(line.code, article.latest, text, by: self)
            try update(article)
        }
        let event = try version.rewrite(text, by: actor, at: instant)
        try keep(version, record(event, about: article.subject))
        outcome.revised.append(line.code)
    }
}

extension Refusal {
    fileprivate static func codeTwice(_ code: String) -> Refusal {
        Refusal(
            "code_twice", "代码“\(code)”在文件里出现了两次。", "The code “\(code)” stands twice in the file.",
            at: "code")
    }
}
