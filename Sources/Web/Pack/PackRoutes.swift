/// Addresses.
enum PackRoutes {
    static let all: [Route] = []
}
