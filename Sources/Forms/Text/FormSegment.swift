/// The lines of one document inside a file.
struct FormSegment {
    /// What its heading says; nil for a part without a heading.
    var kind: FormKind?
    var year: Int?
    var lines: ArraySlice<TextLine>
    /// Whether its lines are rows of a table, whose cells need not be guessed.
    var isPlaced = false

    var place: Place { lines.first?.place ?? Place() }

    /// Whether it is larger than any form: more than 3,000 lines or 300,000 bytes; a table of all
    /// projects of a unit may be twenty times as large.
    var isTooLarge: Bool {
        let factor = isPlaced ? 20 : 1
        return lines.count > 3000 * factor
            || lines.reduce(0) { $0 + $1.text.utf8.count } > 300_000 * factor
    }

    /// Cuts a file at its headings. A heading without a project below it only repeats the heading
    /// of the page before, or is the title of a collection.
    static func segments(of lines: [TextLine], isPlaced: Bool = false) -> [FormSegment] {
        let headings = lines.indices.filter { isHeading(lines[$0]) }
        let starts = headings.first == lines.startIndex ? headings : [0] + headings
        if starts.count > 3000 { return [FormSegment(lines: lines[...])] }
        var segments: [FormSegment] = []
        for (index, start) in starts.enumerated() {
            let end = index + 1 < starts.count ? starts[index + 1] : lines.endIndex
            let whole = FormSegment(lines: lines[start..<end], isPlaced: isPlaced)
            if whole.isTooLarge { return [whole] }
            let segment = whole.titled()
            let marks = segment.marks
            if let last = segments.indices.last, segments[last].kind != nil, !marks.hasProject {
                segments[last].lines = lines[segments[last].lines.startIndex..<end]
            } else if marks.hasTable || (marks.hasProject && segment.kind != nil) {
                segments.append(segment)
            }
        }
        return segments
    }

    /// A short line that ends with the name of a form, brackets with the year aside.
    private static func isHeading(_ line: TextLine) -> Bool {
        guard line.text.utf8.count <= 180,
            line.text.unicodeScalars.contains(where: { $0 == "表" || $0 == "告" || $0 == "報" })
        else { return false }
        let compact = String(Glyphs.compact(line.text).drop { "|#*".contains($0) })
        guard FormTitle.kind(compact) != nil, !Glyphs.holds(compact, "说明"),
            !Glyphs.holds(compact, "。"), !Glyphs.holds(compact, "《")
        else { return false }
        let bare = compact.prefix { !"(|".contains($0) }
        return bare.hasSuffix("表") || bare.hasSuffix("报告")
    }

    private struct Marks {
        var hasProject = false
        var hasTable = false
    }

    private var marks: Marks {
        var marks = Marks()
        for line in lines {
            let compact = Glyphs.compact(line.text)
            if Glyphs.holds(compact, "项目名称") || Glyphs.holds(compact, "单位名称") {
                marks.hasProject = true
            }
            if Glyphs.holds(compact, "三级指标") || Glyphs.holds(compact, "二级指标")
                || Glyphs.holds(compact, "目标值") || Glyphs.holds(compact, "一级指标")
            {
                marks.hasTable = true
            }
            if marks.hasProject, marks.hasTable { break }
        }
        return marks
    }

    /// Reads kind and year from the heading and the lines under it.
    private func titled() -> FormSegment {
        var titled = self
        for line in lines.prefix(12) {
            let compact = Glyphs.compact(line.text)
            if titled.kind == nil { titled.kind = FormTitle.kind(compact) }
            if titled.year == nil, titled.kind != nil || Glyphs.holds(compact, "年度") {
                titled.year = FormTitle.year(in: String(compact.prefix(200)))
            }
            if Glyphs.holds(compact, "项目名称") { break }
        }
        return titled
    }
}
