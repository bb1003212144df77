import Kernel

extension Module {
    /// 帮办: online human help, enquiries, field visits, the knowledge base.
    package static let helpdesk = Module(
        name: "helpdesk",
        migrations: [
            Migration("helpdesk.0001_conversations", helpdeskTables),
            Migration("helpdesk.0002_enquiries", enquiryTables + fieldVisitTables),
        ],
        measures: { _ in Measure.helpdesk },
        clocks: .helpdesk,
        chores: [.helpEscalation, .helpIdle, .helpOrigins])
}
