import Hummingbird
import Kernel
import People
import Performance

/// Submitting a draft for review.
enum DraftSubmissions {
    static let all: [Route] = [
        .post("/drafts/{id}/submissions", .permission(.submitTargets), submit),
        .json("/api/drafts/{id}/submissions", .permission(.submitTargets), send),
    ]

    private static func submit(_ visit: Visit) async throws -> Response {
        let view = try await DraftView.read(visit)
        do {
            guard let revision = Int(visit.form.text("revision")) else { throw Refusal.badRequest }
            let version = try await DraftDesk(visit.centre).submit(
                view.draft.id, from: revision, changing: Int(visit.form.text("changing")),
                reason: visit.form.text("reason"), by: visit.actor)
            return visit.redirect(version.path)
        } catch {
            let refusals = try error.refusals()
            return try visit.page(
                DraftPage(view, refusals: refusals, visit), refusals.first?.status ?? .ok)
        }
    }

    /// What a program says of a submission.
    private struct Sent: Decodable {
        let revision: Int
        let changing: Int?
        let reason: String?
    }

    private static func send(_ visit: Visit) async throws -> Response {
        let id = try visit.parameter("id")
        let sent = try await visit.decoded(Sent.self, limit: 64 << 10)
        let version = try await DraftDesk(visit.centre).submit(
            id, from: sent.revision, changing: sent.changing, reason: sent.reason ?? "",
            by: visit.actor)
        return try visit.json(ToldVersion(version, nil), .created)
    }
}

extension DraftPage {
    /// What a submission needs, and what it will do.
    struct Submission: Sendable {
        let action: String
        let words: String
        let changing: String
        let needsReason: Bool
        let reason: Field
    }

    /// Nil for whoever may not submit, and where something of the project is underway.
    static func submission(
        _ view: DraftView, _ refusals: [Refusal], _ visit: Visit
    ) -> Submission? {
        let (t, draft) = (visit.t, view.draft)
        guard visit.signedIn?.actor.may(.submitTargets) == true, draft.closing == nil,
            view.underway == nil
        else { return nil }
        let changing = view.versions.toBeChanged
        let inForce = view.versions.first(where: \.state.isInForce)
        let words =
            changing.map { next in
                t(
                    next.state == .returned ? "draft_submit_again" : "draft_submit_adjusts",
                    "\(next.version)")
            } ?? t("draft_submit_first")
        return Submission(
            action: "/drafts/\(draft.id)/submissions", words: words,
            changing: changing.map { "\($0.version)" } ?? "",
            needsReason: inForce != nil && changing?.state != .returned,
            reason: Field("reason", visit.form.text("reason"), refusals, visit))
    }
}

extension DraftPage {
    /// The version that has to be decided on before the draft can be submitted.
    static func blocked(_ view: DraftView, _ t: Strings) -> Reference? {
        view.underway.map {
            Reference(
                href: $0.path, text: t("draft_underway", "\($0.version)", t($0.state.title)))
        }
    }
}

extension DraftView {
    /// The project's version that somebody has still to decide on.
    var underway: TargetVersion? { versions.first(where: \.state.isUnderway) }
    /// The version that this draft became.
    var became: TargetVersion? {
        guard draft.closing?.outcome == .stored else { return nil }
        return versions.first { $0.submission?.instant == draft.closing?.stamp.at }
    }
}
