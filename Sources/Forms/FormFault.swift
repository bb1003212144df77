/// Why a file could not be read as a form at all: what was wrong, where, and what was expected.
package struct FormFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was wrong.
    package enum Reason: String, Hashable, Sendable {
        case unreadable, empty, tooLarge, formTooLarge, notText, notAForm
        case damagedPDF, encryptedPDF, scannedPDF, pdfToolMissing, pdfToolTimedOut
        case damagedArchive, encryptedArchive, swellingArchive, otherArchive, oldOffice
        case scannedOFD
    }

    /// What was wrong.
    package var reason: Reason
    /// The name of the file.
    package var file: String
    /// A detail, such as a size or the tool's own words.
    package var detail: String

    init(_ reason: Reason, file: String, detail: String = "") {
        self.reason = reason
        self.file = file
        self.detail = detail
    }

    /// The message in Chinese.
    package var chinese: String {
        "\(file)：\(words.chinese)" + (detail.isEmpty ? "" : "（\(detail)）")
    }

    /// The message in English.
    package var english: String {
        "\(file): \(words.english)" + (detail.isEmpty ? "" : " (\(detail))")
    }

    package var description: String { english }

    private var words: (chinese: String, english: String) {
        switch reason {
        case .unreadable:
            ("文件打不开，请检查路径和权限", "the file cannot be opened; check its path and permissions")
        case .empty:
            (
                "文件没有内容，应为绩效表格的PDF、OFD、Excel、Word、网页或文本",
                "the file is empty; expected a performance form as PDF, OFD, Excel, Word, HTML or "
                    + "text"
            )
        case .tooLarge:
            ("文件过大，上限为32 MiB", "the file is too large; the limit is 32 MiB")
        case .formTooLarge:
            (
                "有一张表超过3000行，绩效表格不会这么长",
                "one form has more than 3,000 lines; no performance form is that long"
            )
        case .notText:
            (
                "既不是PDF、OFD、Excel、Word，也不是UTF-8或GB18030文本",
                "neither PDF, OFD, Excel or Word nor text in UTF-8 or GB18030"
            )
        case .notAForm:
            (
                "不是绩效表格：应有“绩效目标申报表”“绩效自评表”等标题，以及项目名称和指标表",
                "not a performance form: expected a title such as 绩效目标申报表 or 绩效自评表,"
                    + " with a project name and an indicator table"
            )
        case .damagedArchive, .encryptedArchive, .swellingArchive, .otherArchive, .oldOffice,
            .scannedOFD:
            officeWords
        default: pdfWords
        }
    }

    private var pdfWords: (chinese: String, english: String) {
        switch reason {
        case .encryptedPDF:
            (
                "PDF已加密，请提供不需要密码的文件",
                "the PDF is encrypted; expected one that opens without a password"
            )
        case .scannedPDF:
            (
                "PDF没有文字层（可能是扫描件），请提供文字版",
                "the PDF has no text layer (a scan?); expected one with text"
            )
        case .pdfToolMissing:
            (
                "没有找到pdftotext，请安装poppler-utils",
                "pdftotext was not found; install poppler-utils"
            )
        case .pdfToolTimedOut:
            ("读取PDF超时", "reading the PDF took too long")
        default:
            (
                "PDF已损坏或不完整，请重新取得文件",
                "the PDF is damaged or cut off; expected a complete file"
            )
        }
    }
}
