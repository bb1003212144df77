import Kernel

/// A template while its lines are read: what is in order so far, and what is not.
struct TemplateDraft {
    private(set) var rows: [BindingTemplate.Row] = []
    private(set) var refusals: [Refusal] = []
    private var described: [String: BindingTemplate.Row] = [:]
    private var bound: Set<[String]> = []

    mutating func take(_ line: CSV.Line) {
        do {
            let row = try BindingTemplate.Row(line.fields)
            try place(row)
            rows.append(row)
        } catch {
            refusals.append(error.at("line \(line.number)"))
        }
    }

    private mutating func place(_ row: BindingTemplate.Row) throws(Refusal) {
        let first = described[row.measure] ?? row
        guard row.isDescribed(as: first) else { throw .describedTwice(row.measure) }
        let place = [row.project, row.indicator, row.isSpending ? row.measure : ""]
        guard bound.insert(place).inserted else { throw .boundTwice(row) }
        described[row.measure] = first
    }
}

extension BindingTemplate.Row {
    fileprivate init(_ fields: [String]) throws(Refusal) {
        guard fields.count == BindingTemplate.columns.count else {
            throw .wrongFieldCount(fields.count)
        }
        let needed = zip(BindingTemplate.columns, fields).prefix(6)
        if let empty = needed.first(where: \.1.isEmpty) { throw .emptyField(empty.0) }
        guard let gathering = Gathering(rawValue: fields[2]) else {
            throw .unknownGathering(fields[2])
        }
        guard let measureGathering = Gathering(rawValue: fields[7]) else {
            throw .unknownGathering(fields[7])
        }
        self.init(
            project: fields[0], indicator: fields[1], gathering: gathering, measure: fields[3],
            title: Words(fields[4], fields[5]), unit: fields[6],
            measureGathering: measureGathering, proof: fields[8],
            scale: fields[9].split(separator: "|").map(String.init))
    }

    fileprivate func isDescribed(as other: Self) -> Bool {
        title == other.title && unit == other.unit && proof == other.proof
            && measureGathering == other.measureGathering && scale == other.scale
    }
}

extension Refusal {
    static let wrongColumns = Refusal(
        "wrong_columns", "第 1 行应为：\(BindingTemplate.columns.joined(separator: ","))。",
        "Line 1 should be \(BindingTemplate.columns.joined(separator: ",")).", at: "line 1")

    fileprivate static func wrongFieldCount(_ count: Int) -> Refusal {
        Refusal(
            "wrong_field_count", "这一行有 \(count) 列，应有 \(BindingTemplate.columns.count) 列。",
            "This line has \(count) fields; expected \(BindingTemplate.columns.count).")
    }

    fileprivate static func emptyField(_ column: String) -> Refusal {
        Refusal("empty_field", "“\(column)”一列不能为空。", "The column “\(column)” is empty.")
    }

    fileprivate static func unknownGathering(_ text: String) -> Refusal {
        let choices = Gathering.choices.map(\.rawValue).joined(separator: ", ")
        return Refusal(
            "unknown_gathering", "没有“\(text)”这种汇总方式，可用：\(choices)。",
            "There is no gathering “\(text)”; choose one of \(choices).")
    }

    fileprivate static func describedTwice(_ measure: String) -> Refusal {
        Refusal(
            "described_twice", "度量“\(measure)”在前面的行里写得不一样；同一度量的名称、单位等应一致。",
            "The measure “\(measure)” is described differently in a line above.")
    }

    fileprivate static func boundTwice(_ row: BindingTemplate.Row) -> Refusal {
        Refusal(
            "bound_twice", "“\(row.project)”的“\(row.indicator)”前面已经写过。",
            "“\(row.indicator)” of “\(row.project)” stands in a line above already.")
    }
}
