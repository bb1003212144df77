import Kernel
import Performance
import Testing

@Suite struct BindingTemplateTests {
    private let header = BindingTemplate.columns.joined(separator: ",") + "\n"

    private func refusals(_ lines: String) -> [String] {
        do {
            _ = try BindingTemplate(csv: header + lines)
            return []
        } catch let refusals as Refusals {
            return refusals.all.map { "\($0.code) \($0.place ?? "")" }
        } catch {
            return ["\(error)"]
        }
    }

    @Test func `a template reads its rows`() throws {
        let line = "甲,等级,grade,topic_grade,课题等级,Topic grade,,grade,意见书,优|良|中|差\n"
        let row = try #require(try BindingTemplate(csv: "\u{FEFF}" + header + line).rows.first)
        #expect(row.gathering == .grade && row.measureGathering == .grade)
        #expect(row.scale == ["优", "良", "中", "差"])
        #expect(row.title == Words("课题等级", "Topic grade") && !row.isSpending)
    }

    @Test(arguments: [
        ("甲,一,count,pieces,件,Pieces,件,count\n", "wrong_field_count line 2"),
        ("甲,,count,pieces,件,Pieces,件,count,单,\n", "empty_field line 2"),
        ("甲,一,most,pieces,件,Pieces,件,count,单,\n", "unknown_gathering line 2"),
        ("甲,一,count,pieces,件,Pieces,件,more,单,\n", "unknown_gathering line 2"),
        (
            "甲,一,count,pieces,件,Pieces,件,count,单,\n甲,二,count,pieces,个,Pieces,个,count,单,\n",
            "described_twice line 3"
        ),
        (
            "甲,一,count,pieces,件,Pieces,件,count,单,\n甲,一,count,others,个,Others,个,count,单,\n",
            "bound_twice line 3"
        ),
    ])
    func `a bad line is refused with its number`(lines: String, refusal: String) {
        #expect(refusals(lines) == [refusal])
    }

    @Test func `a file with other columns is refused`() {
        #expect(throws: Refusals.self) { try BindingTemplate(csv: "a,b\n") }
    }

    @Test func `indicators that read the same acts share a measure`() {
        let rows = BindingTemplate.shipped2025.rows.filter { !$0.isSpending }
        #expect(rows.count == 68)
        let shared = Dictionary(grouping: rows, by: \.measure).filter { $0.value.count > 1 }
        #expect(Set(shared.keys) == ["articles_published", "satisfaction.businesses_satisfied"])
        #expect(shared["articles_published"]?.map(\.gathering) == [.count, .lowestWeek])
    }
}
