import Demo
import Foundation
import Kernel
import Performance
import Testing

@Suite struct DeclarationFactsTests {
    /// The table beside the repository, found by walking up from this file.
    private static func table() throws -> [[String]]? {
        var folder = URL(filePath: #filePath).deletingLastPathComponent()
        while folder.path().count > 1 {
            let file = folder.appending(path: "shared/spec/indicators-2025.csv")
            if let text = try? String(contentsOf: file, encoding: .utf8) {
                return try CSV.lines(text).dropFirst().map(\.fields)
            }
            folder.deleteLastPathComponent()
        }
        return nil
    }

    @Test func `the declarations are the table's, line for line`() throws {
        guard let table = try Self.table() else { return }
        let declared = DemoYear(seed: 1).declarations().flatMap { declaration in
            declaration.indicators.map { indicator in
                [
                    declaration.project, indicator.level1, indicator.level2, indicator.name,
                    indicator.comparator?.rawValue.replacing("＝", with: "=") ?? "",
                    indicator.target, indicator.unit,
                ]
            }
        }
        #expect(declared == table.map { Array($0[1...7]) })
    }

    @Test func `every declaration is in order and its money adds up`() {
        let declarations = DemoYear(seed: 1).declarations()
        #expect(declarations.flatMap(\.refusals).isEmpty)
        let budgets = declarations.compactMap(\.funds.annual).map(\.description)
        #expect(budgets == ["144208.00", "242880.00", "557200.00", "610260.00", "3432000.00"])
        for funds in declarations.map(\.funds) {
            #expect(funds.annualFiscal == funds.annual)
            #expect(funds.carryOver == .zero && funds.annualOther == .zero)
            #expect(funds.totalOther == .zero && funds.total == nil)
        }
    }

    @Test func `printed values are as the form prints them`() {
        let printed = DemoYear(seed: 1).declarations().flatMap(\.indicators).map(\.printed)
        #expect(printed[0] == "≤19500.00(元)")
        #expect(printed[3] == "=2800.00(次)")
        #expect(printed[22] == "≤800(元)")
        #expect(printed[31] == "优秀")
        #expect(printed[55] == "≥90(%)")
        #expect(printed[58] == "≤171600.00(元/人/年)")
    }

    @Test func `the shipped template binds every indicator`() {
        let template = BindingTemplate.shipped2025
        for declaration in DemoYear(seed: 1).declarations() {
            let rows = template.rows.filter { $0.project == declaration.project }
            let bound = rows.filter { !$0.isSpending }.map(\.indicator)
            #expect(bound == declaration.indicators.map(\.name))
            let spending = rows.filter(\.isSpending)
            #expect(!spending.isEmpty)
        }
    }
}
