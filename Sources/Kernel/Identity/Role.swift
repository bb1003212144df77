/// What a person is in the centre; somebody may be several.
package enum Role: String, Codable, CaseIterable, Sendable {
    /// 管理员: accounts and roles.
    case administrator
    /// 绩效专员: declares, binds, reports.
    case performanceOfficer = "performance-officer"
    /// 经办人: records what happened.
    case clerk
    /// 主管部门: looks at everything that is reported, and re-checks.
    case supervisor
    /// 审计: looks at everything, the journal too, and writes nothing.
    case auditor

    package var title: Words {
        switch self {
        case .administrator: Words("管理员", "Administrator")
        case .performanceOfficer: Words("绩效专员", "Performance officer")
        case .clerk: Words("经办人", "Clerk")
        case .supervisor: Words("主管部门", "Supervising department")
        case .auditor: Words("审计", "Auditor")
        }
    }

    /// What the role may do: the permission table.
    package var permissions: Set<Permission> {
        switch self {
        case .administrator: [.seeYear, .seeRegister, .seeJournal, .managePeople]
        case .performanceOfficer:
            [
                .seeYear, .seeRegister, .seeJournal, .declareMeasure, .recordEntry,
                .correctEntry, .importForm, .bindIndicator,
            ]
        case .clerk: [.seeYear, .seeRegister, .recordEntry, .correctEntry]
        case .supervisor: [.seeYear, .seeRegister]
        case .auditor: [.seeYear, .seeRegister, .seeJournal]
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
        }
    }
}
