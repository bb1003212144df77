import Kernel

/// A field in which visitors ask and assistants are skilled: 食品经营许可, 计量, 广告审查.
package struct HelpTopic: Hashable, Sendable {
    package let id: String
    package let title: Words
    /// Whether visitors may still choose it.
    package let isOffered: Bool
}
