extension FormSegment {
    /// Reads the document by the best witness that the text holds: cells before lines, lines before
    /// text that ran together.
    func document() -> FormDocument { checked(reading()) }

    /// A reading with the doubts that hold for every way of reading.
    ///
    /// - Parameter isPartial: whether the lines hold other documents besides.
    func checked(_ reading: FormDocument, isPartial: Bool = false) -> FormDocument {
        var document = reading
        if !isPartial, lines.count <= 3000 {
            document.doubts += PlacedCheck(document, lines: lines).doubts
        }
        document.doubts += BlankCheck.doubts(document, lines: lines)
        if document.year == nil {
            document.doubts.append(.warning(place, "没有读到年度，应在标题下印有“（2025年度）”"))
        }
        return document
    }

    private func reading() -> FormDocument {
        if let grid = FormGrid(json: lines) { return GridDocument(grid, segment: self).document() }
        if let grid = PipeText.grid(lines) { return GridDocument(grid, segment: self).document() }
        if BlankCheck.hasPlaceholders(lines) { return template() }
        if RunTogetherText.matches(self) { return RunTogetherText(self).document() }
        if EvaluationProse.matches(self) { return EvaluationProse(self).document() }
        if kind == .selfEvaluation { return EvaluationLines(self).document() }
        return DeclarationText(self).document()
    }

    /// A reference template gives placeholders, so only its head can be read.
    private func template() -> FormDocument {
        var head = HeadReading()
        let ink = Ink(lines)
        let end = ink.find("一级指标")?.lowerBound ?? ink.count
        for find in ink.fields(Field.head + [.aside, .funds, .goalAnnual], in: 0..<end) {
            head.take(find.field, ink.text(find.value), at: ink.place(at: find.label.lowerBound))
        }
        return FormDocument(
            file: "", kind: kind ?? .declaration, year: year, project: head.project,
            indicators: [], execution: nil, doubts: head.doubts)
    }
}
