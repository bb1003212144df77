/// A label of a form's head on a PDF page, whole or broken over two lines of its cell.
struct PDFLabel {
    var field: Field
    var words: [PDFWord]
    /// What stands in the same word after the label, such as a figure after a colon.
    var rest: String

    var left: Double { words.map(\.left).min() ?? 0 }
    var right: Double { words.map(\.right).max() ?? 0 }
    var top: Double { words.map(\.top).min() ?? 0 }
    var bottom: Double { words.map(\.bottom).max() ?? 0 }
    var middle: Double { (top + bottom) / 2 }

    /// The middles of the rows that labels stand in: labels of one row overlap in height.
    static func rowMiddles(_ labels: [PDFLabel]) -> [Double] {
        var rows: [(top: Double, bottom: Double)] = []
        for label in labels.sorted(by: { $0.top < $1.top }) {
            if let last = rows.last, label.top < last.bottom - 2 {
                rows[rows.count - 1].bottom = max(last.bottom, label.bottom)
            } else {
                rows.append((label.top, label.bottom))
            }
        }
        return rows.map { ($0.top + $0.bottom) / 2 }
    }

    /// The labels of some fields among words.
    static func labels(_ fields: [Field], in words: [PDFWord]) -> [PDFLabel] {
        var labels: [PDFLabel] = []
        var taken: Set<PDFWord> = []
        for word in words where !taken.contains(word) {
            guard let label = label(fields, at: word, in: words) else { continue }
            labels.append(label)
            taken.formUnion(label.words)
        }
        return labels
    }

    private static func label(
        _ fields: [Field], at word: PDFWord, in words: [PDFWord]
    ) -> PDFLabel? {
        let text = word.compact
        for field in fields {
            for spelling in field.spellings where text.hasPrefix(spelling) {
                var rest = text.dropFirst(spelling.count)
                if rest.first == "(", let close = rest.firstIndex(of: ")") {
                    rest = rest[rest.index(after: close)...]
                }
                if let first = rest.first, first != ":", !first.isNumber { continue }
                return PDFLabel(
                    field: field, words: [word], rest: String(rest.drop { $0 == ":" }))
            }
        }
        return broken(fields, at: word, in: words)
    }

    /// A label whose end stands on the next lines of the cell.
    private static func broken(
        _ fields: [Field], at word: PDFWord, in words: [PDFWord]
    ) -> PDFLabel? {
        for field in fields {
            for spelling in field.spellings {
                if let pieces = word.completed(to: spelling, in: words) {
                    return PDFLabel(field: field, words: pieces, rest: "")
                }
            }
        }
        return nil
    }
}

extension PDFWord {
    /// The words that make up a text broken over the lines of a cell, this one first; a colon or a
    /// bracket may follow the text.
    func completed(to text: String, in words: [PDFWord]) -> [PDFWord]? {
        var rest = text.dropFirst(0)
        var pieces: [PDFWord] = []
        var next: PDFWord? = self
        while let word = next {
            let piece = word.compact
            pieces.append(word)
            if piece == rest || piece == rest + ":" { return pieces }
            if !rest.isEmpty, piece.hasPrefix(rest + "(") { return pieces }
            guard rest.hasPrefix(piece) else { return nil }
            rest = rest.dropFirst(piece.count)
            next = word.below(in: words)
        }
        return nil
    }

    /// The word on the next line of the same cell.
    private func below(in words: [PDFWord]) -> PDFWord? {
        words.filter {
            $0.top > middle && $0.top - bottom < height * 1.2 && $0.left < right && $0.right > left
        }.min { $0.top < $1.top }
    }
}
