/// Tells a blank template from a form that was filled in.
enum BlankCheck {
    /// - Parameter lines: the text of the form, for its placeholders.
    static func doubts(_ document: FormDocument, lines: some Collection<TextLine>) -> [Doubt] {
        let place = lines.first?.place ?? Place()
        let hasFigures = document.indicators.contains { $0.value != nil }
        let money = document.project.funds
        let hasMoney =
            [money.total, money.annual, money.annualFiscal].contains { $0 != nil }
            || document.execution?.spent != nil
        if !hasFigures, !hasMoney, !hasUnread(document) {
            return [.error(place, "这是空白模板：没有金额，也没有指标值；应为填好的表")]
        }
        if !hasFigures {
            return [.error(place, "没有读到任何指标，应有“一级指标 二级指标 三级指标 指标值”的表")]
        }
        return []
    }

    /// Whether figures are there that could not be told apart.
    private static func hasUnread(_ document: FormDocument) -> Bool {
        document.doubts.contains { $0.severity == .error && $0.message.contains("连写") }
    }

    /// Whether the text gives placeholders such as **人 in place of values.
    static func hasPlaceholders(_ lines: some Collection<TextLine>) -> Bool {
        lines.count { $0.text.contains("**") } > 1
    }
}
