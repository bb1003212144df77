import Kernel

extension Module {
    /// 好差评与问卷: ratings, bad reviews, surveys.
    package static let satisfaction = Module(name: "satisfaction", migrations: [])
}
