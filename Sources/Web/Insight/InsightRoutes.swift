/// Addresses.
enum InsightRoutes {
    static let all: [Route] = []
}
