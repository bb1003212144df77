/// How far an archive may be unpacked.
package struct ZIPLimits: Hashable, Sendable {
    /// The files in it, those that are skipped among them.
    package var entries: Int
    /// The bytes that all files that are wanted unpack to.
    package var bytes: Int
    /// How many times its own size an archive may unpack to, once that is past a mebibyte.
    ///
    /// Deflate reaches 1,032; sheets of nothing but formatted blanks reach about a hundred.
    package var ratio: Int

    package init(entries: Int = 5000, bytes: Int = 96 << 20, ratio: Int = 250) {
        self.entries = entries
        self.bytes = bytes
        self.ratio = ratio
    }

    /// The bytes that an archive of a size may unpack to.
    func allowance(forSize size: Int) -> Int {
        let (swollen, overflows) = size.multipliedReportingOverflow(by: ratio)
        return overflows ? bytes : min(bytes, max(swollen, 1 << 20))
    }
}
