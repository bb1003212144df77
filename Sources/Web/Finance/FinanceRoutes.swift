/// Addresses.
enum FinanceRoutes {
    static let all: [Route] = []
}
