import Kernel

extension Module {
    /// 帮办: online human help, enquiries, field visits, the knowledge base.
    package static let helpdesk = Module(name: "helpdesk", migrations: [])
}
