import Demo
import Kernel
import Performance
import Testing

/// The real projects of 2025, looked through as if somebody were drafting them.
@Suite struct DraftLintFactsTests {
    /// What is found, by project: true things that a reviewer would ask about, and nothing else.
    private static let expected = [
        "业务受理工作经费": ["costs_differ@annual"],
        "新闻宣传专项经费": [],
        "质量发展专项经费": [],
        "行政许可管理经费": ["no_satisfaction@form", "costs_differ@annual"],
        "政府聘用辅助人员经费": [],
    ]

    @Test func `the 68 real targets raise no false alarm`() throws {
        let declarations = DemoYear(seed: 1).declarations()
        #expect(declarations.map(\.indicators.count).reduce(0, +) == 68)
        for declaration in declarations {
            let found = DraftLint(sheet(declaration), year: 2025).findings
            #expect(
                found.map(\.id) == Self.expected[declaration.project],
                "\(declaration.project): \(found.map(\.words.zh))")
        }
    }

    @Test func `a draft of a real project becomes the same declaration again`() throws {
        for declaration in DemoYear(seed: 1).declarations() {
            #expect(try sheet(declaration).declaration(year: 2025) == declaration)
        }
    }

    private func sheet(_ declaration: Declaration) -> DraftSheet {
        DraftSheet(declaration, ids: declaration.indicators.indices.map { "l\($0)" })
    }
}
