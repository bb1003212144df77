import Kernel

/// Why a line has its points.
extension Words {
    static let belowTarget = Words("未达目标：实际 ÷ 目标 × 分值", "below target: actual ÷ target × weight")
    static let targetMet = Words("达到目标，满分", "target met: full points")
    static let farOver = Words(
        "达到目标，满分；超出三成以上，需说明原因",
        "target met: full points; 30 % or more over it, which needs a reason")
    static let withinLimit = Words("未超过上限，满分", "within the limit: full points")
    static let excessDivides = Words(
        "超过上限：目标 ÷ 实际 × 分值", "over the limit: target ÷ actual × weight")
    static let twiceTheLimit = Words("达到上限的两倍，不得分", "twice the limit or more: no points")
    static let excessCosts = Words(
        "超过上限：按超出比例扣分", "over the limit: points off in proportion")
    static let noneMet = Words("目标为零且未发生，满分", "target of none met: full points")
    static let noneMissed = Words("目标为零但有发生，不得分", "target of none missed: no points")
    static let levelReached = Words("达到等级，满分", "level reached: full points")
    static let levelPartly = Words(
        "部分达成：按该档下限计分", "partly reached: the least of its band")
    static let levelMissed = Words("未达成：按该档下限计分", "missed: the least of its band")

    static func farOver(costing points: Quantity) -> Words {
        Words(
            "超出目标三成以上，扣 \(points) 分", "30 % or more over target: \(points) points off")
    }

    static func execution(_ weight: Quantity) -> Words {
        Words("全年执行数 ÷ 全年预算数 × \(weight)", "spent ÷ budget × \(weight)")
    }

    static func judged(_ band: Band) -> Words {
        Words("由人评定，在“\(band.title.zh)”档内", "judged by a person, inside “\(band.title.en)”")
    }

    static let judgedFreely = Words(
        "指标无法计算，由人评定", "nothing that can be reckoned: judged by a person")
}
