import Kernel

/// 已建账号. Neither login nor name: the journal cannot forget, and a person can ask it to.
struct AccountAdded: JournalEvent {
    static let kind = "people.account_added"
    let roles: [Role]
    let withOneTimePassword: Bool
}

/// 已停用.
struct AccountClosed: JournalEvent {
    static let kind = "people.account_closed"
}

/// 已启用.
struct AccountReopened: JournalEvent {
    static let kind = "people.account_reopened"
}

/// 已授予角色.
struct RoleGranted: JournalEvent, Hashable {
    static let kind = "people.role_granted"
    let role: Role
}

/// 已收回角色.
struct RoleRevoked: JournalEvent, Hashable {
    static let kind = "people.role_revoked"
    let role: Role
}

/// 本人已改密码.
struct PasswordChanged: JournalEvent {
    static let kind = "people.password_changed"
}

/// 管理员已重置密码.
struct PasswordReset: JournalEvent {
    static let kind = "people.password_reset"
}

/// 已在主机上重置密码: by whoever stands at the machine itself, when nobody could sign in and do it.
struct PasswordResetAtConsole: JournalEvent {
    static let kind = "people.password_reset_at_console"
}

/// 已删除个人资料.
struct PersonErased: JournalEvent {
    static let kind = "people.person_erased"
}

/// 已登录.
struct SignInAccepted: JournalEvent {
    static let kind = "people.sign_in_accepted"
    /// The network it came from, not the machine.
    let network: String
}

/// 登录未成功: without the password, and without what was typed as a login.
struct SignInRefused: JournalEvent {
    static let kind = "people.sign_in_refused"
    let reason: Reason
    /// The network it came from, not the machine.
    let network: String

    enum Reason: String, Encodable {
        case unknownLogin = "unknown-login"
        case wrongPassword = "wrong-password"
        case wrongOldPassword = "wrong-old-password"
        case accountClosed = "account-closed"
        /// The account was closed or its password changed while this attempt was checked.
        case overtaken
    }
}

/// 已退出.
struct SignedOut: JournalEvent {
    static let kind = "people.signed_out"
    /// How many browsers were signed out.
    let sessions: Int
}
