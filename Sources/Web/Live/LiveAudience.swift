import Kernel

/// Who has to be asked about an entry: those who follow its subject, and those who follow more
/// than one.
///
/// With it a turn costs its entries and not entries times streams: of three hundred conversations
/// each entry concerns one.
struct LiveAudience {
    private var ofSubject: [String: [(key: String, topic: any LiveTopic)]] = [:]
    private var ofKind: [String: [(key: String, topic: any LiveTopic)]] = [:]
    private var ofEverything: [(key: String, topic: any LiveTopic)] = []

    init(_ topics: [String: any LiveTopic], _ reader: Reader) throws {
        for (key, topic) in topics {
            if let subject = try topic.subject(reader) {
                ofSubject[subject, default: []].append((key, topic))
            } else if let kinds = type(of: topic).kinds {
                for kind in kinds { ofKind[kind, default: []].append((key, topic)) }
            } else {
                ofEverything.append((key, topic))
            }
        }
    }

    func topics(for entry: LiveEntry) -> [(key: String, topic: any LiveTopic)] {
        let own = ofSubject[entry.subject, default: []].filter { _, topic in
            type(of: topic).kinds?.contains(entry.kind) ?? true
        }
        return own + ofKind[entry.kind, default: []] + ofEverything
    }
}
