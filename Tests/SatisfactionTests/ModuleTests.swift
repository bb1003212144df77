import Kernel
import Satisfaction
import Testing

@Suite struct ModuleTests {
    @Test func `the module has the name its measures begin with`() {
        #expect(Module.satisfaction.name == "satisfaction")
    }
}
