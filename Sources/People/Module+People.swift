import Kernel

extension Module {
    /// 人员: accounts and their roles, passwords, signing in and the sessions that follow.
    ///
    /// `AccountDesk` is what it offers; its `sessions` is the door that pages ask.
    package static let people = Module(name: "people", migrations: PeopleSchema.migrations)
}
