/// What stands on a queue ticket's paper.
package struct TicketSlip: Hashable, Sendable {
    /// The centre, at the top.
    package var title: String
    /// `A037`, as large as the paper bears.
    package var number: String
    /// What the visitor came for, how many wait before them: a line each.
    package var lines: [String]
    /// The address of the ticket's page, as a QR code; none when nil.
    package var link: String?
    /// What the code leads to: `扫码查看排队进度`.
    package var linkWords: String
    /// When it was issued, what to do when the number was missed: small, at the end.
    package var footer: [String]

    package init(
        title: String, number: String, lines: [String] = [], link: String? = nil,
        linkWords: String = "", footer: [String] = []
    ) {
        self.title = title
        self.number = number
        self.lines = lines
        self.link = link
        self.linkWords = linkWords
        self.footer = footer
    }
}

extension TicketSlip {
    /// The slip in ESC/POS, for a printer that knows Chinese by GB 18030.
    ///
    /// - Throws: `Fault` when the machine cannot write GB 18030.
    func escpos() throws -> [UInt8] {
        var page = ESCPOS()
        page.begin()
        try page.line(title, size: .normal, bold: true)
        page.feed(lines: 1)
        try page.line(number, size: .huge, bold: true)
        page.feed(lines: 1)
        for line in lines { try page.line(line, size: .normal) }
        if let link {
            page.feed(lines: 1)
            page.qrCode(link)
            if !linkWords.isEmpty { try page.line(linkWords, size: .normal) }
        }
        page.feed(lines: 1)
        for line in footer { try page.line(line, size: .normal) }
        page.cut()
        return page.bytes
    }
}
