import Kernel

extension Refusal {
    static let partsNotWanted = Refusal(
        "parts_not_wanted", "这个度量没有这么多分组，分组一栏请留空。",
        "The measure does not fall into so many parts; leave them empty.", at: "parts")

    static func partMissing(_ dimension: Words, place: Int) -> Refusal {
        Refusal(
            "part_missing", "请填写“\(dimension.zh)”，1 至 60 字。",
            "Fill in “\(dimension.en)”, 1 to 60 characters.",
            at: "part_\(["a", "b", "c"][min(place, 2)])")
    }

    static func unknownMeasure(_ name: String) -> Refusal {
        Refusal(
            "unknown_measure", "没有名为“\(name)”的度量；可用“zhunxing measures”查看全部。",
            "There is no measure “\(name)”; `zhunxing measures` lists them.", at: "measure")
    }

    static func computedMeasure(_ name: String) -> Refusal {
        Refusal(
            "computed_measure", "“\(name)”由业务系统自动计算，不能手工登记。",
            "“\(name)” is computed by its desk and takes no entries.", at: "measure")
    }

    static func badDay(_ text: String) -> Refusal {
        Refusal(
            "bad_day", "“\(text)”不是有效日期，应写成 2025-01-31。",
            "“\(text)” is not a day; write it as 2025-01-31.", at: "day")
    }

    static func dayInFuture(_ day: Day) -> Refusal {
        Refusal(
            "day_in_future", "\(day) 还没有到，只能登记已经发生的事。",
            "\(day) is still to come; only what has happened can be recorded.", at: "day")
    }

    static func notANumber(_ text: String, _ field: String) -> Refusal {
        Refusal(
            "not_a_number", "“\(text)”不是数字；这里要填阿拉伯数字，最多四位小数。",
            "“\(text)” is not a number; write digits with at most four decimals.", at: field)
    }

    static func negative(_ text: String, _ field: String) -> Refusal {
        Refusal(
            "negative", "\(text) 小于零；更正请用“更正”，不要登记负数。",
            "\(text) is below zero; use a correction instead of a negative entry.", at: field)
    }

    static func tooLarge(_ text: String, _ field: String) -> Refusal {
        Refusal(
            "too_large", "\(text) 超过一百亿，请核对。",
            "\(text) is above ten thousand million; please check.", at: field)
    }

    static func notWhole(_ amount: Quantity, _ unit: String) -> Refusal {
        Refusal(
            "not_whole", "\(amount) 不是整数；按\(unit)计数要填整数。",
            "\(amount) is not whole; pieces are counted in whole numbers.", at: "amount")
    }

    static func notALevel(_ text: String, _ scale: [String]) -> Refusal {
        let levels = scale.joined(separator: "、")
        return Refusal(
            "not_a_level", "“\(text)”不是这一项的等级，应为：\(levels)。",
            "“\(text)” is not a level of this grade; choose one of \(levels).", at: "amount")
    }

    static func wholeMissing(_ gathering: Gathering) -> Refusal {
        Refusal(
            "whole_missing", "\(gathering.title.zh)类度量要填分母。",
            "A \(gathering.title.en) needs its denominator.", at: "of")
    }

    static func wholeNotWanted(_ gathering: Gathering) -> Refusal {
        Refusal(
            "whole_not_wanted", "\(gathering.title.zh)类度量没有分母，请留空。",
            "A measure gathered by \(gathering.title.en) has no denominator; leave it empty.",
            at: "of")
    }

    static func moreThanWhole(_ amount: Quantity, _ whole: Quantity) -> Refusal {
        Refusal(
            "more_than_whole", "分子 \(amount) 大于分母 \(whole)。",
            "The numerator \(amount) is greater than the denominator \(whole).", at: "amount")
    }

    static let tooLong = Refusal(
        "too_long", "事项、材料、备注各不超过 2000 字，不含控制字符。",
        "Subject, document and note may have 2000 characters each, none of them a zero.", at: "note"
    )

    static func noSuchEntry(_ id: String) -> Refusal {
        Refusal("no_such_entry", "没有这条台账：\(id)。", "There is no entry \(id).", at: "entry")
    }

    static let alreadyCorrected = Refusal(
        "already_corrected", "这条台账已经更正过；请更正替换它的那一条。",
        "This entry has been corrected already; correct the one that replaced it.", conflict: true)

    static func alreadyDeclared(_ name: String) -> Refusal {
        Refusal(
            "already_declared", "已有名为“\(name)”的度量。", "There is already a measure “\(name)”.",
            at: "name", conflict: true)
    }
}
