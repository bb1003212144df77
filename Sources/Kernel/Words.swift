/// One saying in the two languages of the house, Chinese first.
package struct Words: Hashable, Sendable, Codable {
    package let zh: String
    package let en: String

    package init(_ zh: String, _ en: String) {
        self.zh = zh
        self.en = en
    }
}
