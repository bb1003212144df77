/// The assessed trend of the service environment (政务服务环境), best first.
package enum EnvironmentGrade: String, CaseIterable, Sendable {
    case muchBetter = "显著提升"
    case better = "有所提升"
    case unchanged = "持平"
    case worse = "下降"
}
