import Foundation
import Kernel
import Testing

@Suite struct DecimalTests {
    private static let wrong = [
        "", "-", ".", "-.", "1.", ".5", "-.5", "--1", "+1", "1e3", "0x1F", "１２", "1２", "①", "٣",
        "1,000", "1 000", " 1", "1 ", "1.2.3", "1..2", "1-", "NaN", "inf", "一", "1\u{0301}", "1\n",
    ]

    @Test(
        arguments: wrong + ["0.12345", "1.00001", "922337203685477.5808", "99999999999999999999"])
    func `a quantity is plain decimal digits, of four decimals at most, that fit`(_ text: String) {
        #expect(Quantity(text) == nil)
    }

    @Test(arguments: wrong + ["0.123", "1.001", "92233720368547758.08", "99999999999999999999"])
    func `an amount of yuan is plain decimal digits, of two decimals at most, that fit`(
        _ text: String
    ) {
        #expect(Money(yuan: text) == nil)
    }

    @Test(arguments: [
        ("0", "0"), ("-0", "0"), ("007", "7"), ("2800", "2800"), ("19500.00", "19500"),
        ("-0.5", "-0.5"), ("97.0900", "97.09"), ("0.0001", "0.0001"), ("1.00000000", "1"),
        ("922337203685477.5807", "922337203685477.5807"),
    ])
    func `a quantity is written in its shortest text`(_ text: String, _ shortest: String) throws {
        #expect(try #require(Quantity(text)).description == shortest)
    }

    @Test(arguments: [
        ("0", "0.00", "0"), ("0.05", "0.05", "0.05"), ("-0.05", "-0.05", "-0.05"),
        ("0.5", "0.50", "0.50"), ("999", "999.00", "999"), ("1000", "1000.00", "1,000"),
        ("144208.00", "144208.00", "144,208"), ("-1234567.8", "-1234567.80", "-1,234,567.80"),
        ("92233720368547758.07", "92233720368547758.07", "92,233,720,368,547,758.07"),
    ])
    func `yuan are written with two decimals, and in groups for people`(
        _ text: String, _ plain: String, _ grouped: String
    ) throws {
        let money = try #require(Money(yuan: text))
        #expect(money.description == plain)
        #expect(money.grouped == grouped)
    }

    @Test func `what is written is read again as the same`() throws {
        var random = Seeded(7)
        for bits in 1...63 {
            for _ in 0..<20 {
                let number = Int64.random(in: 0...Int64.max >> (63 - bits), using: &random)
                for value in [number, -number] {
                    let quantity = Quantity(tenThousandths: value)
                    #expect(Quantity(quantity.description) == quantity)
                    let money = Money(fen: value)
                    #expect(Money(yuan: money.description) == money)
                    #expect(Money(yuan: money.grouped.replacing(",", with: "")) == money)
                }
            }
        }
    }

    @Test func `numbers in JSON are text, and wrong text is refused`() throws {
        let quantity = try #require(Quantity("97.09"))
        let json = try JSONEncoder().encode([quantity])
        #expect(String(decoding: json, as: UTF8.self) == #"["97.09"]"#)
        #expect(try JSONDecoder().decode([Quantity].self, from: json) == [quantity])
        let money = try JSONEncoder().encode([Money(fen: 5)])
        #expect(String(decoding: money, as: UTF8.self) == #"["0.05"]"#)
        for text in [#"["1e3"]"#, "[1.5]", #"["0.12345"]"#] {
            #expect(throws: DecodingError.self) {
                try JSONDecoder().decode([Quantity].self, from: Data(text.utf8))
            }
            #expect(throws: DecodingError.self) {
                try JSONDecoder().decode([Money].self, from: Data(text.utf8))
            }
        }
    }
}
