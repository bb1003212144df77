import Foundation
import Kernel
import TestStores
import Testing
import Web

/// QR codes, read by a reader that knows nothing of how they were made.
struct QRCodeTests {
    @Test(arguments: [
        "https://hall.example.cn/t/4f1c2b9a0d3e4f5a", "A037", "排队号 A037，三号窗口",
        String(repeating: "https://hall.example.cn/", count: 20),
    ])
    func `another program reads what a code says`(text: String) throws {
        let directory = try TestDirectory.make("qr")
        defer { try? FileManager.default.removeItem(at: directory) }
        let drawing = directory.appending(path: "code.svg")
        let picture = directory.appending(path: "code.png")
        try Data(try QRCode(text).svg(label: "二维码").utf8).write(to: drawing)
        try Shell.run(
            "/usr/bin/env", "rsvg-convert", "--width=800", "-o",
            picture.path(percentEncoded: false), drawing.path(percentEncoded: false))
        let read = try Shell.run(
            "/usr/bin/env", "zbarimg", "--nodbus", "--quiet", "--raw",
            picture.path(percentEncoded: false))
        #expect(read == text + "\n")
    }

    @Test func `a code has its name for those who do not see it, and nothing that runs`() throws {
        let svg = try QRCode("A037").svg(label: "扫码<查看>")
        #expect(svg.contains("role=\"img\" aria-label=\"扫码&lt;查看&gt;\""))
        #expect(!svg.contains("<script") && !svg.contains("style="))
    }

    @Test func `what no code holds is a fault`() throws {
        #expect(throws: Fault.self) { try QRCode("") }
        #expect(throws: Fault.self) { try QRCode(String(repeating: "x", count: 2332)) }
        #expect(try QRCode(String(repeating: "x", count: 2331)).side == 177)
    }
}
