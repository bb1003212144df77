import Foundation
import Kernel

/// A question as a visitor types it, made ready to be looked for: without its courtesies, and
/// with other words for what it says.
struct Asking: Sendable {
    let text: String
    let query: FullTextQuery

    /// Less of the question than this found in an article is no answer to it.
    static let leastCoverage = 0.35

    init(_ typed: String) {
        let words = AskingWords.shipped
        let essence = FullTextTerms.essence(of: String(typed.prefix(FullTextQuery.longest)))
        text = words.fillers.reduce(typed.prefix(FullTextQuery.longest).lowercased()) {
            $0.replacing($1, with: " ")
        }
        let others = words.synonyms.filter { group in
            group.say.contains { essence.contains($0) }
        }
        query = FullTextQuery(
            text, or: others.map { FullTextQuery.Part($0.mean, weight: $0.weight ?? 600) })
    }

    var isEmpty: Bool { FullTextTerms.essence(of: text).isEmpty }

    /// Those of the hits that hold enough of what was asked.
    func fitting(_ hits: [FullTextHit]) -> [FullTextHit] {
        hits.filter { $0.coverage >= Self.leastCoverage }
    }
}

/// What the people of this town say, and what the centre says for it; as data.
struct AskingWords: Decodable, Sendable {
    /// Words that ask for nothing, longest first.
    let fillers: [String]
    let synonyms: [Group]

    /// Words people use, and the centre's own for the same.
    struct Group: Decodable, Sendable {
        let say: [String]
        let mean: String
        /// Thousandths of what the asker's own words count.
        let weight: Int?
    }

    /// The table shipped with this version.
    static let shipped: AskingWords = {
        do {
            return try JSONDecoder().decode(
                AskingWords.self, from: Data(PackageResources.asking_words_json))
        } catch {
            preconditionFailure("the shipped table of words does not read: \(error)")
        }
    }()
}
