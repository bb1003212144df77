/// 好差评: ratings, bad reviews, surveys.
enum SatisfactionRoutes {
    static let all: [Route] = []
}
