import Kernel

/// The words of a letter: in Chinese, then in English; no personal data.
struct MailText {
    let subject: String
    let body: String

    /// Nil when there is nothing to tell.
    init?(_ notices: [Notice], _ returned: [Returned], site: String?) {
        guard !notices.isEmpty || !returned.isEmpty else { return nil }
        let late = notices.filter { $0.stage == .late }
        let count = notices.count + returned.count
        subject =
            late.isEmpty
            ? "准星提醒：\(count) 件事"
            : "准星提醒：\(count) 件事，其中超期 \(late.count) 件"
        let place = site.map { "\n\n打开待办 · Worklist: \($0)/worklist" } ?? ""
        let end = """


            不想再收到，请在“待办”页的“提醒”里取消。
            To end these mails, see Reminders in the worklist.

            """
        body =
            (returned.map { MailText.line($0, site) } + notices.map { MailText.line($0, site) })
            .joined(separator: "\n") + place + end
    }

    /// Asks whoever reads it to confirm that mail reaches them here.
    static func confirmation(link: String) -> (subject: String, body: String) {
        (
            "准星：请确认这个邮箱地址",
            """
            有人在准星的“提醒”里填写了这个邮箱地址。如果是您，请在两天内登录后打开下面的链接并确认；
            确认以前，不会再向这里发信。如果不是您，请不用理会。

            \(link)

            Somebody gave this address in Reminders. If it was you, sign in, open the link above and
            confirm it within two days; until then nothing more is sent here. If it was not you,
            there is nothing to do.

            """
        )
    }

    private static func line(_ notice: Notice, _ site: String?) -> String {
        let (zh, en) =
            switch notice.stage {
            case .late: ("已超期", "overdue")
            case .soon: ("即将到期", "due soon")
            case .begun: ("新的预警", "new warning")
            }
        let due = notice.due.map { "\($0.day) \($0.clockText.prefix(5))" } ?? ""
        let link = site.map { "\n  \($0)\(notice.timed.path)" } ?? ""
        return "【\(zh)】\(notice.timed.title.zh)，\(due) 到期"
            + "\n  \(notice.timed.title.en): \(en), due \(due)\(link)"
    }

    private static func line(_ returned: Returned, _ site: String?) -> String {
        let (zh, en) =
            returned.isEvaluation
            ? ("绩效自评", "The self-evaluation") : ("绩效目标", "The targets")
        let page = returned.isEvaluation ? "evaluations?year=\(returned.year)" : returned.page
        let link = site.map { "\n  \($0)/\(page)" } ?? ""
        return "【退回】“\(returned.project)”\(returned.year) 年度\(zh)被退回，请按意见修改后重新提交。"
            + "\n  \(en) of “\(returned.project)” for \(returned.year): returned.\(link)"
    }
}
