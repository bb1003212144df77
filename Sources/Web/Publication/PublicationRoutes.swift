/// Addresses.
enum PublicationRoutes {
    static let all: [Route] = []
}
