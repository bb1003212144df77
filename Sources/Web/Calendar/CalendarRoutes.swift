/// Addresses.
enum CalendarRoutes {
    static let all: [Route] = []
}
