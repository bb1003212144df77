/// What a person is in the centre; somebody may be several.
package enum Role: String, Codable, CaseIterable, Sendable {
    /// 管理员: accounts and roles.
    case administrator
    /// 绩效专员: declares, binds, reports.
    case performanceOfficer = "performance-officer"
    /// 经办人: records what happened.
    case clerk
    /// 窗口人员: calls and serves visitors at a counter.
    case counterClerk = "counter-clerk"
    /// 帮办员: receives visitors at the front desk and answers them online.
    case assistant
    /// 大厅负责人: the hall's settings, what escalates, bad reviews, shifts.
    case hallChief = "hall-chief"
    /// 主管部门: looks at everything that is reported, and re-checks.
    case supervisor
    /// 财政部门: passes targets and approves them with the budget.
    case financeAuthority = "finance-authority"
    /// 中心负责人: submits the centre's targets and results; sees what needs a decision.
    case director
    /// 会计: budget lines, contracts, vouchers.
    case accountant
    /// 财务审批: approves the vouchers that others wrote.
    case financeApprover = "finance-approver"
    /// 审计: looks at everything, the journal too, and writes nothing.
    case auditor

    package var title: Words {
        switch self {
        case .administrator: Words("管理员", "Administrator")
        case .performanceOfficer: Words("绩效专员", "Performance officer")
        case .clerk: Words("经办人", "Clerk")
        case .counterClerk: Words("窗口人员", "Counter clerk")
        case .assistant: Words("帮办员", "Assistant")
        case .hallChief: Words("大厅负责人", "Hall chief")
        case .supervisor: Words("主管部门", "Supervising department")
        case .financeAuthority: Words("财政部门", "Finance authority")
        case .director: Words("中心负责人", "Director")
        case .accountant: Words("会计", "Accountant")
        case .financeApprover: Words("财务审批人", "Finance approver")
        case .auditor: Words("审计", "Auditor")
        }
    }

    /// What the role may do: the permission table.
    package var permissions: Set<Permission> {
        switch self {
        case .administrator:
            [
                .seeYear, .seeRegister, .seeJournal, .managePeople, .seeHall, .seeHelp,
                .seeSatisfaction, .seeFinance, .manageKeys,
            ]
        case .performanceOfficer:
            [
                .seeYear, .seeRegister, .seeJournal, .declareMeasure, .recordEntry,
                .correctEntry, .importForm, .bindIndicator, .seeHall, .seeHelp, .seeSatisfaction,
                .runSurvey, .declareTargets, .monitorTargets, .evaluateTargets, .publishYear,
                .commentFigure, .seeFinance, .seeOverview,
            ]
        case .clerk: [.seeYear, .seeRegister, .recordEntry, .correctEntry]
        case .counterClerk: [.seeHall, .serveCounter, .seeHelp, .seeSatisfaction]
        case .assistant: [.seeHall, .receiveVisitor, .seeHelp, .answerHelp, .seeSatisfaction]
        case .hallChief:
            [
                .seeYear, .seeHall, .serveCounter, .receiveVisitor, .manageHall, .seeHelp,
                .answerHelp, .manageHelp, .seeSatisfaction, .handleReview, .runSurvey,
                .manageShifts, .commentFigure,
            ]
        case .supervisor:
            [
                .seeYear, .seeRegister, .seeHall, .seeHelp, .seeSatisfaction, .reviewTargets,
                .recheckEvaluation, .seeFinance, .seeOverview,
            ]
        case .financeAuthority: [.seeYear, .seeFinance, .approveTargets, .seeOverview]
        case .director:
            [
                .seeYear, .seeRegister, .seeJournal, .seeHall, .seeHelp, .seeSatisfaction,
                .seeFinance, .seeOverview, .submitTargets, .commentFigure, .publishYear,
            ]
        case .accountant: [.seeYear, .seeFinance, .manageBudget, .writeVoucher]
        case .financeApprover: [.seeYear, .seeFinance, .approveVoucher]
        case .auditor:
            [
                .seeYear, .seeRegister, .seeJournal, .seeHall, .seeHelp, .seeSatisfaction,
                .seeFinance, .seeOverview,
            ]
        }
    }
}

