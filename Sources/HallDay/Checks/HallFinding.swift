/// What was found not to be so in a simulated hall.
package struct HallFinding: Error, CustomStringConvertible {
    package let description: String

    init(_ description: String) { self.description = description }

    /// Throws the finding unless the condition holds.
    static func unless(_ holds: Bool, _ what: @autoclosure () -> String) throws {
        if !holds { throw HallFinding(what()) }
    }
}
