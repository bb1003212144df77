import Foundation

/// A path of this site, such as a sign-in may lead back to; anything else becomes `/`.
func localPath(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
    // `//host` and `/\host` are other sites to a browser.
    guard text.hasPrefix("/"), !text.hasPrefix("//"), isPlain else { return "/" }
    return text
}

extension String {
    /// As part of a path, whatever it holds.
    var pathEncoded: String {
        addingPercentEncoding(withAllowedCharacters: .unreserved) ?? ""
    }

    /// As the value of a question in an address.
    var queryEncoded: String { pathEncoded }
}

extension CharacterSet {
    fileprivate static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
}