/// One thing that somebody may or may not do.
package enum Permission: String, Codable, CaseIterable, Sendable {
    case seeYear = "see-year"
    case seeRegister = "see-register"
    case seeJournal = "see-journal"
    case managePeople = "manage-people"
    case declareMeasure = "declare-measure"
    case recordEntry = "record-entry"
    case correctEntry = "correct-entry"
    case importForm = "import-form"
    case bindIndicator = "bind-indicator"
    case seeHall = "see-hall"
    case serveCounter = "serve-counter"
    case receiveVisitor = "receive-visitor"
    case manageHall = "manage-hall"
    case seeHelp = "see-help"
    case answerHelp = "answer-help"
    case manageHelp = "manage-help"
    case seeSatisfaction = "see-satisfaction"
    case handleReview = "handle-review"
    case runSurvey = "run-survey"
    case manageShifts = "manage-shifts"
    case declareTargets = "declare-targets"
    case submitTargets = "submit-targets"
    case reviewTargets = "review-targets"
    case approveTargets = "approve-targets"
    case monitorTargets = "monitor-targets"
    case evaluateTargets = "evaluate-targets"
    case recheckEvaluation = "recheck-evaluation"
    case publishYear = "publish-year"
    case commentFigure = "comment-figure"
    case seeOverview = "see-overview"
    case seeFinance = "see-finance"
    case manageBudget = "manage-budget"
    case writeVoucher = "write-voucher"
    case approveVoucher = "approve-voucher"
    case manageKeys = "manage-keys"

    package var title: Words {
        switch self {
        case .seeYear: Words("查看绩效", "see the year")
        case .seeRegister: Words("查看台账", "see the register")
        case .seeJournal: Words("查看日志", "see the journal")
        case .managePeople: Words("管理人员", "manage people")
        case .declareMeasure: Words("设立度量", "declare a measure")
        case .recordEntry: Words("登记台账", "record an entry")
        case .correctEntry: Words("更正台账", "correct an entry")
        case .importForm: Words("导入申报表", "import a form")
        case .bindIndicator: Words("绑定指标", "bind an indicator")
        case .seeHall: Words("查看大厅", "see the hall")
        case .serveCounter: Words("窗口叫号", "serve at a counter")
        case .receiveVisitor: Words("前台接待", "receive visitors")
        case .manageHall: Words("管理大厅", "manage the hall")
        case .seeHelp: Words("查看帮办", "see the help desk")
        case .answerHelp: Words("帮办应答", "answer visitors")
        case .manageHelp: Words("管理帮办", "manage the help desk")
        case .seeSatisfaction: Words("查看好差评", "see ratings and surveys")
        case .handleReview: Words("处理差评", "handle bad reviews")
        case .runSurvey: Words("组织问卷调查", "run a survey")
        case .manageShifts: Words("排班", "manage shifts")
        case .declareTargets: Words("编制绩效目标", "declare targets")
        case .submitTargets: Words("提交绩效目标与自评", "submit targets and results")
        case .reviewTargets: Words("审核绩效目标", "review targets")
        case .approveTargets: Words("批复绩效目标", "approve targets")
        case .monitorTargets: Words("开展运行监控", "monitor targets")
        case .evaluateTargets: Words("开展绩效自评", "evaluate targets")
        case .recheckEvaluation: Words("复核自评", "re-check an evaluation")
        case .publishYear: Words("公开年度绩效", "publish the year")
        case .commentFigure: Words("批注数据", "comment on a figure")
        case .seeOverview: Words("查看总览", "see the overview")
        case .seeFinance: Words("查看经费", "see the finances")
        case .manageBudget: Words("管理预算与合同", "manage budget lines and contracts")
        case .writeVoucher: Words("填制凭证", "write a voucher")
        case .approveVoucher: Words("审批凭证", "approve a voucher")
        case .manageKeys: Words("管理接口密钥", "manage programs' keys")
        }
    }
}
