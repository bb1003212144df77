import Kernel

/// One version of a year that was made public; it is never changed and never deleted.
package struct Publication: Hashable, Sendable {
    package let id: String
    package let year: Int
    /// From 1 in each year.
    package let version: Int
    package let stage: PublicationStage
    /// SHA-256 of the snapshot.
    package let digest: String
    package let publishedAt: Instant
    package let publishedBy: String
    package let sequence: Int64
    package internal(set) var withdrawal: Withdrawal?

    /// Why it is not shown any more.
    package struct Withdrawal: Hashable, Sendable {
        package let reason: String
        package let at: Instant
        package let by: String
    }

    var subject: Subject { Subject("performance.publication", id) }

    /// The last moment at which what the public sees of it changed.
    package var changedAt: Instant { withdrawal?.at ?? publishedAt }

    /// Puts a note with the reason in its place.
    mutating func withdraw(
        because reason: String, by actor: String, at instant: Instant
    ) throws(Refusal) -> PublicationWithdrawn {
        guard withdrawal == nil else { throw .withdrawnAlready }
        guard !reason.isEmpty else { throw .noReason }
        guard reason.count <= 500 else { throw .reasonTooLong }
        withdrawal = Withdrawal(reason: reason, at: instant, by: actor)
        return PublicationWithdrawn(year: year, version: version, reason: reason)
    }
}

/// A year, or its results, was made public.
struct YearPublished: JournalEvent {
    static let kind = "performance.year_published"
    let year: Int
    let version: Int
    let stage: PublicationStage
    /// SHA-256 of what the public sees.
    let digest: String
}

/// What was public is replaced by a note.
struct PublicationWithdrawn: JournalEvent {
    static let kind = "performance.publication_withdrawn"
    let year: Int
    let version: Int
    let reason: String
}

extension Refusal {
    static let withdrawnAlready = Refusal(
        "withdrawn_already", "这一版已经撤回。", "This version is withdrawn already.",
        conflict: true)

    static let noReason = Refusal(
        "no_reason", "请写明撤回的原因，它会公开显示。",
        "Say why it is withdrawn; the public will read it.", at: "reason")

    static let reasonTooLong = Refusal(
        "reason_too_long", "原因最多 500 字。", "A reason has at most 500 characters.",
        at: "reason")

    static let noSuchPublication = Refusal(
        "no_such_publication", "没有公开过这一版。", "There is no such version.", conflict: true)

    static let nothingNew = Refusal(
        "nothing_new", "与最近公开的一版完全相同，不必再次公开。",
        "It says the same as the newest version, so there is nothing to publish.", conflict: true)

    static func notEvaluated(_ projects: [String]) -> Refusal {
        let names = projects.joined(separator: "、")
        return Refusal(
            "not_evaluated", "自评提交以后才能公开绩效结果，还缺：\(names)。",
            "Results are published once the self-evaluations are submitted; missing: \(names).",
            conflict: true)
    }

    static func yearStillRuns(_ year: Int) -> Refusal {
        Refusal(
            "year_still_runs", "\(year) 年度尚未结束，现在只能公开绩效目标。",
            "\(year) is not over; only its targets can be published now.", conflict: true)
    }
}
