import Testing

@testable import Forms

@Suite struct RealFormTests {
    static func documents(_ name: String) throws -> [FormDocument] {
        try FormReader.read(text: SharedForms.text(name), file: "\(name).txt").documents
    }

    @Test func `two extractions of one form read the same`() throws {
        let first = try #require(try Self.documents("real-01").first)
        let second = try #require(try Self.documents("real-02").first)
        #expect(first.project == second.project)
        #expect(first.indicators == second.indicators)
        #expect(first.project.funds.total == "771325800.00")
        #expect(first.project.end == "2027-12-31")
        #expect(first.indicators[0].level1 == "成本指标")
        #expect(first.indicators[0].level2 == "生态环境成本指标")
    }

    @Test func `lines of a page read as its cell grid does`() throws {
        let text = try SharedForms.text("real-02")
        let lines = text.split(separator: "\n").filter {
            !$0.hasPrefix("[[") && !$0.hasPrefix("---")
        }
        let reading = try FormReader.read(text: lines.joined(separator: "\n"), file: "lines")
        let grid = try #require(try Self.documents("real-02").first)
        #expect(reading.documents.first?.project == grid.project)
        #expect(reading.documents.first?.indicators == grid.indicators)
    }

    @Test func `a bare number is kept and asked about`() throws {
        let form = try #require(try Self.documents("real-01").first)
        let length = try #require(form.indicators.first { $0.printed == "985米" })
        #expect(length.comparator == nil)
        #expect(length.value == "985")
        #expect(length.unit == "米")
        #expect(form.doubts.contains { $0.severity == .warning && $0.message.contains("985米") })
    }

    @Test(arguments: [
        ("real-05", ["市民中心运行维护费"], [7]), ("real-07", ["51000021R000000019951-工资性支出"], [2]),
        ("real-08", ["", "51092324T000010263357-2023年全县安可替代补助资金项目"], [1, 1]),
        ("real-09", ["商品质量检测经费", "双随机抽查委托审计费"], [2, 0]), ("real-10", [""], [20]),
        ("real-12", ["标准化工作专项补助经费"], [10]), ("real-16", ["水土保持監測"], [5]),
    ])
    func `a self-evaluation gives its projects and rows`(
        name: String, projects: [String], counts: [Int]
    ) throws {
        let documents = try Self.documents(name)
        #expect(documents.map(\.project.name) == projects)
        #expect(documents.map(\.indicators.count) == counts)
        #expect(documents.allSatisfy { $0.kind == .selfEvaluation })
    }

    @Test func `execution rows are read in yuan and checked`() throws {
        let five = try #require(try Self.documents("real-05").first)
        #expect(
            five.execution
                == FormExecution(
                    initial: "1500000.00", budget: "1500000.00", spent: "1252500.00", rate: "83.5",
                    weight: "100", points: "98"))
        #expect(five.doubts.contains { $0.message.contains("分值应为10") })
        #expect(five.doubts.contains { $0.message.contains("不应作为数量指标") })
        let nine = try #require(try Self.documents("real-09").last)
        #expect(nine.execution?.spent == "300000.00")
        #expect(nine.execution?.initial == nil)
        #expect(nine.doubts.contains { $0.message.contains("得分99大于分值10") })
        let fifteen = try #require(try Self.documents("real-15").first)
        #expect(fifteen.execution?.rate == "100")
        #expect(fifteen.execution?.budget == "15600.00")
    }

    @Test func `what cannot be told apart is left out and doubted`() throws {
        let run = try #require(try Self.documents("real-14").first)
        #expect(run.indicators.isEmpty)
        #expect(run.doubts.contains { $0.severity == .error && $0.message.contains("88100") })
        let ships = try #require(try Self.documents("real-15").first?.indicators.first)
        #expect(ships.name == "补贴渔船数")
        #expect(ships.value == nil)
        #expect(ships.printed == "6620")
        let scan = try #require(try Self.documents("real-13").first)
        #expect(scan.doubts.contains { $0.message.contains("292%") && $0.message.contains("≥") })
    }

    @Test(arguments: ["real-17", "real-18", "real-19"])
    func `a blank template is one document without figures`(name: String) throws {
        let documents = try Self.documents(name)
        #expect(documents.count == 1)
        #expect(documents[0].kind == .declaration)
        #expect(documents[0].indicators.allSatisfy { $0.value == nil })
        #expect(
            documents[0].doubts.contains { $0.severity == .error && $0.message.contains("空白模板") })
    }

    @Test(arguments: ["real-20", "recall-notice-shanghai-2022"])
    func `what is no form is refused`(name: String) throws {
        #expect(throws: FormFault.self) { try Self.documents(name) }
    }

    @Test(arguments: [("", FormFault.Reason.empty), ("  \n\n", .empty), ("今天天气很好。", .notAForm)])
    func `a text without a form says what was expected`(text: String, reason: FormFault.Reason) {
        let fault = #expect(throws: FormFault.self) {
            try FormReader.read(text: text, file: "a.txt")
        }
        #expect(fault?.reason == reason)
        #expect(fault?.chinese.contains("a.txt") == true)
        #expect(fault?.english.contains("expected") == true)
    }

    @Test func `a word no scale knows is still a value when cells stand one on a line`() throws {
        let text = """
            财政项目支出绩效目标申报表
            （2024年度）
            项目名称
            市容整治经费
            一级指标
            二级指标
            三级指标
            年度(/项目)指标值
            效益指标
            社会效益
            指标
            市容环境
            基本改观
            满意度指
            标
            服务对象
            满意度指
            标
            居民满意度
            ≥90.00(%)
            """
        let form = try #require(try FormReader.read(text: text, file: "a.txt").documents.first)
        #expect(form.indicators.map(\.name) == ["市容环境", "居民满意度"])
        #expect(form.indicators.map(\.value) == ["基本改观", "90.00"])
        #expect(form.indicators.map(\.level1) == ["效益指标", "满意度指标"])
    }
}
