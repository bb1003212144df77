import Office

extension FormFault {
    /// Why a file of an office program could not be read.
    init(_ fault: OfficeFault, file: String) {
        let reason: Reason =
            switch fault.reason {
            case .damaged: .damagedArchive
            case .encrypted: .encryptedArchive
            case .tooManyEntries, .inflatesTooFar, .tooManyCells: .swellingArchive
            case .otherKind: .otherArchive
            case .oldFormat: .oldOffice
            }
        self.init(reason, file: file, detail: fault.detail)
    }

    /// The words about files of office programs.
    var officeWords: (chinese: String, english: String) {
        switch reason {
        case .encryptedArchive:
            (
                "文件有密码，请另存为不需要密码的文件",
                "the file asks for a password; expected one that opens without"
            )
        case .swellingArchive:
            (
                "文件解开后过大，已停止读取；请只保留要导入的表",
                "the file unpacks to far more than a form needs; keep only the form in it"
            )
        case .otherArchive:
            (
                "压缩文件里没有 Excel、Word 或 OFD 文档，请上传 .xlsx、.docx 或 .ofd",
                "the archive holds no workbook, no Word document and no OFD document; "
                    + "expected .xlsx, .docx or .ofd"
            )
        case .oldOffice:
            (
                "旧版 .xls、.doc 或加了密码的文件读不了，请另存为 .xlsx 或 .docx",
                "old .xls and .doc files, or ones with a password, are not read; "
                    + "save as .xlsx or .docx"
            )
        case .scannedOFD:
            (
                "OFD没有文字（可能是扫描件），请提供文字版",
                "the OFD holds no text (a scan?); expected one with text"
            )
        default:
            (
                "文件已损坏或不完整，请重新取得文件",
                "the file is damaged or cut off; expected a complete file"
            )
        }
    }
}
