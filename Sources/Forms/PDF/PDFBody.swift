/// What of the words below a table's headings belongs to the table.
struct PDFBody {
    /// The words of the table.
    private(set) var words: [PDFWord] = []
    /// The first line below the table that says something else.
    private(set) var foot: PDFLine?

    /// - Parameters:
    ///   - words: the words below the headings.
    ///   - headings: the headings, from left to right.
    init(_ words: [PDFWord], headings: [PDFHeading]) {
        let lines = PDFLine.lines(of: Self.printed(words))
        let last = lines.lastIndex { line in
            line.words.contains {
                PrintedValue.matches($0.text) && Self.column(of: $0, headings) == .target
            }
        }
        let tail = last.map { lines[($0 + 1)...] } ?? []
        let end = tail.firstIndex { line in
            line.words.contains {
                [.first, .second].contains(Self.column(of: $0, headings))
                    && !LevelLabel.isPiece($0.compact)
            }
        }
        foot = end.map { lines[$0] }
        self.words = lines[..<(end ?? lines.endIndex)].flatMap(\.words)
    }

    /// The column whose heading a word stands nearest to.
    private static func column(of word: PDFWord, _ headings: [PDFHeading]) -> ColumnHeading? {
        headings.min { abs($0.centre - word.centre) < abs($1.centre - word.centre) }?.column
    }

    /// The words without repeated titles, page numbers and the foot of the form.
    private static func printed(_ words: [PDFWord]) -> [PDFWord] {
        let lines = PDFLine.lines(of: words)
        let pages = Dictionary(lines.map { ($0.place.page, $0.place.line) }, uniquingKeysWith: max)
        var body: [PDFWord] = []
        for line in lines {
            let compact = Glyphs.compact(line.text.text)
            if IndicatorGrid.isTotal(compact) || Self.isFoot(compact) { break }
            let isLast = pages[line.place.page] == line.place.line
            if isTitle(compact) || isAddress(compact) || (isLast && isPageNumber(compact)) {
                continue
            }
            body += line.words
        }
        return body
    }

    private static func isFoot(_ compact: String) -> Bool {
        ["填报人", "填表人", "单位负责人", "总分", "合计"].contains { compact.hasPrefix($0) }
    }

    /// Whether a line is the form's title or the year under it.
    static func isTitle(_ compact: String) -> Bool {
        FormTitle.kind(compact) != nil || (compact.hasPrefix("(") && compact.hasSuffix("年度)"))
    }

    /// Browsers print the address of the page at its foot.
    private static func isAddress(_ compact: String) -> Bool {
        ["http://", "https://", "file://"].contains { compact.hasPrefix($0) }
    }

    private static func isPageNumber(_ compact: String) -> Bool {
        let digits = compact.filter { !"-—–第页/共".contains($0) }
        return !digits.isEmpty && digits.count <= 6 && digits.allSatisfy(\.isNumber)
    }
}
