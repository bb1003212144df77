import Foundation
import Helpdesk
import Kernel
import People
import Queue
import Satisfaction

/// That somebody, or what somebody said, was erased: told by opaque ids alone, so that the list of
/// all of them may lie beside backups, and a restore can erase again what an old backup still has.
struct Erasure: Hashable, Comparable {
    let kind: Kind
    /// As the journal names it: `account/0193…`.
    let subject: String

    /// The journal's entries that tell of an erasure somebody asked for. What lapses by itself at
    /// night lapses again in a restored centre.
    enum Kind: String, CaseIterable {
        case account = "people.person_erased"
        case conversation = "helpdesk.conversation_erased"
        case enquiry = "helpdesk.enquiry_erased"
        case rating = "satisfaction.person_erased"
        case visitor = "queue.visitor_forgotten"
    }

    static func < (a: Erasure, b: Erasure) -> Bool {
        (a.kind.rawValue, a.subject) < (b.kind.rawValue, b.subject)
    }

    private var id: String {
        subject.split(separator: "/", maxSplits: 1).last.map(String.init) ?? subject
    }

    /// What became of an erasure that a restored centre was asked to do again.
    enum Outcome { case done, alreadyDone, unknown, refused }

    /// Does it again, where the centre knows whom it was about and still has it.
    func again(in centre: Centre) async throws -> Outcome {
        let (kind, subject) = (kind.rawValue, subject)
        let (isKnown, isDone) = try await centre.read { reader in
            (
                try !reader.journalEntries(subject: subject, limit: 1).isEmpty,
                try !reader.journalEntries(kind: kind, subject: subject, limit: 1).isEmpty
            )
        }
        guard isKnown else { return .unknown }
        guard !isDone else { return .alreadyDone }
        do { try await act(in: centre) } catch is Refusal { return .refused } catch is Refusals {
            return .refused
        }
        return .done
    }

    private func act(in centre: Centre) async throws {
        let reason = "备份恢复后重新删除"
        switch kind {
        case .account: try await AccountDesk(centre).erase(id, by: .operator)
        case .conversation:
            try await AssistantDesk(centre).erase(id, because: reason, by: .operator)
        case .enquiry: try await EnquiryDesk(centre).erase(id, because: reason, by: .operator)
        case .rating:
            try await RatingDesk(centre).erasePerson(of: id, because: reason, by: .operator)
        case .visitor: try await QueueDesks(centre).tickets.forget(id, by: .operator)
        }
    }
}

/// The list of erasures that lies beside backups.
struct ErasureList {
    private(set) var all: Set<Erasure> = []

    /// The name of the list in the directory of a backup.
    static let name = "zhunxing-erasures.txt"

    static func url(beside backup: String) -> URL {
        URL(filePath: backup).deletingLastPathComponent().appending(path: name)
    }

    /// - Throws: `Refusal` for a line that is none.
    mutating func read(_ url: URL) throws {
        let lines = try InputFile.text(url).split(separator: "\n")
        for (number, line) in lines.enumerated() where !line.hasPrefix("#") {
            let parts = line.split(separator: " ")
            guard parts.count == 2, let kind = Erasure.Kind(rawValue: String(parts[0])) else {
                throw Refusal(
                    "not_an_erasure", "第 \(number + 1) 行不是删除记录。",
                    "Line \(number + 1) is no erasure.", at: url.path(percentEncoded: false))
            }
            all.insert(Erasure(kind: kind, subject: String(parts[1])))
        }
    }

    /// Adds what a centre's journal tells.
    mutating func read(_ centre: Centre) async throws {
        let found = try await centre.read { reader in
            try Erasure.Kind.allCases.flatMap { kind in
                try reader.journalEntries(kind: kind.rawValue, limit: .max).map {
                    Erasure(kind: kind, subject: $0.subject)
                }
            }
        }
        all.formUnion(found)
    }

    /// Writes it for its owner alone; whole, or not at all.
    func write(to url: URL) throws {
        let draft = url.appendingPathExtension(UUID().uuidString)
        let head = "# 已删除的人和内容（只有编号）；恢复备份时据此重新删除。 Erased: ids alone.\n"
        let text = head + all.sorted().map { "\($0.kind.rawValue) \($0.subject)\n" }.joined()
        let (from, to) = (draft.path(percentEncoded: false), url.path(percentEncoded: false))
        guard
            FileManager.default.createFile(
                atPath: from, contents: Data(text.utf8),
                attributes: [.posixPermissions: 0o600]),
            rename(from, to) == 0
        else { throw Fault("cannot write \(to)") }
    }

    /// Does every erasure again that a restored centre still has.
    ///
    /// - Returns: how many were done, and those that were refused.
    func again(in centre: Centre) async throws -> (done: Int, refused: [Erasure]) {
        var (done, refused): (Int, [Erasure]) = (0, [])
        for erasure in all.sorted() {
            switch try await erasure.again(in: centre) {
            case .done: done += 1
            case .refused: refused.append(erasure)
            case .alreadyDone, .unknown: break
            }
        }
        return (done, refused)
    }
}
