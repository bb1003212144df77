/// Addresses.
enum OpenAPIRoutes {
    static let all: [Route] = []
}
