/// A paper as a web page that stands alone and prints on A4.
enum PaperHTML {
    /// The document; each section begins a page of its own.
    static func text(_ paper: PrintedPaper) -> String {
        """
        <!doctype html>
        <html lang="zh-CN">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(escaped(paper.title))</title>
        <style>\(style)</style>
        </head>
        <body>
        \(sections(paper).joined(separator: "\n"))
        </body>
        </html>
        """
    }

    /// The last bears the foot, which then stands on a page of its kind.
    private static func sections(_ paper: PrintedPaper) -> [String] {
        paper.sections.enumerated().map { index, section in
            self.section(section, foot: index == paper.count - 1 ? paper.foot : nil)
        }
    }

    private static func section(_ section: PrintedSection, foot: PrintedPaper.Foot?) -> String {
        let foot = foot.map {
            "<footer>\(escaped($0.text)) <code>\($0.digest)</code></footer>\n"
        }
        return """
            <section\(section.isWide ? " class=\"wide\"" : "")>
            <h1>\(escaped(section.title))</h1>
            <p class="year">\(escaped(section.subtitle))</p>
            \(section.note.map { "<p class=\"note\">\(escaped($0))</p>" } ?? "")
            <div class="scroll" tabindex="0">\(tables(section).joined(separator: "\n"))</div>
            \(foot ?? "")</section>
            """
    }

    /// The rows above those that are repeated, and a table that begins with them: a page repeats
    /// only what heads a table.
    private static func tables(_ section: PrintedSection) -> [String] {
        let widths = section.widths.map { "<col style=\"width:\($0)%\">" }.joined()
        return section.grid.parts.map { part in
            let head = part.head.map(row).joined(separator: "\n")
            let body = part.body.map(row).joined(separator: "\n")
            let top = head.isEmpty ? "" : "<thead>\n\(head)\n</thead>\n"
            return "<table>\n\(widths)\n\(top)<tbody>\n\(body)\n</tbody>\n</table>"
        }
    }

    private static func row(_ cells: [Grid.Cell]) -> String {
        "<tr>\(cells.map(cell).joined())</tr>"
    }

    private static func cell(_ cell: Grid.Cell) -> String {
        let tag = cell.kind == .heading ? "th" : "td"
        let mark =
            switch cell.kind {
            case .heading, .middle: ""
            case .left: " class=\"l\""
            case .number: " class=\"n\""
            }
        let wide = cell.columns > 1 ? " colspan=\"\(cell.columns)\"" : ""
        let open = cell.isOpenBelow ? " style=\"border-bottom-style:hidden\"" : ""
        let tall = cell.rows > 1 ? " rowspan=\"\(cell.rows)\"" : ""
        return "<\(tag)\(mark)\(wide)\(tall)\(open)>\(escaped(cell.text))</\(tag)>"
    }

    private static let style = """
        @page { size: A4 portrait; margin: 14mm 12mm 16mm;
          @bottom-center { content: "第 " counter(page) " 页 共 " counter(pages) " 页";
            font: 9px "Songti SC", "SimSun", "Noto Serif CJK SC", serif } }
        @page wide { size: A4 landscape }
        body { margin: 0 auto; padding: 24px; max-width: 1080px; color: #1d2321; background: #fff;
          font: 15px/1.5 "Songti SC", "SimSun", "Noto Serif CJK SC", "Noto Sans CJK SC", serif;
          font-variant-numeric: tabular-nums }
        section { break-after: page; margin-bottom: 48px }
        section:last-of-type { break-after: auto }
        section.wide { page: wide }
        h1 { font-size: 22px; text-align: center; margin: 0 }
        .year { text-align: center; margin: 2px 0 12px }
        .note { margin: 0 0 6px }
        .scroll { overflow-x: auto }
        table { border-collapse: collapse; table-layout: fixed; width: 100%; min-width: 640px }
        table + table { margin-top: -1px }
        th, td { border: 1px solid #1d2321; padding: 5px 7px; overflow-wrap: anywhere }
        th, td { text-align: center; vertical-align: middle }
        th { font-weight: 600; background: #f1f3ef } tr { break-inside: avoid }
        thead { display: table-header-group }
        h1, .year, .note { break-after: avoid } tbody tr:last-child, footer { break-before: avoid }
        td.l { text-align: left } td.n { text-align: right }
        footer { color: #5c6663; font-size: 12px; margin-top: 6px; overflow-wrap: anywhere }
        @media print { body { padding: 0; max-width: none; font-size: 10.5px } section { margin: 0 }
          .scroll { overflow: visible } table { min-width: 0 }
          .wide th, .wide td { padding: 5px 4px }
          h1, th { font-weight: 400; background: none } footer { font-size: 9px } }
        """
}
