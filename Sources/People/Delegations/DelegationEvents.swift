import Kernel

/// 已委托.
struct DelegationGiven: JournalEvent, Hashable {
    static let kind = "people.delegation_given"
    let principal: String
    let deputy: String
    let permissions: [Permission]
    let firstDay: Day
    let lastDay: Day
    let reason: String
}

/// 已撤销委托.
struct DelegationRevoked: JournalEvent, Hashable {
    static let kind = "people.delegation_revoked"
    let principal: String
    let deputy: String
}

extension Refusal {
    static let deputyMissing = Refusal(
        "deputy_missing", "请选择代理人。", "Choose who acts in your place.", at: "deputy")

    static let deputyIsSelf = Refusal(
        "deputy_is_self", "不能委托给本人，请另选一位。",
        "Nobody stands in for themselves. Choose another.", at: "deputy")

    static let deputyGone = Refusal(
        "deputy_gone", "没有这位代理人，或其账号已停用。",
        "There is no such deputy, or their account is closed.", at: "deputy")

    static let deputyAway = Refusal(
        "deputy_away", "代理人这段时间也缺勤，请另选一位。",
        "Whoever stands in is away too. Choose another.", at: "deputy", conflict: true)

    static let permissionsMissing = Refusal(
        "permissions_missing", "请选择委托的事项。", "Choose what is handed on.",
        at: "permissions")

    static func notDelegable(_ permission: Permission) -> Refusal {
        Refusal(
            "not_delegable", "“\(permission.title.zh)”不能委托。",
            "Nobody can hand on “\(permission.title.en)”.", at: "permissions")
    }

    static func notHeld(_ permission: Permission) -> Refusal {
        Refusal(
            "not_held", "您没有“\(permission.title.zh)”的权限，不能委托。",
            "You do not hold “\(permission.title.en)”, so you cannot hand it on.",
            at: "permissions")
    }

    static func noChain(_ permission: Permission) -> Refusal {
        Refusal(
            "no_chain", "“\(permission.title.zh)”是别人委托给您的，不能再转委托。",
            "“\(permission.title.en)” was handed to you; it cannot be handed on again.",
            at: "permissions")
    }

    static let delegationInPast = Refusal(
        "delegation_in_past", "委托从今天或以后开始。", "A delegation begins today or later.",
        at: "first_day")

    static let delegationLong = Refusal(
        "delegation_long", "一次委托不超过 \(Delegation.longestDays) 天。",
        "A delegation lasts at most \(Delegation.longestDays) days.", at: "last_day")

    static let delegationReasonLong = Refusal(
        "reason_too_long", "说明最多 500 字。", "A note has at most 500 characters.",
        at: "reason")

    static let delegatedAlready = Refusal(
        "delegated_already", "这段时间同一事项已经委托给别人，请先撤销。",
        "The same is handed on in that time already. Take that back first.", at: "permissions",
        conflict: true)

    static let noSuchDelegation = Refusal(
        "no_such_delegation", "没有这项委托。", "There is no such delegation.", conflict: true)

    static let delegationOver = Refusal(
        "delegation_over", "这项委托已经结束。", "This delegation is over already.",
        conflict: true)
}
