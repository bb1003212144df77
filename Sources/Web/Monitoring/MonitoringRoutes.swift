/// Addresses.
enum MonitoringRoutes {
    static let all: [Route] = []
}
