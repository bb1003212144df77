import Kernel
import Queue

/// The hall as the play sets it up: what it serves, where, and which devices stand in it.
struct HallSetting: Sendable {
    var kiosk: Device?
    var screen: Device?

    /// Categories by letter, each with its matters, and how many may book the same half hour of
    /// each: what takes an expert's time is booked, what is quickly done is not.
    static let categories: [(letter: String, name: Words, places: Int, matters: [Words])] = [
        (
            "A", Words("食品生产许可", "Food production licences"), 2,
            [
                Words("首次申请", "First application"), Words("变更", "Change"),
                Words("延续", "Renewal"), Words("注销", "Cancellation"),
            ]
        ),
        (
            "B", Words("检验检测机构资质认定", "Testing bodies"), 1,
            [Words("首次评审", "First assessment"), Words("扩项", "Extension"), Words("变更", "Change")]
        ),
        (
            "C", Words("三品一械广告审查", "Advertisement review"), 0,
            [Words("广告审查申请", "Application"), Words("补正材料", "Corrections")]
        ),
        (
            "D", Words("计量器具型式批准", "Measuring instruments"), 1,
            [Words("型式批准", "Type approval"), Words("标准考核", "Standards")]
        ),
        ("E", Words("综合咨询", "General enquiries"), 0, [Words("证书领取与咨询", "Certificates")]),
    ]

    /// How often each letter is asked for, of a thousand.
    static let demand = [("A", 470), ("B", 170), ("C", 130), ("D", 80), ("E", 150)]

    /// The letters that each counter serves.
    static let counters = [["A", "E"], ["A", "E"], ["B", "D", "E"], ["C", "A"]]

    static let topics: [(id: String, title: Words)] = [
        ("food", Words("食品生产许可", "Food production licences")),
        ("testing", Words("检验检测", "Testing bodies")),
        ("advertising", Words("广告审查", "Advertisement review")),
        ("certificates", Words("证书与邮寄", "Certificates and mail")),
    ]
}

extension HallPlay {
    /// Sets up the hall and the help desk in a centre that has neither.
    package mutating func open() async throws {
        let (hall, chief) = (queue.hall, company.chief)
        for category in HallSetting.categories {
            try await hall.add(category: category.letter, name: category.name, by: chief)
            for name in category.matters {
                try await hall.add(
                    matter: name, to: category.letter, appointmentPlaces: category.places,
                    by: chief)
            }
        }
        let matters = try await hall.hall().matters
        for (place, letters) in HallSetting.counters.enumerated() {
            _ = try await hall.add(
                counter: place + 1, name: Words("\(place + 1) 号窗口", "Counter \(place + 1)"),
                serving: matters.filter { letters.contains($0.letter) }.map(\.id), by: chief)
        }
        var rules = HallRules()
        rules.silenceSeconds = 1800
        try await hall.change(rules: rules, by: chief)
        setting.kiosk = try await queue.devices.register(.kiosk, name: "一楼东门", by: chief).device
        setting.screen = try await queue.devices.register(.screen, name: "大厅主屏", by: chief)
            .device
        try await openHelp()
        counters = HallSetting.counters.map { _ in CounterState() }
    }
}
