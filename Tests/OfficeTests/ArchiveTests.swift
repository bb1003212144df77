import Foundation
import Testing

@testable import Office

@Suite struct ArchiveTests {
    @Test func `what was put in comes out, and only what is wanted`() throws {
        let bytes = Parts.zip([("a.xml", Array("甲".utf8)), ("b.png", [1, 2, 3])])
        let archive = try ZIPArchive(bytes) { $0.hasSuffix(".xml") }
        #expect(archive.names == ["a.xml", "b.png"])
        #expect(archive.files == ["a.xml": Array("甲".utf8)])
    }

    @Test func `an archive that swells is refused before it is unpacked`() throws {
        var bomb = Parts.zip([("xl/a.xml", [UInt8](repeating: 0x20, count: 64 << 20))])
        #expect(bomb.count < 200_000)
        // Whoever unpacked it would find it damaged.
        bomb.replaceSubrange(60..<1000, with: repeatElement(0xFF, count: 940))
        let fault = #expect(throws: OfficeFault.self) { try ZIPArchive(bomb) }
        #expect(fault?.reason == .inflatesTooFar)
    }

    @Test func `an archive that lies about its size is stopped at the limit`() throws {
        var bomb = Parts.zip([("a.xml", [UInt8](repeating: 0x20, count: 8 << 20))])
        for index in 0..<(bomb.count - 4)
        where bomb[index..<index + 4].elementsEqual([0x00, 0x00, 0x80, 0x00]) {
            bomb.replaceSubrange(index..<index + 4, with: [16, 0, 0, 0])
        }
        let limits = ZIPLimits(entries: 10, bytes: 1 << 20, ratio: 2000)
        let fault = #expect(throws: OfficeFault.self) { try ZIPArchive(bomb, limits: limits) }
        #expect([.inflatesTooFar, .damaged].contains(fault?.reason))
    }

    @Test func `many files are refused`() throws {
        let bytes = Parts.zip((0..<50).map { ("\($0)", [1]) })
        let limits = ZIPLimits(entries: 49)
        #expect(throws: OfficeFault(.tooManyEntries, "> 49")) {
            try ZIPArchive(bytes, limits: limits)
        }
    }

    @Test(arguments: [0, 3, 40, 200])
    func `a cut or foreign archive is damaged`(length: Int) {
        let bytes = Parts.zip([("a.xml", (0..<4000).map { _ in UInt8.random(in: 0...255) })])
        let fault = #expect(throws: OfficeFault.self) {
            try ZIPArchive(Array(bytes.prefix(length)))
        }
        #expect(fault?.reason == .damaged)
    }
}
