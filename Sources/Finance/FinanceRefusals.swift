import Kernel

extension Refusal {
    static func missing(_ field: String, _ name: Words) -> Refusal {
        Refusal("missing", "请填写\(name.zh)。", "Please fill in the \(name.en).", at: field)
    }

    static func tooLong(_ field: String, _ name: Words) -> Refusal {
        Refusal(
            "too_long", "\(name.zh)不超过 \(TypedFields.textLimit) 字，不含控制字符。",
            "The \(name.en) has at most \(TypedFields.textLimit) characters, none of them a zero.",
            at: field)
    }

    static func identityNumber(_ field: String) -> Refusal {
        Refusal(
            "identity_number", "这里像是身份证号码。请只写单位名称和单据号，不要写个人证件号码。",
            "This reads like an identity number. Name the organisation and the paper only.",
            at: field)
    }

    static func notMoney(_ text: String, _ field: String) -> Refusal {
        Refusal(
            "not_money", "“\(text)”不是金额；请填以元为单位的数字，最多两位小数。",
            "“\(text)” is not an amount; write yuan with at most two decimals.", at: field)
    }

    static func notAboveZero(_ field: String) -> Refusal {
        Refusal(
            "not_above_zero", "金额应大于零；要冲回已付的款，请用“红冲”。",
            "The amount should be above zero; to take back a payment, reverse its voucher.",
            at: field)
    }

    static func tooMuch(_ field: String) -> Refusal {
        Refusal(
            "too_much", "金额超过一亿元，请核对单位是元还是万元。",
            "The amount is above a hundred million yuan; check whether it is in yuan.", at: field)
    }

    static func notADay(_ text: String, _ field: String) -> Refusal {
        Refusal(
            "bad_day", "“\(text)”不是有效日期，应写成 2025-01-31。",
            "“\(text)” is not a day; write it as 2025-01-31.", at: field)
    }

    static func dayInFuture(_ day: Day, _ field: String) -> Refusal {
        Refusal(
            "day_in_future", "\(day) 还没有到，只能登记已经发生的事。",
            "\(day) is still to come; only what has happened can be recorded.", at: field)
    }

    static func otherYear(_ day: Day, _ year: Int, _ field: String) -> Refusal {
        Refusal(
            "other_year", "\(day) 不在 \(year) 年度内；请选 \(day.year) 年度的预算明细。",
            "\(day) is not in \(year); choose a budget line of \(day.year).", at: field)
    }

    static func noPaper(_ field: String) -> Refusal {
        Refusal(
            "no_paper", "请上传扫描件或电子件。", "Please send the scan or the file of the paper.",
            at: field)
    }

    static func noSuchLine(_ name: String) -> Refusal {
        Refusal(
            "no_such_line", "没有预算明细“\(name)”。请先在“预算”页建立，或核对名称。",
            "There is no budget line “\(name)”. Open it first, or check its name.", at: "line")
    }

    static func noSuchContract(_ number: String) -> Refusal {
        Refusal(
            "no_such_contract", "这条预算明细下没有合同“\(number)”。",
            "The budget line has no contract “\(number)”.", at: "contract")
    }

    static func overBalance(_ amount: Money, _ left: Money, _ source: FundingSource) -> Refusal {
        Refusal(
            "over_balance",
            "需要 \(amount.grouped) 元，这条明细的\(source.title.zh)可用余额只有 \(left.grouped) 元。"
                + "请先调整预算，或改用其他来源。",
            "\(amount.grouped) yuan are needed, \(left.grouped) are left of this line's "
                + "“\(source.title.en)”. Adjust the budget first, or choose another source.",
            at: "amount", conflict: true)
    }

    static let needsSomebodyElse = Refusal(
        "same_person", "填制人不能审批自己填制的单据，请由其他人审批。",
        "Whoever wrote it may not decide on it. Somebody else must.", conflict: true)
}
