/// Addresses.
enum OverviewRoutes {
    static let all: [Route] = []
}
