import Kernel
import Performance

extension DraftTold {
    /// How work on a draft ended, for whoever still has it open.
    struct Ended: Encodable {
        /// `李晓 于 10:32 提交了这份草稿，成为第 2 版。`
        let words: String
        /// Where to go on: the version that it became, or the year's drafts.
        let href: String
        let link: String

        init(_ closing: Draft.Closing, _ view: DraftView, _ t: Strings) {
            let (who, at) = (view.name(closing.stamp.by), closing.stamp.at)
            let moment = "\(at.day) \(at.clockText.prefix5)"
            if let version = view.became {
                words = t("draft_ended_stored", who, moment, "\(version.version)")
                href = version.path
                link = t("draft_open_version")
            } else {
                words = t("draft_ended_discarded", who, moment)
                href = "/drafts?year=\(view.draft.year)"
                link = t("draft_ended_list")
            }
        }
    }
}
