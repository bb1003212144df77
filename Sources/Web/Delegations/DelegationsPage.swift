import Kernel
import People

/// What somebody handed on to a deputy, and what was handed to them.
struct DelegationsPage: Page {
    static let template = "cycle/delegations"
    var assets: [String] { ["cycle.css"] }

    let title: String
    let faults: [FieldFault]
    /// Nil for somebody who holds nothing that can be handed on.
    let draft: Draft?
    let given: [Line]
    let received: [Line]

    /// A new delegation as it is typed.
    struct Draft: Sendable {
        let deputies: [Choice]
        let deputyFault: String?
        let permissions: [Choice]
        let permissionsFault: String?
        let firstDay: Field
        let lastDay: Field
        let reason: Field
        let earliest: String
    }

    /// One delegation.
    struct Line: Sendable {
        let who: String
        let what: String
        let days: String
        let note: String
        let state: String
        let color: String
        /// Where it is ended; nil once it is over.
        let action: String?
        let actionText: String
    }

    init(_ view: DelegationsView, _ refusals: [Refusal], _ visit: Visit) {
        let (t, me) = (visit.t, visit.signedIn?.actor)
        title = t("delegation_title")
        faults = FieldFault.list(refusals, visit)
        let own = Delegation.delegable.filter { me?.owns($0) == true }
        draft = own.isEmpty ? nil : Draft(own, view, refusals, visit)
        given = view.all.filter { $0.principal == me?.id }.map {
            Line($0, view, isMine: true, visit)
        }
        received = view.all.filter { $0.deputy == me?.id }.map {
            Line($0, view, isMine: false, visit)
        }
    }
}

extension DelegationsPage.Draft {
    fileprivate init(
        _ own: [Permission], _ view: DelegationsView, _ refusals: [Refusal], _ visit: Visit
    ) {
        let (t, form, isAgain) = (visit.t, visit.form, !refusals.isEmpty)
        deputies =
            [Choice(value: "", text: t("delegation_choose"), isChosen: false)]
            + view.colleagues.map {
                Choice(value: $0.id, text: $0.name, isChosen: form.text("deputy") == $0.id)
            }
        deputyFault = Field("deputy", "", refusals, visit).fault
        let chosen = Set(form.all("permissions"))
        permissions = own.map {
            Choice(
                value: $0.rawValue, text: t($0.title),
                isChosen: isAgain ? chosen.contains($0.rawValue) : own.count == 1)
        }
        permissionsFault = Field("permissions", "", refusals, visit).fault
        firstDay = Field(
            "first_day", isAgain ? form.text("first_day") : "\(visit.today)", refusals, visit)
        lastDay = Field("last_day", form.text("last_day"), refusals, visit)
        reason = Field("reason", form.text("reason"), refusals, visit)
        earliest = "\(visit.today)"
    }
}

extension DelegationsPage.Line {
    fileprivate init(
        _ delegation: Delegation, _ view: DelegationsView, isMine: Bool, _ visit: Visit
    ) {
        let (t, today) = (visit.t, visit.today)
        let other = Names.of(
            isMine ? delegation.deputy : delegation.principal, view.names, t)
        who = t(isMine ? "delegation_to" : "delegation_from", other)
        what = Delegation.delegable.filter(delegation.permissions.contains).map { t($0.title) }
            .joined(separator: t("list_comma"))
        days = t("delegation_days", "\(delegation.firstDay)", "\(delegation.lastDay)")
        note = delegation.reason
        let isOpen = delegation.isOpen(on: today)
        if let revocation = delegation.revocation {
            state = t("delegation_revoked", "\(revocation.at.day)")
        } else {
            let word = isOpen ? "open" : delegation.isLeft(on: today) ? "later" : "over"
            state = t("delegation_\(word)")
        }
        color = isOpen ? "green" : ""
        action =
            delegation.isLeft(on: today)
            ? "/account/delegations/\(delegation.id)/revocations" : nil
        actionText = t(isMine ? "delegation_revoke" : "delegation_give_back")
    }
}
