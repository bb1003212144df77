import Kernel
import Register
import TestStores
import Testing

@Suite struct MeasureDraftTests {
    private func draft(
        name: String = "parcels", title: String = "邮件", unit: String = "件",
        gathering: String = "count", proof: String = "详情单", scale: [String] = []
    ) -> MeasureDraft {
        MeasureDraft(
            name: name, title: Words(title, "Parcels"), unit: unit, gathering: gathering,
            proof: proof, scale: scale)
    }

    private func faults(_ draft: MeasureDraft) async throws -> [String] {
        try await TestStores.faults { _ = try draft.checked() }
    }

    @Test(arguments: ["", "a b", "a.b", "a/b", "a'b", "%", String(repeating: "a", count: 61)])
    func `a name is letters, digits and underscores, sixty at most`(name: String) async throws {
        #expect(try await faults(draft(name: name)) == ["bad_measure_name@name"])
    }

    @Test(arguments: ["a", "parcels_posted", "交寄邮件2025", "a-b", String(repeating: "a", count: 60)])
    func `a name may be Chinese`(name: String) throws {
        #expect(try draft(name: name).checked().name == "register.\(name)")
    }

    @Test func `each empty field is told`() async throws {
        #expect(
            try await faults(draft(title: " ", unit: "", proof: ""))
                == ["missing@title", "missing@proof", "missing@unit"])
    }

    @Test(arguments: ["", "Sum", "median", "percentile", "percentile 0", "percentile 101"])
    func `an unknown gathering is refused`(gathering: String) async throws {
        #expect(try await faults(draft(gathering: gathering)) == ["bad_gathering@gathering"])
    }

    @Test(arguments: Gathering.choices)
    func `every choice can be declared`(gathering: Gathering) throws {
        let scale = gathering == .grade ? ["优", "差"] : []
        let measure = try draft(gathering: gathering.rawValue, scale: scale).checked()
        #expect(measure.gathering == gathering)
        #expect(measure.desk == "register")
    }

    @Test(arguments: [[], ["优"], ["优", "优"], ["优", ""], ["优", "良\n中"]])
    func `a grade has at least two different levels`(scale: [String]) async throws {
        let draft = draft(unit: "", gathering: "grade", scale: scale)
        #expect(try await faults(draft) == ["grade_without_scale@scale"])
    }

    @Test func `a grade needs no unit`() throws {
        let measure = try draft(unit: "", gathering: "grade", scale: ["优", "良", "差"]).checked()
        #expect(measure.amount(ofLevel: "优") == Quantity(3))
        #expect(measure.level(of: Quantity(1)) == "差")
        #expect(measure.level(of: Quantity(4)) == nil)
        #expect(measure.level(of: .zero) == nil)
    }
}
