/// Reads a table of all projects of a unit, 绩效目标汇总表: one document for each project.
struct SummaryGrid {
    private let segment: FormSegment
    private let headings: GridRow
    private let rows: [GridRow]
    private let columns: Columns
    private let unit: String

    /// Where the columns stand that no other table has.
    private struct Columns {
        let name: Int
        let money: Int?
        let tenThousands: Bool
    }

    /// - Returns: nil if the headings of projects and indicators do not stand in one row.
    init?(_ rows: [GridRow], segment: FormSegment) {
        guard
            let head = rows.firstIndex(where: { row in
                let names = row.cells.map(Glyphs.compact)
                return names.contains("项目名称")
                    && names.contains { ColumnHeading.column($0) == .name }
                    && names.contains { ColumnHeading.column($0) == .target }
            }), let name = rows[head].cells.firstIndex(where: { Glyphs.compact($0) == "项目名称" })
        else { return nil }
        self.segment = segment
        let headings = rows[head]
        self.headings = headings
        self.rows = Array(rows[(head + 1)...])
        let money = headings.cells.firstIndex { Self.isMoney($0) }
        columns = Columns(
            name: name, money: money,
            tenThousands: money.map { headings.cells[$0].contains("万元") } ?? false)
        unit = Self.unit(in: rows[..<head])
    }

    private static func isMoney(_ cell: String) -> Bool {
        let compact = Glyphs.compact(cell)
        return ["年度资金", "年度预算", "项目资金", "预算金额", "资金总额"].contains { compact.hasPrefix($0) }
    }

    /// What stands after 填报单位 or 实施单位 above the table.
    private static func unit(in rows: ArraySlice<GridRow>) -> String {
        let labels = ["填报单位", "实施单位", "单位名称", "预算单位"]
        for row in rows {
            for (index, cell) in row.cells.enumerated() {
                let compact = Glyphs.compact(cell)
                guard let label = labels.first(where: compact.hasPrefix) else { continue }
                let rest = cell.drop { $0 != ":" && $0 != "：" }.dropFirst()
                let name = rest.prefix { !$0.isWhitespace }
                if !name.isEmpty { return Glyphs.clean(String(name)) }
                if compact == label || compact == label + ":" {
                    return row.cells[(index + 1)...].first { !$0.isEmpty } ?? ""
                }
            }
        }
        return ""
    }

    var documents: [FormDocument] { projects.map(document) }

    /// The rows of each project; a row without a name goes on with the one above.
    private var projects: [[GridRow]] {
        rows.reduce(into: []) { projects, row in
            // A line of text below the table, or the headings again on another page.
            guard row.cells.count == headings.cells.count,
                row.cells.count(where: { !$0.isEmpty }) > 1,
                !row.cells.contains(where: { ColumnHeading.column($0) == .name })
            else { return }
            let name = row.cells[columns.name]
            if name.isEmpty, !projects.isEmpty {
                projects[projects.count - 1].append(row)
            } else if !IndicatorGrid.isTotal(name), !name.isEmpty {
                projects.append([row])
            }
        }
    }

    private func document(_ rows: [GridRow]) -> FormDocument {
        var project = FormProject()
        project.name = rows.first?.cells[columns.name] ?? ""
        project.unit = unit
        if let money = columns.money {
            let printed = rows.lazy.compactMap {
                Amount($0.cells[money], tenThousands: columns.tenThousands)?.printed
            }
            project.funds.annual = printed.first
        }
        let table = IndicatorGrid([headings] + rows, isPaged: false, isPlaced: true)
        return FormDocument(
            file: "", kind: .targets, year: segment.year, project: project,
            indicators: table.indicators, execution: nil, doubts: table.doubts)
    }
}
