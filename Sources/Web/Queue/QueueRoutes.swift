/// 取号叫号: kiosks, phones, counters, screens, the hall.
enum QueueRoutes {
    static let all: [Route] = HallPages.all + QueueAPI.all
}
