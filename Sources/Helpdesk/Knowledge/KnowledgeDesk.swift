import Kernel

/// Writes, reviews, publishes and withdraws what the centre answers.
package struct KnowledgeDesk: Sendable {
    let centre: Centre

    package init(_ centre: Centre) { self.centre = centre }

    /// Proposes an article; returns its id.
    ///
    /// - Parameter code: the id it is to have; one is made when it is empty.
    /// - Throws: `Refusals` for fields not in order; `Refusal` when the code is taken.
    package func propose(
        _ draft: ArticleDraft, code: String = "", by actor: Actor
    ) async throws -> String {
        try await centre.write(by: actor, may: .answerHelp) { transaction in
            try transaction.propose(draft, code: code)
        }
    }

    /// Writes a new version of an article, or the one that is open anew; returns its number.
    ///
    /// - Throws: `Refusals` for fields not in order; `Refusal` for somebody else's version.
    @discardableResult
    package func revise(
        _ id: String, _ draft: ArticleDraft, by actor: Actor
    ) async throws -> Int {
        try await centre.write(by: actor, may: .answerHelp) { transaction in
            let text = try draft.checked()
            var (article, latest) = try transaction.openArticle(id)
            var version = latest
            if latest.state.isOpen {
                let mayChange = latest.author == actor.id || actor.may(.manageHelp)
                guard mayChange else { throw Refusal.notTheAuthor }
            } else {
                article.latest += 1
                version = ArticleVersion(id, article.latest, text, by: transaction)
                try transaction.update(article)
            }
            let event = try version.rewrite(text, by: actor.id, at: transaction.instant)
            try transaction.keep(version, transaction.record(event, about: article.subject))
            return version.number
        }
    }

    /// Finds the open version right.
    ///
    /// - Throws: `Refusal` for one's own, or when none waits for it.
    package func review(_ id: String, by actor: Actor) async throws {
        try await change(id, by: actor) { version, transaction throws(Refusal) in
            try version.review(by: actor.id, at: transaction.instant)
        }
    }

    /// Sends the open version back to its author.
    package func sendBack(_ id: String, because reason: String, by actor: Actor) async throws {
        try await change(id, by: actor) { version, transaction throws(Refusal) in
            try version.sendBack(because: reason, at: transaction.instant)
        }
    }

    /// Gives up the open version.
    package func discard(_ id: String, by actor: Actor) async throws {
        try await change(id, by: actor) { version, transaction throws(Refusal) in
            try version.discard(at: transaction.instant)
        }
    }

    /// Publishes the reviewed version; the one before is superseded and stays readable.
    ///
    /// - Parameter due: by when somebody has to look at it again; half a year when not said.
    package func publish(_ id: String, due: Day? = nil, by actor: Actor) async throws {
        try await centre.write(by: actor, may: .manageHelp) { transaction in
            try transaction.publishArticle(id, due: due)
        }
    }

    /// Says that the published version is still right.
    package func confirm(_ id: String, due: Day? = nil, by actor: Actor) async throws {
        try await centre.write(by: actor, may: .manageHelp) { transaction in
            let (article, version) = try transaction.publishedArticle(id)
            let due = try ArticleWatch.checked(due, transaction.instant.day)
            try transaction.endWatch(id)
            try transaction.beginWatch(id, due: due)
            try transaction.record(
                ArticleConfirmed(
                    version: version.number, question: version.text.question, reviewDue: due),
                about: article.subject)
        }
    }

    /// Takes the published version from the visitors.
    package func withdraw(_ id: String, because reason: String, by actor: Actor) async throws {
        try await centre.write(by: actor, may: .manageHelp) { transaction in
            var (article, version) = try transaction.publishedArticle(id)
            let event = try version.withdraw(because: reason)
            article.published = nil
            try transaction.update(article)
            try transaction.keep(version, transaction.record(event, about: article.subject))
            try transaction.endWatch(id)
            try transaction.unindex(Suggestion.Kind.article.rawValue, id)
        }
    }

    private func change<Event: JournalEvent>(
        _ id: String, by actor: Actor,
        _ act: @escaping @Sendable (inout ArticleVersion, Transaction) throws(Refusal) -> Event
    ) async throws {
        try await centre.write(by: actor, may: .manageHelp) { transaction in
            var (article, version) = try transaction.openArticle(id)
            guard version.state.isOpen else { throw Refusal.nothingOpen }
            let event = try act(&version, transaction)
            article.latest = version.number
            try transaction.keep(version, transaction.record(event, about: article.subject))
        }
    }
}

extension ArticleVersion {
    /// A version that is about to be written.
    init(_ article: String, _ number: Int, _ text: ArticleText, by transaction: Transaction) {
        self.init(
            article: article, number: number, text: text, state: .drafted,
            author: transaction.actor, reviewer: nil, publisher: nil, remark: nil,
            writtenAt: transaction.instant, decidedAt: nil)
    }
}
