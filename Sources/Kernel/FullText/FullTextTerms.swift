/// Cuts a text into what it is found by: words and numbers whole; of Chinese, which writes no
/// spaces, each character and each two that stand together.
///
/// A database's own tokenizers do not fit: `unicode61` takes a whole clause for one word, and
/// `trigram` misses the words of one and two characters that most of Chinese consists of.
package enum FullTextTerms {
    /// Every term in the order of the text, repetitions too.
    package static func all(of text: String) -> [String] {
        var terms: [String] = []
        for run in runs(Folding.folded(text)) {
            switch run {
            case .word(let word): terms.append(word)
            case .han(let characters): add(characters, to: &terms)
            }
        }
        return terms
    }

    /// What is left of a text without its signs, spaces and ways of writing: two texts of the same
    /// essence say the same.
    package static func essence(of text: String) -> String {
        runs(Folding.folded(text)).map(\.text).joined()
    }

    /// A term as the index keeps it: `article_许可`.
    static func key(_ term: String, _ kind: String) -> String { "\(kind)_\(term)" }

    /// Whether a term is one Chinese character, which says less than two.
    static func isSingle(_ term: String) -> Bool {
        let scalars = term.unicodeScalars
        return scalars.count == 1 && scalars.first.map(isHan) == true
    }

    /// A stretch of a text.
    private enum Run {
        /// Letters and digits of any other writing.
        case word(String)
        case han([Unicode.Scalar])

        var text: String {
            switch self {
            case .word(let word): return word
            case .han(let characters):
                var view = String.UnicodeScalarView()
                view.append(contentsOf: characters)
                return String(view)
            }
        }
    }

    private static let longestWord = 40

    private static func add(_ characters: [Unicode.Scalar], to terms: inout [String]) {
        for (index, character) in characters.enumerated() {
            var term = String.UnicodeScalarView()
            term.append(character)
            terms.append(String(term))
            guard index + 1 < characters.count else { continue }
            term.append(characters[index + 1])
            terms.append(String(term))
        }
    }

    private static func runs(_ scalars: [Unicode.Scalar]) -> [Run] {
        var runs: [Run] = []
        var index = 0
        while index < scalars.count {
            let isHan = isHan(scalars[index])
            guard isHan || isWord(scalars[index]) else {
                index += 1
                continue
            }
            let rest = scalars[index...]
            let end =
                rest.firstIndex { isHan != Self.isHan($0) || !(isHan || isWord($0)) }
                ?? scalars.endIndex
            runs.append(isHan ? .han(Array(scalars[index..<end])) : word(scalars[index..<end]))
            index = end
        }
        return runs
    }

    private static func word(_ scalars: ArraySlice<Unicode.Scalar>) -> Run {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars.prefix(longestWord))
        return .word(String(view))
    }

    private static func isHan(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0xF900...0xFAFF, 0x2_0000...0x3_FFFF: true
        // Kana, which writes no spaces either.
        case 0x3041...0x30FF: true
        default: false
        }
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0x61...0x7A: true
        case 0..<0x80: false
        default: scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
        }
    }
}
