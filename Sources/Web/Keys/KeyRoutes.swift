/// Addresses.
enum KeyRoutes {
    static let all: [Route] = []
}
