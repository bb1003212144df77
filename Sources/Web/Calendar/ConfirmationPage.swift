import Kernel
import Mail

/// Whoever opened the link of a letter says that it reached them.
struct ConfirmationPage: Page {
    static let template = "reminders/confirmation"
    let area: Area? = .worklist

    let title: String
    let faults: [FieldFault]
    let token: String
    /// Whether there is still something to confirm.
    let isOpen: Bool

    init(token: String, refusals: [Refusal] = [], _ visit: Visit) {
        title = visit.t("confirmation_title")
        faults = FieldFault.list(refusals, visit)
        self.token = token
        isOpen = refusals.isEmpty
    }
}

extension Visit {
    /// Where the links of a mail lead; nil while no mail is sent.
    var mailedAddress: String? { site.configuration.sendsMail ? siteAddress : nil }
}
