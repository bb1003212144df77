import Kernel
import Helpdesk
import Testing

@Suite struct ModuleTests {
    @Test func `the module has the name its measures begin with`() {
        #expect(Module.helpdesk.name == "helpdesk")
    }
}
