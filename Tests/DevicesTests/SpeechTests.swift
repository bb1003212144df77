import Foundation
import Kernel
import TestStores
import Testing
@testable import Devices

/// What is said aloud, and how.
struct SpeechTests {
    @Test(arguments: [
        ("A037", "A零三七"), ("B100", "B一零零"), ("c9", "C九"), ("0", "零"), ("", ""),
        ("绿007", "绿零零七"), ("A-12", "A-一二"),
    ])
    func `a ticket's number is said digit by digit`(number: String, said: String) {
        #expect(Spoken.ticket(number) == said)
    }

    @Test(arguments: [
        (0, "零"), (1, "一"), (9, "九"), (10, "十"), (12, "十二"), (19, "十九"), (20, "二十"),
        (21, "二十一"), (100, "一百"), (101, "一百零一"), (110, "一百一十"), (115, "一百一十五"),
        (999, "九百九十九"), (1000, "一千"), (1001, "一千零一"), (1010, "一千零一十"),
        (1100, "一千一百"), (2025, "二千零二十五"), (9999, "九千九百九十九"), (12_345, "一二三四五"),
    ])
    func `a counter's number is said as it is counted`(number: Int, said: String) {
        #expect(Spoken.count(number) == said)
    }

    @Test(arguments: [
        ("3号窗口", "三号窗口"), ("12 号窗口", "十二 号窗口"), ("二楼 B区 07", "二楼 B区 零七"),
        ("综合窗口", "综合窗口"), ("电话 12345", "电话 一二三四五"),
    ])
    func `figures in a name are said`(name: String, said: String) {
        #expect(Spoken.text(name) == said)
    }

    @Test func `a call is one sentence`() {
        #expect(Spoken.call("A037", to: "3号窗口") == "请A零三七号，到三号窗口。")
    }

    @Test func `a call is a sound of plausible length`() async throws {
        let speech = Speech(timeoutSeconds: 60)
        let short = try Sound(try await speech.wav("请"))
        let call = try Sound(try await speech.wav(Spoken.call("A037", to: "3号窗口")))
        #expect(call.rate == 22_050 && call.channels == 1 && call.bits == 16)
        #expect((2.0...6.0).contains(call.seconds) && call.seconds > 2 * short.seconds)
        #expect(call.loudest > 3000)
    }

    @Test func `the voice speaks Mandarin, every word of it`() throws {
        let call = Spoken.call("A037", to: "3号窗口")
        let sounds = try Shell.run(
            "/usr/bin/env", "espeak-ng", "-b", "1", "-v", "cmn-latn-pinyin", "-q", "-x", call)
        // Where the dictionary fails, the voice changes to English and says so.
        #expect(!sounds.contains("(en)"))
        #expect(sounds.split { $0 == "_" || $0 == "\n" }.count { $0.contains("'") } >= 10)
    }

    @Test func `what was said is kept, up to a limit, and said once for all who ask`()
        async throws
    {
        let speech = Speech(timeoutSeconds: 60, byteLimit: 200_000)
        let same = try await withThrowingTaskGroup(of: Data.self) { group in
            for _ in 0..<8 { group.addTask { try await speech.wav("请A一二三号") } }
            return try await group.reduce(into: Set<Data>()) { $0.insert($1) }
        }
        #expect(same.count == 1)
        for number in 0..<6 {
            _ = try await speech.wav("请\(Spoken.count(number))号")
            let kept = await speech.keptBytes
            #expect(kept <= 200_000)
        }
    }

    @Test func `nothing and too much are refused, and nothing typed becomes an option`()
        async throws
    {
        let speech = Speech(timeoutSeconds: 60)
        for text in ["", " \n", String(repeating: "长", count: 201)] {
            let refusal = await #expect(throws: Refusal.self) { try await speech.wav(text) }
            #expect(refusal?.code == "not_said")
        }
        #expect(try await speech.wav("--help").count > 44)
    }

    @Test func `a synthesiser that is missing or hangs is a fault in time`() async throws {
        for program in ["espeak-ng-that-is-not-there", "false"] {
            await #expect(throws: Fault.self) { try await Speech(program: program).wav("请") }
        }
        let directory = try TestDirectory.make("speech")
        defer { try? FileManager.default.removeItem(at: directory) }
        let hanging = directory.appending(path: "hang")
        try Data("#!/bin/sh\nexec sleep 600\n".utf8).write(to: hanging)
        let path = hanging.path(percentEncoded: false)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        let begun = ContinuousClock.now
        await #expect(throws: Fault.self) {
            try await Speech(program: path, timeoutSeconds: 0.2).wav("请")
        }
        #expect(ContinuousClock.now - begun < .seconds(300))
    }
}

/// A WAV file, read by its own rules.
struct Sound {
    let rate: Int
    let channels: Int
    let bits: Int
    let seconds: Double
    let loudest: Int

    init(_ data: Data) throws {
        let bytes = [UInt8](data)
        func number(_ at: Int, _ count: Int) -> Int {
            bytes[at..<at + count].reversed().reduce(0) { $0 << 8 | Int($1) }
        }
        guard bytes.count > 44, bytes.starts(with: Array("RIFF".utf8)),
            bytes[8..<16].elementsEqual(Array("WAVEfmt ".utf8)),
            bytes[36..<40].elementsEqual(Array("data".utf8)), number(40, 4) == bytes.count - 44
        else { throw Fault("no WAV file") }
        (channels, rate, bits) = (number(22, 2), number(24, 4), number(34, 2))
        seconds = Double(number(40, 4)) / Double(rate * channels * bits / 8)
        loudest =
            stride(from: 44, to: bytes.count - 1, by: 2)
            .map { abs(Int(Int16(truncatingIfNeeded: number($0, 2)))) }.max() ?? 0
    }
}
