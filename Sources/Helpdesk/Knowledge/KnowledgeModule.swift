import Kernel

/// What the knowledge base adds to the help desk's module.
enum Knowledge {
    static let migrations = [Migration("helpdesk.0101_knowledge", knowledgeTables)]

    static let clocks = CaseClocks(
        open: { reader, instant in
            try reader.versionsWaiting(at: instant) + reader.watches(at: instant)
        },
        of: { reader, subject in
            guard subject.kind == "helpdesk.article" else { return [] }
            return try reader.versionCases(of: subject.id) + reader.watchCases(of: subject.id)
        })

    static let chores = [
        Chore("helpdesk.forget_old_questions", everySeconds: 6 * 3600) { centre in
            let limit = Instant(centre.clock.today + -OpenQuestion.keptDays)
            let isDue = try await centre.read { reader in
                try reader.first("SELECT id FROM help_question WHERE last_at < \(limit) LIMIT 1")
            }
            guard isDue != nil else { return }
            try await centre.write(as: "system") { try $0.forgetOldQuestions() }
        }
    ]
}

/// What the knowledge base is worth in numbers.
enum KnowledgeMeasures {
    /// Of those who said so, how many found an article helpful.
    static let helped = "helpdesk.knowledge_helped"

    static let all = [
        Measure(
            name: helped, title: Words("知识库答案有用率", "Share of helpful answers"), unit: "%",
            gathering: .share, desk: "helpdesk", proof: "访客对知识库答案的评价记录")
    ]
}
