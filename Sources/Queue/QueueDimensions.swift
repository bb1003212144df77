import Kernel

extension Reader {
    /// What the hall counts, with the parts it falls into under the names they have now.
    func queueMeasures() throws -> [Measure] {
        let matter = Dimension(Words("事项", "matter"), names: try matterNames())
        let counter = Dimension(Words("窗口", "counter"))
        return QueueMeasure.all.map { measure in
            switch measure.name {
            case QueueMeasure.tickets: measure.by(matter)
            case QueueMeasure.waitSeconds, QueueMeasure.serviceSeconds: measure.by(matter, counter)
            case QueueMeasure.receptions: measure.by(.receptions)
            default: measure
            }
        }
    }
}

extension Reader {
    /// What each matter is called; two of one name are told apart by their category.
    private func matterNames() throws -> [String: Words] {
        let matters = try rows(
            """
            SELECT m.id, m.name_zh, m.name_en, c.name_zh AS whole_zh, c.name_en AS whole_en
            FROM queue_matter m JOIN queue_category c ON c.letter = m.letter
            """
        ).map { row in
            (
                id: try row("id") as String, name: try Words(row("name_zh"), row("name_en")),
                whole: try Words(row("whole_zh"), row("whole_en"))
            )
        }
        let counts = Dictionary(matters.map { ($0.name.zh, 1) }, uniquingKeysWith: +)
        return Dictionary(
            matters.map { id, name, whole in
                guard counts[name.zh] ?? 0 > 1 else { return (id, name) }
                return (
                    id, Words("\(whole.zh) · \(name.zh)", "\(whole.en) · \(name.en)")
                )
            }, uniquingKeysWith: { $1 })
    }
}

extension Dimension {
    fileprivate static let receptions = Dimension(
        Words("服务内容", "service"),
        names: [
            ReceptionNote.Act.ticketing.rawValue: Words("取号", "Ticket"),
            ReceptionNote.Act.guiding.rawValue: Words("引导", "Guidance"),
            ReceptionNote.Act.enquiry.rawValue: Words("咨询", "Enquiry"),
            ReceptionNote.Act.forms.rawValue: Words("填表辅导", "Help with forms"),
        ])
}
