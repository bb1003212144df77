import Kernel
import Testing
@testable import Queue
@testable import Web

/// The bars of a hall's hours: on a telephone too, nothing that is written runs into the next.
struct HourChartTests {
    /// Fewer tickets and shorter waits with each hour, or more and longer ones.
    private static func chart(
        _ size: HourChart.Size, _ hours: ClosedRange<Int>, tickets: Int, waitMinutes: Int,
        grows: Bool = false
    ) -> String {
        let cells = hours.map { hour in
            let less = grows ? hours.upperBound - hour : hour
            let count = tickets - less
            return HallStatistic(
                day: SmallCentre.today, hour: hour, matter: "A01", counter: "1", tickets: count,
                called: count, served: count, waitSeconds: count * (waitMinutes - less) * 60,
                longestWaitSeconds: 0, serviceSeconds: 0, longestServiceSeconds: 0)
        }
        return HourChart(
            hours: DayFigures(cells).byHour, label: "h", ticketsText: "t", waitText: "w", size: size
        ).svg
    }

    /// From where to where each text of a kind reaches, when a digit is as wide as is said.
    private static func reaches(
        _ kind: String, in svg: String, _ size: HourChart.Size
    ) -> [(from: Double, until: Double)] {
        svg.matches(of: /<text class="([^"]*)" x="([0-9.]+)" y="[0-9.]+">([0-9]+)</).compactMap {
            guard $0.1.hasPrefix(kind), let x = Double($0.2) else { return nil }
            let width = Double($0.3.count) * size.letter
            let from = $0.1 == "mid" ? x - width / 2 : $0.1.hasSuffix("end") ? x - width : x
            return (from, from + width)
        }.sorted { $0.from < $1.from }
    }

    @Test(arguments: [8...17, 0...23], [false, true])
    func `nothing that is written runs into the next or over the edge`(
        hours: ClosedRange<Int>, grows: Bool
    ) throws {
        for (size, tickets, minutes) in [
            (HourChart.Size.wide, 40, 30), (.wide, 400, 30), (.wide, 4000, 300),
            (.narrow, 40, 30), (.narrow, 400, 30), (.narrow, 4000, 300),
        ] {
            let svg = Self.chart(
                size, hours, tickets: tickets, waitMinutes: minutes, grows: grows)
            for kind in ["mid", "value"] {
                let reaches = Self.reaches(kind, in: svg, size)
                try #require(reaches.count >= 2)
                #expect(reaches.allSatisfy { $0.from >= 0 && $0.until <= size.width })
                for (one, next) in zip(reaches, reaches.dropFirst()) {
                    #expect(one.until + 3.8 <= next.from, "\(kind) \(size.name) \(tickets)")
                }
            }
        }
    }

    @Test func `every bar has its number where there is room, else the greatest of each kind`() {
        func numbers(_ size: HourChart.Size, _ hours: ClosedRange<Int>, _ tickets: Int) -> Int {
            let svg = Self.chart(size, hours, tickets: tickets, waitMinutes: 17)
            return Self.reaches("value", in: svg, size).count
        }
        #expect(numbers(.wide, 8...17, 400) == 20)
        #expect(numbers(.narrow, 8...17, 60) == 20)
        #expect(numbers(.narrow, 8...17, 400) == 2)
        #expect(numbers(.narrow, 8...20, 60) == 2)
    }
}
