import Kernel
import Performance

/// `/live/drafts/{id}`: somebody saved, chose or discarded.
struct DraftTopic: LiveTopic {
    let key: String
    let need = Route.Need.permission(.seeYear)
    static let kinds: Set<String>? = Draft.kinds
    private let id: String

    init?(_ path: [String], _ visit: Visit) {
        guard path.count == 2, path[0] == "drafts" else { return nil }
        self.init(draft: path[1])
    }

    init(draft id: String) {
        self.id = id
        key = "drafts/\(id)"
    }

    /// What an entry about a draft says of it.
    private struct Revised: Codable {
        let revision: Int?
    }

    func exists(_ reader: Reader) throws -> Bool { try reader.draft(id) != nil }

    func address(_ reader: Reader) -> String? { Draft.subject(id).description }

    func message(for entry: LiveEntry, _ reader: Reader) throws -> LiveMessage? {
        let isOver = try reader.draft(id)?.closing != nil
        return try LiveMessage(isOver ? "ended" : "changed", entry.event(Revised.self))
    }
}
