/// Text made safe to stand in markup that is built in code, such as a drawing.
func escaped(_ text: String) -> String {
    var safe = ""
    safe.reserveCapacity(text.utf8.count)
    for character in text.unicodeScalars {
        switch character {
        case "<": safe += "&lt;"
        case ">": safe += "&gt;"
        case "&": safe += "&amp;"
        case "\"": safe += "&quot;"
        case "'": safe += "&#39;"
        default: safe.unicodeScalars.append(character)
        }
    }
    return safe
}
