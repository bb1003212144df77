import Kernel

extension Refusal {
    static let badLetter = Refusal(
        "bad_letter", "大类字母应是一个大写字母 A 到 Y；Z 留给纸质号。",
        "The letter should be one capital letter from A to Y; Z is kept for paper slips.",
        at: "letter")

    static func letterTaken(_ letter: String) -> Refusal {
        Refusal(
            "letter_taken", "已有字母为 \(letter) 的大类，请换一个字母。",
            "There is a category \(letter) already; choose another letter.", at: "letter",
            conflict: true)
    }

    static let nameMissing = Refusal(
        "name_missing", "请填写中文名称和英文名称，各不超过 60 字。",
        "Give a Chinese and an English name of at most 60 characters each.", at: "name")

    static func noSuchCategory(_ letter: String) -> Refusal {
        Refusal(
            "no_such_category", "没有字母为 \(letter) 的大类，请先设立大类。",
            "There is no category \(letter); set it up first.", at: "letter")
    }

    static func noSuchMatter(_ id: String) -> Refusal {
        Refusal(
            "no_such_matter", "没有编号为 \(id) 的事项，请重新选择。",
            "There is no matter \(id); choose another.", at: "matter")
    }

    static func noSuchCounter(_ id: String) -> Refusal {
        Refusal(
            "no_such_counter", "没有 \(id) 号窗口，请重新选择。",
            "There is no counter \(id); choose another.", at: "counter")
    }

    static let tooManyMatters = Refusal(
        "too_many_matters", "一个大类最多 99 个事项，请设立新的大类。",
        "A category has at most 99 matters; set up another category.", at: "letter",
        conflict: true)

    static let badPlaces = Refusal(
        "bad_places", "每个时段的预约人数应在 0 到 50 之间。",
        "Places of one slot should be from 0 to 50.", at: "appointment_places")

    static let badCounterNumber = Refusal(
        "bad_counter_number", "窗口号应在 1 到 999 之间。",
        "The counter's number should be from 1 to 999.", at: "number")

    static func counterTaken(_ number: Int) -> Refusal {
        Refusal(
            "counter_taken", "已有 \(number) 号窗口，请换一个号。",
            "There is a counter \(number) already; choose another number.", at: "number",
            conflict: true)
    }

    static func stillWaiting(_ matter: String, _ waiting: Int) -> Refusal {
        Refusal(
            "still_waiting",
            "事项 \(matter) 还有 \(waiting) 人在等，且没有别的窗口办理；请先叫完，或先安排别的窗口。",
            "\(waiting) still wait for \(matter), and no other counter serves it; call them "
                + "first, or let another counter serve it.", at: "matters", conflict: true)
    }

    static let counterOccupied = Refusal(
        "counter_occupied", "窗口还开着，请先关闭窗口。",
        "The counter is still open; close it first.", conflict: true)

    static func badRule(_ field: String, _ zh: String, _ en: String) -> Refusal {
        Refusal("bad_rule", zh, en, at: field)
    }
}
