import Kernel

/// The five grades of 好差评; 1 and 2 are bad reviews (差评).
package enum RatingGrade: Int, CaseIterable, Comparable, Sendable {
    case veryDissatisfied = 1
    case dissatisfied, basicallySatisfied, satisfied, verySatisfied

    package static func < (a: RatingGrade, b: RatingGrade) -> Bool { a.rawValue < b.rawValue }

    /// Whether it opens a bad review.
    package var isBad: Bool { self <= .dissatisfied }

    /// Whether it counts as satisfied: the top two grades.
    package var isSatisfied: Bool { self >= .satisfied }

    package var title: Words {
        switch self {
        case .verySatisfied: Words("非常满意", "Very satisfied")
        case .satisfied: Words("满意", "Satisfied")
        case .basicallySatisfied: Words("基本满意", "Fairly satisfied")
        case .dissatisfied: Words("不满意", "Dissatisfied")
        case .veryDissatisfied: Words("非常不满意", "Very dissatisfied")
        }
    }
}

/// Why somebody rates so; which may be chosen depends on the grade.
package enum RatingReason: String, CaseIterable, Sendable {
    case kind, quick, oneVisit = "one-visit", clear, convenient
    case longWait = "long-wait", guidance, facilities, steps
    case rude, slow, repeatedVisits = "repeated-visits", notToldAtOnce = "not-told-at-once"
    case extraPapers = "extra-papers", equipment, charges, refusedWithoutReason = "refused"

    /// The reasons that go with a grade.
    package static func choices(for grade: RatingGrade) -> [RatingReason] {
        switch grade {
        case .verySatisfied, .satisfied: [.kind, .quick, .oneVisit, .clear, .convenient]
        case .basicallySatisfied: [.longWait, .guidance, .facilities, .steps]
        case .dissatisfied, .veryDissatisfied:
            [
                .rude, .slow, .longWait, .repeatedVisits, .notToldAtOnce, .extraPapers,
                .equipment, .charges, .refusedWithoutReason,
            ]
        }
    }

    package var title: Words {
        switch self {
        case .kind: Words("态度热情", "Kind")
        case .quick: Words("办理快", "Quick")
        case .oneVisit: Words("一次办成", "Done in one visit")
        case .clear: Words("讲得清楚", "Clearly explained")
        case .convenient: Words("手续简便", "Few formalities")
        case .longWait: Words("等候时间长", "Long wait")
        case .guidance: Words("指引不清", "Unclear guidance")
        case .facilities: Words("环境设施一般", "Plain facilities")
        case .steps: Words("环节偏多", "Many steps")
        case .rude: Words("态度生硬", "Unfriendly")
        case .slow: Words("办理拖沓", "Slow")
        case .repeatedVisits: Words("跑了多趟", "Had to come again")
        case .notToldAtOnce: Words("没有一次告知", "Not told everything at once")
        case .extraPapers: Words("索要额外材料", "Asked for extra papers")
        case .equipment: Words("系统或设备故障", "Equipment out of order")
        case .charges: Words("违规收费", "Improper charges")
        case .refusedWithoutReason: Words("推诿或无故不受理", "Turned away without a reason")
        }
    }
}
