import Kernel

/// Who follows what, and who has to be told of an entry.
///
/// With it a turn costs its entries and not entries times streams: of three hundred conversations
/// each entry concerns one.
struct LiveAudience {
    /// Topics of one type, by key.
    private struct Group {
        let type: any LiveTopic.Type
        var topics: [String: any LiveTopic] = [:]
        /// Those without an address hear everything.
        var byAddress: [String?: [String: any LiveTopic]] = [:]
    }

    private var groups: [ObjectIdentifier: Group] = [:]
    private var addresses: [String: String?] = [:]

    var isEmpty: Bool { addresses.isEmpty }

    /// Whether the topic with a key is followed.
    func contains(_ key: String) -> Bool { addresses[key] != nil }

    /// The kinds of entry that anybody wants; nil for all.
    var kinds: Set<String>? {
        var all: Set<String> = []
        for group in groups.values {
            guard let kinds = group.type.kinds else { return nil }
            all.formUnion(kinds)
        }
        return all
    }

    /// - Parameter address: the topic's own, found once.
    mutating func add(_ topic: any LiveTopic, at address: String?) {
        let (type, key) = (type(of: topic), topic.key)
        guard addresses.updateValue(address, forKey: key) == nil else { return }
        var group = groups.removeValue(forKey: ObjectIdentifier(type)) ?? Group(type: type)
        group.topics[key] = topic
        group.byAddress[address, default: [:]][key] = topic
        groups[ObjectIdentifier(type)] = group
    }

    mutating func remove(_ topic: any LiveTopic) {
        let (id, key) = (ObjectIdentifier(type(of: topic)), topic.key)
        guard let address = addresses.removeValue(forKey: key),
            var group = groups.removeValue(forKey: id)
        else { return }
        group.topics[key] = nil
        group.byAddress[address]?[key] = nil
        if group.byAddress[address]?.isEmpty == true { group.byAddress[address] = nil }
        if !group.topics.isEmpty { groups[id] = group }
    }

    /// Calls a closure with each topic that an entry may concern.
    func forEach(
        concernedBy entry: LiveEntry, _ reader: Reader,
        _ body: (_ key: String, any LiveTopic) throws -> Void
    ) rethrows {
        for group in groups.values where group.type.kinds?.contains(entry.kind) ?? true {
            // Whom it concerns cannot be said of what cannot be read: all of them hear of it.
            guard let addressees = try? group.type.addressees(of: entry, reader) else {
                try group.topics.forEach(body)
                continue
            }
            for address in Set(addressees + [nil]) { try group.byAddress[address]?.forEach(body) }
        }
    }
}
