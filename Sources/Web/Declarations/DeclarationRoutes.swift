/// Addresses.
enum DeclarationRoutes {
    static let all: [Route] = []
}
