import Kernel

extension Module {
    /// 帮办: online human help, enquiries, field visits, the knowledge base.
    package static let helpdesk = Module(
        name: "helpdesk",
        migrations: [
            Migration("helpdesk.0001_conversations", helpdeskTables),
            Migration("helpdesk.0002_enquiries", enquiryTables + fieldVisitTables),
            Migration("helpdesk.0003_retention", retentionIndexes),
        ] + Knowledge.migrations,
        measures: { _ in Measure.helpdesk.map(\.inParts) + KnowledgeMeasures.all },
        clocks: CaseClocks.helpdesk.joined(with: Knowledge.clocks),
        chores: [.helpEscalation, .helpIdle, .helpOrigins, .helpRetention] + Knowledge.chores)
}
