/// Reads the text of paragraphs.
enum WordText {
    /// The text of the paragraph that has just started; breaks are new lines.
    static func paragraph(_ pull: inout XMLPull) throws(OfficeFault) -> String {
        let outside = pull.depth - 1
        var text = ""
        var isText = false
        while pull.depth > outside, let piece = try pull.next() {
            switch piece {
            case .start("t"): isText = true
            case .end("t"): isText = false
            case .text(let piece) where isText: text += piece
            case .start("tab"): text += "\t"
            case .start("br"), .start("cr"): text += "\n"
            case .start("noBreakHyphen"): text += "-"
            case .start("rPr"): if try isHidden(&pull) { try skipRun(&pull) }
            case .start("pPr"), .start("del"), .start("moveFrom"), .start("Fallback"),
                .start("instrText"), .start("pict"), .start("drawing"):
                try pull.skip()
            default: continue
            }
        }
        return text
    }

    /// Whether the run properties that have just started hide the run.
    private static func isHidden(_ pull: inout XMLPull) throws(OfficeFault) -> Bool {
        let outside = pull.depth - 1
        var isHidden = false
        while pull.depth > outside, let piece = try pull.next() {
            if piece == .start("vanish") {
                isHidden = !["0", "false"].contains(pull.attribute("val") ?? "1")
            }
        }
        return isHidden
    }

    private static func skipRun(_ pull: inout XMLPull) throws(OfficeFault) {
        let outside = pull.depth - 1
        while pull.depth > outside, try pull.next() != nil {}
    }
}
