import Kernel

extension Module {
    /// 帮办: online human help, enquiries, field visits, the knowledge base.
    package static let helpdesk = Module(
        name: "helpdesk", migrations: Knowledge.migrations,
        measures: { _ in KnowledgeMeasures.all },
        clocks: Knowledge.clocks, chores: Knowledge.chores)
}
