import Kernel

extension Refusal {
    static func evaluationNotOpen(_ state: Evaluation.State) -> Refusal {
        Refusal(
            "evaluation_not_open",
            "自评“\(state.title.zh)”，已经冻结，不能再改；主管部门退回后才能修改。",
            "The evaluation is \(state.title.en) and frozen; "
                + "it can be changed once it is returned.",
            conflict: true)
    }

    static func evaluationNotSubmitted(_ state: Evaluation.State) -> Refusal {
        Refusal(
            "evaluation_not_submitted", "自评“\(state.title.zh)”，没有等待复核。",
            "The evaluation is \(state.title.en); nothing waits to be re-checked.", conflict: true)
    }

    static func evaluatedDay(_ day: Day, _ year: Int) -> Refusal {
        Refusal(
            "day_outside_year", "截至日 \(day) 不在 \(year) 年内。", "\(day) is not in \(year).",
            at: "as_of")
    }

    static func yearNotOver(_ day: Day) -> Refusal {
        Refusal(
            "year_not_over", "评价截至 \(day)，这一天还没有到，到那天才能提交；现在可以先保存。",
            "The evaluation runs through \(day), which is still to come; save it for now.",
            at: "as_of", conflict: true)
    }

    static let goalMissing = Refusal(
        "goal_missing", "请写明年度总体目标的实际完成情况。", "Say what came of the year's goal.",
        at: "goal_actual")

    static func reasonMissing(_ name: String) -> Refusal {
        Refusal(
            "reason_missing", "“\(name)”有失分或超出目标三成，请写明偏差原因。",
            "“\(name)” lost points or is 30 % over its target: give the reason.")
    }

    static func measureMissing(_ name: String) -> Refusal {
        Refusal(
            "measure_missing", "“\(name)”有失分或超出目标三成，请写明改进措施。",
            "“\(name)” lost points or is 30 % over its target: say what will be done.")
    }

    static func scoreMissing(_ name: String) -> Refusal {
        Refusal(
            "score_missing", "“\(name)”是定性指标，请在所在档内评定得分。",
            "“\(name)” is a grade: score it inside its band.")
    }

    static func paperMissing(_ name: String) -> Refusal {
        Refusal(
            "paper_missing", "“\(name)”的评定要有依据，请上传证明材料。",
            "The score of “\(name)” needs its paper.")
    }

    static let opinionMissing = Refusal(
        "opinion_missing", "请填写复核意见。", "Please give an opinion.", at: "opinion")

    static let noteMissing = Refusal(
        "note_missing", "复核得分与自评不同，请说明理由。",
        "The points differ from the unit's: say why.")

    static func recheckedPoints(_ text: String, _ weight: String) -> Refusal {
        Refusal(
            "rechecked_points", "复核得分应在 0 与 \(weight) 之间，最多两位小数；填写的是“\(text)”。",
            "Points lie between 0 and \(weight), with two decimals; “\(text)” was typed.")
    }

    static func noSuchEvaluation(_ project: String, _ year: Int) -> Refusal {
        Refusal(
            "no_such_evaluation", "“\(project)”\(year) 年度还没有自评，请先保存草稿。",
            "There is no evaluation of “\(project)” for \(year) yet; save a draft first.",
            conflict: true)
    }
}
