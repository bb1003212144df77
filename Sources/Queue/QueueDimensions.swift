import Kernel

extension Reader {
    /// What the hall counts, with the parts it falls into under the names they have now.
    func queueMeasures() throws -> [Measure] {
        let named = try rows("SELECT id, name_zh, name_en FROM queue_matter").map { row in
            try (row("id") as String, Words(row("name_zh"), row("name_en")))
        }
        let matter = Dimension(
            Words("事项", "matter"), names: Dictionary(named, uniquingKeysWith: { $1 }))
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
