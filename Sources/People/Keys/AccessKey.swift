import Kernel

/// A key (接口密钥) by which a program may do some of what the person who made it may do.
package struct AccessKey: Hashable, Sendable {
    package let id: String
    /// What it is for, as its maker calls it: 数据中心对接.
    package let name: String
    package let scopes: Set<Permission>
    /// The last day on which it opens anything.
    package let expiresOn: Day
    package let createdAt: Instant
    package let createdBy: String
    /// To the minute; nil when it was never used.
    package let lastUsedAt: Instant?
    package internal(set) var revocation: Revocation?

    /// Who took it back, and when.
    package struct Revocation: Hashable, Sendable {
        package let at: Instant
        package let by: String
    }

    /// The actor that the journal names.
    package var actorID: String { Self.actorPrefix + id }

    static let actorPrefix = "key:"
    /// A key is used in programs that nobody looks at for a long time, but not for ever.
    package static let longestDays = 731

    var subject: Subject { Subject("people.key", id) }

    package func isOpen(on day: Day) -> Bool { revocation == nil && day <= expiresOn }

    /// It opens nothing any more.
    mutating func revoke(by actor: String, at instant: Instant) throws(Refusal) -> KeyRevoked {
        guard revocation == nil else { throw .keyRevokedAlready }
        revocation = Revocation(at: instant, by: actor)
        return KeyRevoked()
    }
}

/// A key as somebody asks for it.
package struct KeyDraft: Hashable, Sendable {
    package var name: String
    package var scopes: [String]
    package var expiresOn: String

    package init(name: String, scopes: [String], expiresOn: String) {
        self.name = name
        self.scopes = scopes
        self.expiresOn = expiresOn
    }

    /// - Parameter may: what the maker may do; a key never may more.
    /// - Throws: `Refusals`, one for each field that is not in order.
    func checked(
        today: Day, may: (Permission) -> Bool
    ) throws -> (name: String, scopes: Set<Permission>, expiresOn: Day) {
        var faults: [Refusal] = []
        let name = self.name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if name.isEmpty || name.count > 60 { faults.append(.keyName) }
        let scopes = Set(self.scopes.compactMap(Permission.init))
        if scopes.isEmpty || scopes.count != Set(self.scopes).count { faults.append(.keyScopes) }
        if let more = scopes.first(where: { !may($0) }) { faults.append(.keyBeyond(more)) }
        let day = Day(expiresOn)
        let isInTime = day.map { $0 >= today && $0 - today <= AccessKey.longestDays }
        if isInTime != true { faults.append(.keyExpiry(today)) }
        guard faults.isEmpty, let day else { throw Refusals(faults) }
        return (name, scopes, day)
    }
}

/// A program may do this from now on.
struct KeyMade: JournalEvent {
    static let kind = "people.key_made"
    let name: String
    let scopes: [Permission]
    let expiresOn: Day
}

/// A program may do nothing any more.
struct KeyRevoked: JournalEvent {
    static let kind = "people.key_revoked"
}

extension Refusal {
    static let keyName = Refusal(
        "key_name", "请写明密钥的用途，最多 60 字。",
        "Say what the key is for, in at most 60 characters.", at: "name")

    static let keyScopes = Refusal(
        "key_scopes", "请至少选择一项权限。", "Choose at least one thing that the key may do.",
        at: "scopes")

    static func keyBeyond(_ permission: Permission) -> Refusal {
        Refusal(
            "key_beyond", "您自己不能\(permission.title.zh)，所以密钥也不能。",
            "You may not \(permission.title.en) yourself, so the key may not either.",
            at: "scopes")
    }

    static func keyExpiry(_ today: Day) -> Refusal {
        let last = today + AccessKey.longestDays
        return Refusal(
            "key_expiry", "有效期应在今天至 \(last) 之间。",
            "The last day has to be between today and \(last).", at: "expires_on")
    }

    static let keyRevokedAlready = Refusal(
        "key_revoked_already", "这个密钥已经撤销。", "This key is revoked already.",
        conflict: true)

    static let noSuchKey = Refusal(
        "no_such_key", "没有这个密钥。", "There is no such key.", conflict: true)

    /// The same words for a key that never was, is revoked, has expired, or lost its maker.
    package static let keyRefused = Refusal(
        "key_refused", "密钥不正确、已过期或已撤销。",
        "The key is not right, has expired or was revoked.", conflict: true)
}
