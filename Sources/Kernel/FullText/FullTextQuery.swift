/// What somebody looks for, in their own words. It is data: no sign in it has a meaning.
package struct FullTextQuery: Hashable, Sendable {
    /// The words asked with, and others that mean nearly the same.
    let parts: [Part]

    /// Some of the words, and what they count: 1000 for the asker's own.
    package struct Part: Hashable, Sendable {
        package let text: String
        /// Thousandths of what the asker's own words count.
        package let weight: Int

        package init(_ text: String, weight: Int = 1000) {
            self.text = text
            self.weight = weight
        }
    }

    /// The longest question that is read, in characters.
    package static let longest = 400

    package init(_ text: String, or others: [Part] = []) {
        parts = [Part(text)] + others
    }

    /// The terms with what each counts; of one that stands in several parts, the most.
    var terms: [String: Double] { Self.terms(of: parts[...]) }

    /// The terms of the asker's own words.
    var ownTerms: [String: Double] { Self.terms(of: parts.prefix(1)) }

    private static func terms(of parts: ArraySlice<Part>) -> [String: Double] {
        var terms: [String: Double] = [:]
        for part in parts {
            for term in FullTextTerms.all(of: String(part.text.prefix(longest))) {
                let single = FullTextTerms.isSingle(term) ? singleWeight : 1
                terms[term] = max(terms[term] ?? 0, Double(part.weight) / 1000 * single)
            }
        }
        return terms
    }

    /// One character counts less than two that stand together.
    private static let singleWeight = 0.35
}

/// A document that answers a question, best first.
package struct FullTextHit: Hashable, Sendable {
    package let id: String
    package let titles: [String]
    package let body: String
    /// How well it answers: 1 for one rare word of the question that stands in its body once.
    package let score: Double
    /// The score beside that of a text whose body has every word of the question once.
    package let part: Double
    /// What part of the question's own words the document holds, by what they say; from 0 to 1.
    package let coverage: Double
}
