import Kernel

extension Refusal {
    static let verdictMissing = Refusal(
        "decision_missing", "请选择通过还是退回。", "Choose to pass it or to return it.",
        at: "decision")

    static let returnWithoutOpinion = Refusal(
        "opinion_missing", "退回时请写明意见，申报单位据此修改。",
        "A return says why, so that the unit can put it right.", at: "opinion")

    static let gradeMissing = Refusal(
        "grade_missing", "审核通过时请评定等级：优、良、中或差。",
        "Give a grade with a pass: excellent, good, fair or poor.", at: "grade")

    static func unknownGrade(_ text: String) -> Refusal {
        Refusal(
            "unknown_grade", "等级只有优、良、中、差，没有“\(text)”。",
            "Grades are 优, 良, 中 and 差; there is no “\(text)”.", at: "grade")
    }

    static func notForReview(_ state: TargetVersion.State) -> Refusal {
        Refusal(
            "not_for_review", "这一版“\(state.title.zh)”，没有等待主管部门审核。",
            "This version \(state.is); it does not wait for review.", conflict: true)
    }

    static func notForApproval(_ state: TargetVersion.State) -> Refusal {
        Refusal(
            "not_for_approval", "这一版“\(state.title.zh)”，没有等待财政部门批复。",
            "This version \(state.is); it does not wait for approval.", conflict: true)
    }

    static let ownSubmission = Refusal(
        "own_submission", "提交人不能审核或批复自己提交的目标，请由他人办理。",
        "Whoever submitted the targets does not decide on them; somebody else has to.",
        conflict: true)

    static let ownReview = Refusal(
        "own_review", "审核通过这一版的人不能再批复，请由他人办理。",
        "Whoever let these targets pass does not approve them too; somebody else has to.",
        conflict: true)

    static func baseChanged(_ inForce: Int?) -> Refusal {
        let (zh, en) = inForce.map { ("现行第 \($0) 版", "version \($0)") } ?? ("无现行版本", "none")
        return Refusal(
            "base_changed", "提交以后现行版本已经变化（\(zh)），请退回，在现行版本上重新提交。",
            "The version in force has changed since it was submitted (now \(en)); return it, so "
                + "that it is submitted on top of that.", conflict: true)
    }

    static func targetsUnderway(_ version: Int, _ state: TargetVersion.State) -> Refusal {
        Refusal(
            "targets_underway", "第 \(version) 版“\(state.title.zh)”，有结果以后才能再提交。",
            "Version \(version) \(state.is); submit again once that is decided.", conflict: true)
    }

    static func declaredAlready(_ version: Int) -> Refusal {
        Refusal(
            "declared_already", "这个项目已有第 \(version) 版，请在该版上调整或继续编辑。",
            "The project has version \(version) already; adjust or go on with that one.",
            conflict: true)
    }

    static func changedMeanwhile(_ version: Int, _ newest: Int?) -> Refusal {
        let (zh, en) =
            newest.map { ("最新是第 \($0) 版", "the newest is \($0)") } ?? ("还没有任何版本", "there is none")
        return Refusal(
            "changed_meanwhile", "不能在第 \(version) 版上提交：\(zh)。请对照最新版修改后再提交。",
            "It cannot be submitted on version \(version): \(en). Compare, and submit again.",
            conflict: true)
    }

    static let adjustmentReasonMissing = Refusal(
        "adjustment_reason_missing", "调整已批复的目标须写明理由。",
        "Say why approved targets are to be adjusted.", at: "reason")

    static let nothingChanged = Refusal(
        "nothing_changed", "与现行版本完全相同，没有需要审核的内容。",
        "It says the same as the version in force, so there is nothing to review.",
        conflict: true)
}

extension TargetVersion.State {
    /// In an English sentence: `waits for review`, `is approved`.
    fileprivate var `is`: String {
        isUnderway ? title.en : "is \(title.en)"
    }
}
