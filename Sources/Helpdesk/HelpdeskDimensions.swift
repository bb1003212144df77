import Kernel

extension Measure {
    /// The measure with the parts that the desk's observations carry.
    var inParts: Measure {
        switch name {
        case Measure.firstAnswerSeconds.name, Measure.connected.name,
            Measure.answeredInTime.name, Measure.solved.name:
            by(Dimension(Words("主题", "topic")))
        case Measure.enquiriesAnswered.name, Measure.enquiryReplyDays.name,
            Measure.businesses.name:
            by(.channel)
        default: self
        }
    }
}

extension Dimension {
    fileprivate static let channel = Dimension(
        Words("渠道", "channel"),
        names: [
            "online": Words("在线", "online"), "counter": Words("窗口", "counter"),
            "visit": Words("走访", "field visit"), "telephone": Words("电话", "telephone"),
            "web": Words("网页", "web"), "letter": Words("来信", "letter"),
        ])
}
