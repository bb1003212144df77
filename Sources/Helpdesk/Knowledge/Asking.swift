import Foundation
import Kernel

/// A question as a visitor types it, made ready to be looked for: without its courtesies, and
/// with other words for what it says.
struct Asking: Sendable {
    let text: String
    let query: FullTextQuery
    /// The matters of other offices that it names.
    private let elsewhere: [String]

    /// When the best hit is worth less than this, nothing answers the question.
    private static let leastScore = 2.5
    /// Unless it is worth this part of all that was asked, as with a single word.
    private static let enough = 0.6
    /// What is worth less than this part of the best hit is not shown beside it.
    private static let leastPart = 0.25

    init(_ typed: String) {
        let words = AskingWords.shipped
        let essence = FullTextTerms.essence(of: String(typed.prefix(FullTextQuery.longest)))
        let lean = words.fillers.reduce(typed.prefix(FullTextQuery.longest).lowercased()) {
            $0.replacing($1, with: " ")
        }
        // Who asks for nothing else asks for that.
        text = FullTextTerms.essence(of: lean).isEmpty ? essence : lean
        elsewhere = words.elsewhere.filter { essence.contains($0) }
        let others = words.synonyms.filter { group in
            group.say.contains { essence.contains($0) }
        }
        query = FullTextQuery(
            text, or: others.map { FullTextQuery.Part($0.mean, weight: $0.weight ?? 600) })
    }

    var isEmpty: Bool { FullTextTerms.essence(of: text).isEmpty }

    /// Those of the hits that say enough of what was asked.
    func fitting(_ hits: [FullTextHit]) -> [FullTextHit] {
        guard let best = hits.first else { return [] }
        guard best.score >= Self.leastScore || best.part >= Self.enough else { return [] }
        guard !isElsewhere(hits) else { return [] }
        return hits.filter { $0.score >= best.score * Self.leastPart }
    }

    /// Whether it asks for what other offices do, and no title here speaks of that.
    private func isElsewhere(_ hits: [FullTextHit]) -> Bool {
        elsewhere.contains { word in
            !hits.contains { hit in hit.titles.contains { $0.contains(word) } }
        }
    }
}

/// What the people of this town say, and what the centre says for it; as data.
struct AskingWords: Decodable, Sendable {
    /// Words that ask for nothing, longest first.
    let fillers: [String]
    let synonyms: [Group]
    /// What people ask everywhere and other offices do.
    let elsewhere: [String]

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
