import Kernel
import Performance

/// What stands beside the fields of a draft: findings, faults, and other people's texts.
struct DraftMarks {
    let view: DraftView
    let visit: Visit
    let defaults: [Quantity]
    private let refusals: [Refusal]
    private let findings: [DraftPlace: [DraftFinding]]
    private let all: [DraftFinding]

    init(_ view: DraftView, _ refusals: [Refusal], _ visit: Visit) {
        self.view = view
        self.visit = visit
        self.refusals = refusals
        defaults = DraftWeights.defaults(view.sheet)
        all = view.findings
        findings = Dictionary(grouping: all, by: \.place)
    }

    func finds(at place: DraftPlace) -> [DraftPage.Find] {
        let faults = refusals.filter { $0.place == place.text }.map {
            DraftPage.Find(severity: "error", words: visit.say($0.words), id: "", fix: nil)
        }
        return faults
            + (findings[place] ?? []).map { finding in
                DraftPage.Find(
                    severity: finding.severity.rawValue, words: visit.say(finding.words),
                    id: finding.id, fix: finding.fix.map { visit.say($0.title) })
            }
    }

    func disputes(at place: DraftPlace) -> [DraftPage.Rival] {
        view.draft.disputes.filter { $0.place == place }.map { dispute in
            DraftPage.Rival(
                key: "\(dispute.place.text)@\(dispute.by)",
                words: dispute.value.map {
                    visit.t("draft_rival", view.name(dispute.by), $0.isEmpty ? "–" : $0)
                } ?? visit.t("draft_rival_deleted", view.name(dispute.by)),
                take: visit.t(dispute.value == nil ? "draft_take_deletion" : "draft_take"),
                keep: visit.t(dispute.value == nil ? "draft_keep_line" : "draft_keep"))
        }
    }

    /// Everything that was refused, each with a link to its field.
    var faults: [FieldFault] {
        refusals.map { refusal in
            let place = refusal.place.flatMap(DraftPlace.init)
            return FieldFault(field: place?.text, message: visit.say(refusal.words))
        }
    }

    /// `2 处错误 · 1 处提醒`, or that nothing was found.
    var counts: String { DraftMarks.counts(all, visit.t) }

    static func counts(_ findings: [DraftFinding], _ t: Strings) -> String {
        let parts = DraftFinding.Severity.allCases.compactMap { severity -> String? in
            let count = findings.count { $0.severity == severity }
            return count == 0 ? nil : t("draft_count_\(severity.rawValue)", "\(count)")
        }
        return parts.isEmpty ? t("draft_nothing_found") : parts.joined(separator: " · ")
    }
}

extension DraftPage {
    /// A finding beside its field.
    struct Find: Sendable {
        let severity: String
        let words: String
        let id: String
        /// What the button says that puts it right.
        let fix: String?
    }

    /// What somebody else wrote in the same place.
    struct Rival: Sendable {
        let key: String
        let words: String
        let take: String
        let keep: String
    }

    /// The sums of the weights.
    struct WeightLine: Sendable {
        let levels: [Level]
        let total: String
        let rest: String
        let isRight: Bool

        /// One first level's sum.
        struct Level: Sendable {
            let words: String
            let isRight: Bool
        }

        init(_ weights: DraftWeights, _ t: Strings) {
            levels = weights.levels.map {
                Level(
                    words: t("draft_level_sum", $0.name, "\($0.sum)", "\($0.due)"),
                    isRight: $0.sum == $0.due)
            }
            total = t("draft_weight_sum", "\(weights.sum)")
            isRight = weights.sum == DraftWeights.due
            let missing = weights.sum.missing(to: DraftWeights.due)
            rest =
                weights.areDefault
                ? t("draft_weight_default")
                : isRight
                    ? t("draft_weight_right")
                    : missing > .zero
                        ? t("draft_weight_short", "\(missing)")
                        : t("draft_weight_over", "\(DraftWeights.due.missing(to: weights.sum))")
        }
    }
}
