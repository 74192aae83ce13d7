/// Turns HTML into the text that a person would see.
struct HTMLText {
    let limits: MailLimits

    func read(_ html: String, into collector: inout VisibleCollector) {
        var inTag = false
        for scalar in html.unicodeScalars {
            if scalar == "<" {
                inTag = true
            } else if scalar == ">" {
                inTag = false
            } else if !inTag {
                collector.add(scalar)
            }
        }
    }
}
