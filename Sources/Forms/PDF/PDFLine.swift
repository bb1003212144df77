/// The words of a PDF page that stand at one height.
struct PDFLine {
    var words: [PDFWord]
    var place: Place

    var text: TextLine {
        TextLine(text: words.map(\.text).joined(separator: " "), place: place)
    }

    /// The lines of all pages, from top to bottom.
    static func lines(of words: [PDFWord]) -> [PDFLine] {
        var lines: [PDFLine] = []
        for word in words.sorted(by: { $0.middle < $1.middle }) {
            if let last = lines.indices.last, let first = lines[last].words.first,
                word.middle - first.middle < first.height * 0.4
            {
                lines[last].words.append(word)
            } else {
                let previous = lines.last?.place ?? Place(page: 0, line: 0)
                let line = previous.page == word.page ? previous.line + 1 : 1
                lines.append(PDFLine(words: [word], place: Place(page: word.page, line: line)))
            }
        }
        for index in lines.indices { lines[index].words.sort { $0.left < $1.left } }
        return lines
    }
}
