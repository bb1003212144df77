/// What the head of a self-evaluation in a PDF says beyond a declaration's: money spent and goals.
struct PDFEvaluation {
    private let words: [PDFWord]
    private let segment: FormSegment

    /// - Parameter words: the words above the indicator table.
    init(_ words: [PDFWord], segment: FormSegment) {
        self.words = words
        self.segment = segment
    }

    /// Puts the execution row and the goal into a reading, or doubts.
    func complete(_ document: inout FormDocument) {
        if let cells = executionCells {
            let tenThousands = words.contains { $0.compact.contains("万元") }
            let execution = FormExecution(cells, tenThousands: tenThousands)
            document.execution = execution
            document.doubts += ExecutionCheck.doubts(execution, at: segment.place)
        }
        if document.execution?.spent == nil {
            document.doubts.append(
                .warning(segment.place, "没有读到预算执行情况，应有“年度资金总额”一行的预算数、执行数和得分"))
        }
        document.project.goalAnnual = goal ?? ""
        if goal == nil {
            document.doubts.append(
                .warning(segment.place, "没有读到年度总体目标，应有“预期目标”和“实际完成情况”两栏"))
        }
    }

    /// The figures beside 年度资金总额, each under its heading; nil if they cannot be told apart.
    private var executionCells: [ExecutionHeading: String]? {
        guard let whole = words.first(where: { ExecutionHeading.isWhole($0.text) }),
            let spent = words.first(where: {
                ExecutionHeading.column($0.text) == .spent && $0.middle < whole.middle
            })
        else { return nil }
        let headings = words.filter {
            ExecutionHeading.column($0.text) != nil
                && abs($0.middle - spent.middle) < spent.height * 2
        }
        let figures = words.filter {
            $0.left > whole.right && abs($0.middle - whole.middle) < whole.height * 0.5
        }
        var cells: [ExecutionHeading: String] = [:]
        for figure in figures {
            let near = headings.min {
                abs($0.centre - figure.centre) < abs($1.centre - figure.centre)
            }
            guard let near, let column = ExecutionHeading.column(near.text), cells[column] == nil
            else { return nil }
            cells[column] = figure.text
        }
        return cells[.spent] == nil ? nil : cells
    }

    /// What stands below 预期目标, left of what stands below 实际完成情况.
    private var goal: String? {
        guard let left = words.first(where: { $0.compact == "预期目标" }),
            let right = words.first(where: {
                $0.compact.hasPrefix("实际完成情况") && abs($0.middle - left.middle) < left.height
            }),
            let foot = words.map(\.bottom).max()
        else { return nil }
        let side = words.filter { "年度总体目标".contains($0.compact) && $0.right < left.left }
        let from = side.map(\.right).max() ?? 0
        let below = words.filter {
            $0.middle > left.bottom && $0.middle <= foot && $0.left > from && $0.page == left.page
        }
        let cut = PDFGutter.between(left.centre, right.centre, in: below)
        let text = below.filter { $0.centre < cut }.cellText
        return text.isEmpty ? nil : text
    }
}
