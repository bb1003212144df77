import Crowd
import Foundation
import Kernel
import NIOHTTP1
import TestStores
import Testing
import Web

/// Who may follow what, and how much.
struct LiveGuardTests {
    @Test func `only those who may see the journal may follow it`() async throws {
        try await withLive { live, auditor in
            try await live.hire(.clerk)
            let clerk = try await live.signIn(.clerk).headers
            let line = try await Line(to: live.place)
            for (headers, status) in [([:], 401), (clerk, 403)] as [(HTTPHeaders, Int)] {
                let answer = try await line.send(.GET, "/live/journal", headers: headers)
                #expect(answer.status == status)
                #expect(answer.headers.first(name: "Content-Type") == "application/json")
            }
            for path in ["/live/nothing", "/live/journal/1", "/live/journal%00"] {
                #expect(try await line.send(.GET, path, headers: auditor).status == 404)
            }
            line.close()
        }
    }

    @Test func `the answer is a stream that nobody on the way keeps or gathers`() async throws {
        try await withLive { live, headers in
            let line = try await Line(to: live.place)
            let head = try await line.send(.HEAD, "/live/journal", headers: headers)
            func header(_ name: String) -> String? { head.headers.first(name: name) }
            #expect(head.status == 200)
            #expect(header("Content-Type") == "text/event-stream; charset=utf-8")
            #expect(header("Cache-Control") == "no-store")
            #expect(header("X-Accel-Buffering") == "no")
            line.close()
        }
    }

    @Test func `another site's page gets no stream`() async throws {
        try await withLive { live, headers in
            var headers = headers
            headers.add(name: "Sec-Fetch-Site", value: "cross-site")
            let line = try await Line(to: live.place)
            let answer = try await line.send(.GET, "/live/journal", headers: headers)
            #expect(answer.status == 403 && answer.text.contains("cross_site"))
            line.close()
        }
    }

    @Test(arguments: ["x", "-1", "999999999", "9223372036854775808"])
    func `whoever comes from a place that is not there is told to fetch the page anew`(
        place: String
    ) async throws {
        try await withLive { live, headers in
            var headers = headers
            headers.add(name: "Last-Event-ID", value: place)
            let follower = try await Follower("journal", at: live.place, headers: headers)
            let sequence = try await live.happen()
            let told = try await follower.take(2)
            #expect(told.map(\.name) == ["reload", "entry"])
            #expect(told.map(\.id) == [sequence - 1, sequence])
            await follower.cut()
        }
    }

    @Test func `whoever missed too much is told to fetch the page anew, and then goes on`()
        async throws
    {
        var limits = LiveLimits()
        limits.backlog = 10
        try await withLive(limits: limits) { live, headers in
            let start = try #require(try await live.sequences().last)
            try await live.happen(11)
            for (missed, names) in [(11, ["reload"]), (10, []), (3, [])] as [(Int64, [String])] {
                let follower = try await Follower(
                    "journal", at: live.place, headers: headers, after: start + 11 - missed)
                let sequence = try #require(try await live.sequences().last)
                let isWhole = names.isEmpty
                let told = try await follower.take(isWhole ? Int(missed) : 1)
                #expect(
                    told.map(\.id)
                        == (isWhole ? Array((sequence - missed + 1)...sequence) : [sequence]))
                #expect(told.map(\.name).filter { $0 == "reload" } == names)
                await follower.cut()
            }
        }
    }

    @Test func `a page's own place in the address is where its stream begins`() async throws {
        try await withLive { live, headers in
            let start = try await live.happen()
            try await live.happen(2)
            let follower = try await Follower(
                "journal?after=\(start)", at: live.place, headers: headers)
            #expect(try await follower.take(2).map(\.id) == [start + 1, start + 2])
            let back = try await Follower(
                "journal?after=\(start)", at: live.place, headers: headers, after: start + 1)
            #expect(try await back.take(1).map(\.id) == [start + 2])
            await follower.cut()
            await back.cut()
        }
    }

    @Test func `there is no room beyond the limit until somebody leaves`() async throws {
        var limits = LiveLimits()
        limits.total = 3
        try await withLive(limits: limits) { live, headers in
            var followers: [Follower] = []
            for _ in 0..<3 {
                followers.append(
                    try await Follower("journal", at: live.place, headers: headers))
            }
            let line = try await Line(to: live.place)
            let answer = try await line.send(.GET, "/live/journal", headers: headers)
            #expect(answer.status == 429 && answer.text.contains("too_many_streams"))
            await followers.removeLast().cut()
            // The server hears of it a moment later.
            var status = 429
            while status == 429 {
                status = try await line.send(.HEAD, "/live/journal", headers: headers).status
            }
            #expect(status == 200)
            line.close()
            for follower in followers { await follower.cut() }
        }
    }

    @Test func `behind a trusted proxy each browser has its own room, and no other's word counts`()
        async throws
    {
        var limits = LiveLimits()
        limits.perAddress = 2
        let local = try #require(AddressRange("127.0.0.1"))
        for isTrusted in [true, false] {
            let proxies = TrustedProxies(isTrusted ? [local] : [])
            try await withLive(limits: limits, proxies: proxies) { live, headers in
                func from(_ address: String) -> HTTPHeaders {
                    var headers = headers
                    headers.add(name: "X-Forwarded-For", value: address)
                    return headers
                }
                var followers: [Follower] = []
                for _ in 0..<2 {
                    followers.append(
                        try await Follower(
                            "journal", at: live.place, headers: from("198.51.100.7")))
                }
                let line = try await Line(to: live.place)
                for (address, status) in [
                    // Whoever writes more before it is still who they are.
                    ("198.51.100.7", 429), ("6.6.6.6, 198.51.100.7", 429),
                    ("198.51.100.8", 200), ("2001:db8::1", 200),
                ] {
                    let answer = try await line.send(
                        .HEAD, "/live/journal", headers: from(address))
                    #expect(answer.status == (isTrusted ? status : 200), "\(address)")
                }
                line.close()
                for follower in followers { await follower.cut() }
            }
        }
    }

    @Test func `a follower who does not keep up is cut off, comes back and misses nothing`()
        async throws
    {
        var limits = LiveLimits()
        limits.pieces = 4
        (limits.pause, limits.pausePerStream) = (.zero, .zero)
        try await withLive(limits: limits) { live, headers in
            let slow = try await Follower("journal", at: live.place, headers: headers)
            let quick = try await Follower("journal", at: live.place, headers: headers)
            let start = try #require(try await slow.position())
            let all = (1...150).map { start + $0 }
            try await slow.stall()
            // More than the network holds back for somebody who takes nothing.
            let text = String(repeating: "x", count: 200_000)
            for sequence in all {
                try await live.centre.write(as: "zhao") {
                    _ = try $0.record(Happened(), about: Subject("note", text))
                }
                #expect(try await quick.take(1).map(\.id) == [sequence])
            }
            try await slow.goOn()
            let taken = await slow.events.collected().map(\.id)
            #expect(taken.count < all.count && taken == Array(all.prefix(taken.count)))
            let back = try await Follower(
                "journal", at: live.place, headers: headers, after: taken.last ?? start)
            let rest = Array(all.dropFirst(taken.count))
            #expect(try await back.take(rest.count).map(\.id) == rest)
            await quick.cut()
            await back.cut()
        }
    }
}
