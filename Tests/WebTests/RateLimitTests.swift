import Kernel
import Testing
@testable import Web

/// How often visitors may do what.
struct RateLimitTests {
    private static let start = Instant(Day(number: 20_000), secondOfDay: 36_000)
    private static let allowance = Allowance(burst: 3, perMinute: 6)

    @Test func `so many at once, then one whenever a token has come back`() {
        let limits = RateLimit()
        let now = Self.start
        for _ in 0..<3 { #expect(limits.take(.say, of: "a", Self.allowance, at: now) == nil) }
        #expect(limits.take(.say, of: "a", Self.allowance, at: now) == 10)
        #expect(limits.take(.say, of: "a", Self.allowance, at: now + 9) == 1)
        #expect(limits.take(.say, of: "a", Self.allowance, at: now + 10) == nil)
        #expect(limits.take(.say, of: "a", Self.allowance, at: now + 10) == 10)
        for _ in 0..<3 {
            #expect(limits.take(.say, of: "a", Self.allowance, at: now + 3600) == nil)
        }
        #expect(limits.take(.say, of: "a", Self.allowance, at: now + 3600) == 10)
    }

    @Test func `one's own acts are one's own, and each kind has its own count`() {
        let limits = RateLimit()
        for _ in 0..<3 { _ = limits.take(.say, of: "a", Self.allowance, at: Self.start) }
        #expect(limits.take(.say, of: "b", Self.allowance, at: Self.start) == nil)
        #expect(limits.take(.rate, of: "a", Self.allowance, at: Self.start) == nil)
    }

    @Test func `a clock set back gives nothing away and locks nobody out`() {
        let limits = RateLimit()
        for _ in 0..<3 { _ = limits.take(.say, of: "a", Self.allowance, at: Self.start) }
        #expect(limits.take(.say, of: "a", Self.allowance, at: Self.start + -7200) == 10)
        #expect(limits.take(.say, of: "a", Self.allowance, at: Self.start + -7190) == nil)
    }

    @Test func `memory is bounded, and the latest are remembered`() {
        let limits = RateLimit(capacity: 100)
        for number in 0..<1000 {
            for _ in 0..<3 {
                _ = limits.take(.look, of: "\(number)", Self.allowance, at: Self.start + number)
            }
            #expect(limits.count <= 100)
        }
        #expect(limits.take(.look, of: "999", Self.allowance, at: Self.start + 999) != nil)
    }

    @Test(arguments: VisitorAct.allCases)
    func `one telephone may do less than a whole hall`(act: VisitorAct) {
        #expect(act.perToken.burst < act.perAddress.burst)
        #expect(act.perToken.perMinute <= act.perAddress.perMinute)
    }
}

/// Where a request comes from.
struct AddressTests {
    @Test(arguments: [
        ("10.0.0.0/8", "10.200.3.4", true), ("10.0.0.0/8", "11.0.0.1", false),
        ("192.168.1.0/28", "192.168.1.15", true), ("192.168.1.0/28", "192.168.1.16", false),
        ("127.0.0.1", "127.0.0.1", true), ("127.0.0.1", "127.0.0.2", false),
        ("0.0.0.0/0", "8.8.8.8", true), ("0.0.0.0/0", "::1", false),
        ("fd00::/8", "fd12::1", true), ("fd00::/8", "fe80::1", false),
        ("10.0.0.0/8", "::ffff:10.1.1.1", true), ("2001:db8::/33", "2001:db8:8000::", false),
    ])
    func `a network holds its addresses`(range: String, address: String, isInside: Bool) throws {
        let range = try #require(AddressRange(range))
        #expect(range.contains(try #require(NetworkAddress(address))) == isInside)
    }

    @Test(arguments: [
        "", "10.0.0.0/33", "10.0.0/8", "10.0.0.0/8/8", "proxy", "::/129", "1.2.3.4/-1",
    ])
    func `what is no network is none`(text: String) { #expect(AddressRange(text) == nil) }

    @Test(arguments: [
        ("203.0.113.9", [], "203.0.113.9"),
        ("203.0.113.9", ["1.2.3.4"], "203.0.113.9"),
        ("127.0.0.1", [], "127.0.0.1"),
        ("127.0.0.1", ["198.51.100.7"], "198.51.100.7"),
        ("127.0.0.1", ["6.6.6.6, 198.51.100.7"], "198.51.100.7"),
        ("127.0.0.1", ["6.6.6.6", "198.51.100.7, 10.1.1.1"], "198.51.100.7"),
        ("127.0.0.1", ["198.51.100.7:55123"], "198.51.100.7"),
        ("127.0.0.1", ["[2001:db8::7]:443"], "2001:db8::7"),
        ("127.0.0.1", ["6.6.6.6, rubbish, 10.1.1.1"], "10.1.1.1"),
        ("127.0.0.1", ["10.1.1.1, 10.2.2.2"], "10.1.1.1"),
        ("unknown", ["6.6.6.6"], "unknown"),
    ])
    func `only what a trusted proxy added is believed`(
        connection: String, forwarded: [String], client: String
    ) throws {
        let ranges = try ["127.0.0.1", "10.0.0.0/8"].map { try #require(AddressRange($0)) }
        let proxies = TrustedProxies(ranges)
        #expect(proxies.client(of: connection, forwarded: forwarded) == client)
    }
}
