import Kernel
import Register

/// What somebody types who does not look: how it spoils an entry, and what it is refused for.
struct Nonsense: Sendable {
    /// The measure of the entry that is spoiled.
    let measure: String
    let codes: [String]
    let spoil: @Sendable (inout EntryDraft, _ today: Day) -> Void

    private init(
        _ measure: String, _ codes: String...,
        spoil: @escaping @Sendable (inout EntryDraft, _ today: Day) -> Void
    ) {
        self.measure = "register.kept_\(measure)"
        self.codes = codes
        self.spoil = spoil
    }

    static let all = days + amounts + wholes + others

    private static let days = [
        Nonsense("count", "bad_day") { draft, _ in draft.day = "昨天" },
        Nonsense("sum", "bad_day") { draft, _ in draft.day = "2025-02-30" },
        Nonsense("sum", "bad_day") { draft, _ in draft.day = "2025/3/1" },
        Nonsense("latest", "day_in_future") { draft, today in draft.day = "\(today + 1)" },
        Nonsense("grade", "day_in_future") { draft, _ in draft.day = "2099-01-01" },
    ]

    private static let amounts = [
        Nonsense("sum", "not_a_number") { draft, _ in draft.amount = "许多" },
        Nonsense("sum", "not_a_number") { draft, _ in draft.amount = "1,000" },
        Nonsense("longest", "not_a_number") { draft, _ in draft.amount = "1.23456" },
        Nonsense("sum", "negative") { draft, _ in draft.amount = "-300" },
        Nonsense("latest", "too_large") { draft, _ in draft.amount = "99999999999" },
        Nonsense("count", "not_whole") { draft, _ in draft.amount = "2.5" },
        Nonsense("grade", "not_a_level") { draft, _ in draft.amount = "很好" },
    ]

    private static let wholes = [
        Nonsense("share", "more_than_whole") { draft, _ in
            (draft.amount, draft.whole) = ("5", "4")
        },
        Nonsense("share", "whole_missing") { draft, _ in draft.whole = "" },
        Nonsense("ratio", "negative") { draft, _ in draft.whole = "-1" },
        Nonsense("sum", "whole_not_wanted") { draft, _ in draft.whole = "3" },
    ]

    private static let others = [
        Nonsense("sum", "unknown_measure") { draft, _ in draft.measure = "register.' OR 1=1" },
        Nonsense("count", "computed_measure") { draft, _ in draft.measure = "queue.tickets" },
        Nonsense("sum", "missing") { draft, _ in draft.document = "" },
        Nonsense("sum", "too_long") { draft, _ in
            draft.note = String(repeating: "长", count: 2001)
        },
        Nonsense("sum", "bad_day", "not_a_number") { draft, _ in
            (draft.day, draft.amount) = ("明天", "一百")
        },
    ]
}
