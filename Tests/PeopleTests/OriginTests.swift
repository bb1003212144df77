import Testing

@testable import People

@Suite struct OriginTests {
    @Test(arguments: [
        ("203.0.113.7", "203.0.113.7", "203.0.113.0/24"),
        ("::ffff:203.0.113.7", "203.0.113.7", "203.0.113.0/24"),
        ("2001:db8:12:34:56::1", "2001:db8:12:34::/64", "2001:db8:12::/48"),
        ("2001:db8:12:34:ffff::2", "2001:db8:12:34::/64", "2001:db8:12::/48"),
        ("::1", "0:0:0:0::/64", "0:0:0::/48"),
        ("", "unknown", "unknown"), ("a socket", "unknown", "unknown"),
        ("203.0.113.7:4711", "unknown", "unknown"),
    ])
    func `failures count by address, and the journal keeps the neighbourhood`(
        _ address: String, _ key: String, _ network: String
    ) {
        #expect(Origin(address).key == key)
        #expect(Origin(address).network == network)
    }
}
