import Kernel
import Queue
import Testing

@Suite struct ModuleTests {
    @Test func `the module has the name its measures begin with`() {
        #expect(Module.queue.name == "queue")
    }
}
