extension JSONDraft {
    /// A key in snake case, as `JSONEncoder` converts it: a word begins at a capital after another
    /// letter, and at the last of several capitals before a small letter.
    mutating func appendSnakeCase(_ key: String) {
        var key = key
        key.withUTF8 { key in
            var start = 0
            var next = 1
            while let capital = key.first(from: next, Self.isCapital) {
                appendWord(key[start..<capital], isFirst: start == 0)
                start = capital
                guard let small = key.first(from: capital, Self.isSmall) else { break }
                if small > capital + 1 {
                    appendWord(key[capital..<small - 1], isFirst: false)
                    start = small - 1
                }
                next = small + 1
            }
            appendWord(key[start...], isFirst: start == 0)
        }
    }

    private mutating func appendWord(_ word: Slice<UnsafeBufferPointer<UInt8>>, isFirst: Bool) {
        if !isFirst { append(UInt8(ascii: "_")) }
        for byte in word { append(Self.isCapital(byte) ? byte | 0x20 : byte) }
    }

    private static func isCapital(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    }

    private static func isSmall(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }
}

extension UnsafeBufferPointer<UInt8> {
    fileprivate func first(from start: Int, _ matches: (UInt8) -> Bool) -> Int? {
        guard start < count else { return nil }
        return self[start...].firstIndex(where: matches)
    }
}
