import Foundation

extension Reader {
    /// The documents of a kind that answer a question best.
    ///
    /// The index finds those that hold most of what is rare in the question; only these are read
    /// and ranked. So the cost has a bound however many documents there are.
    package func search(
        _ query: FullTextQuery, kind: String, limit: Int
    ) throws -> [FullTextHit] {
        // In order, since a sum of fractions depends on it and a dictionary has none.
        let terms = query.terms.sorted { $0.key < $1.key }
        let statistics = try FullTextStatistics(of: kind, terms.map(\.key), self)
        let weights = terms.compactMap { term, weight in
            statistics.rarity(of: term).map { FullTextWeight(term, weight * $0) }
        }
        let own = query.ownTerms.sorted { $0.key < $1.key }.map { term, weight in
            FullTextWeight(
                term, weight * (statistics.rarity(of: term) ?? statistics.greatestRarity))
        }
        let chosen = statistics.affordable(weights)
        guard !chosen.isEmpty else { return [] }
        let rows = try rows(candidates(chosen, kind))
        let ranking = FullTextRanking(weights, own: own, statistics)
        return try rows.map { try ranking.judge($0) }
            .sorted { ($0.hit.score, $0.number) > ($1.hit.score, $1.number) }
            .prefix(limit).map(\.hit)
    }

    /// How many documents are read and ranked.
    private static let candidateLimit = 100

    private func candidates(_ weights: [FullTextWeight], _ kind: String) -> SQL {
        var found: SQL = ""
        for weight in weights {
            let union: SQL = found.isEmpty ? "" : " UNION ALL "
            let holding = connection.fullText.holding(
                FullTextTerms.key(weight.term, kind), weight: weight.thousandths)
            found = "\(part: found)\(part: union)\(part: holding)"
        }
        return """
            SELECT d.number, d.id, d.titles, d.body, d.length FROM (
                SELECT number, SUM(weight) AS total FROM (\(part: found)) AS found
                GROUP BY number ORDER BY total DESC, number DESC LIMIT \(Self.candidateLimit)
            ) AS best JOIN full_text_document d ON d.number = best.number
            """
    }
}

/// A term of a question with what finding it is worth.
struct FullTextWeight {
    let term: String
    let worth: Double

    init(_ term: String, _ worth: Double) {
        self.term = term
        self.worth = worth
    }

    var thousandths: Int64 { Int64((worth * 1000).rounded()) }
}

/// How many documents of a kind there are, how long, and how many hold each term.
struct FullTextStatistics {
    private let documents: Int
    /// A collection of a few texts says nothing of how rare a word is; it is taken for one of a
    /// hundred.
    private let imagined: Int
    private static let fewest = 100
    private let holding: [String: Int]
    /// The mean length of a body, in terms.
    let length: Double

    init(of kind: String, _ terms: [String], _ reader: Reader) throws {
        let total = try reader.first(
            "SELECT documents, length FROM full_text_kind WHERE kind = \(kind)")
        documents = try total?("documents") ?? 0
        imagined = max(documents, Self.fewest)
        let sum: Int = try total?("length") ?? 0
        length = documents == 0 ? 1 : max(1, Double(sum) / Double(documents))
        holding = try Self.counts(terms, kind, reader)
    }

    private static func counts(
        _ terms: [String], _ kind: String, _ reader: Reader
    ) throws -> [String: Int] {
        var counts: [String: Int] = [:]
        for start in stride(from: 0, to: terms.count, by: 100) {
            var values: SQL = ""
            for term in terms[start..<min(start + 100, terms.count)] {
                let comma: SQL = values.isEmpty ? "" : ", "
                values = "\(part: values)\(part: comma)\(FullTextTerms.key(term, kind))"
            }
            let rows = try reader.rows(
                "SELECT term, documents FROM full_text_term WHERE term IN (\(part: values))")
            for row in rows {
                let key: String = try row("term")
                counts[String(key.dropFirst(kind.count + 1))] = try row("documents")
            }
        }
        return counts
    }

    /// What finding a term says: the rarer, the more; nil when no document holds it.
    func rarity(of term: String) -> Double? {
        guard let count = holding[term], count > 0 else { return nil }
        return log(1 + (Double(imagined - count) + 0.5) / (Double(count) + 0.5))
    }

    /// What finding a word says that hardly any document has: the measure of all others.
    var greatestRarity: Double { log(1 + (Double(imagined) + 0.5) / 1.5) }

    /// How many entries of the index one question may read.
    private static let budget = 20_000
    /// How many terms one statement asks for.
    private static let mostTerms = 40

    /// The rarest terms that together stay within the budget, at least one.
    func affordable(_ weights: [FullTextWeight]) -> [FullTextWeight] {
        let rarest = weights.sorted {
            (holding[$0.term] ?? 0, $0.term) < (holding[$1.term] ?? 0, $1.term)
        }
        var left = Self.budget
        var chosen: [FullTextWeight] = []
        for weight in rarest.prefix(Self.mostTerms) {
            left -= holding[weight.term] ?? 0
            guard chosen.isEmpty || left >= 0 else { break }
            chosen.append(weight)
        }
        return chosen
    }
}
