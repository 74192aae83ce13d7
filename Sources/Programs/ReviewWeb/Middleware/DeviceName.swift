/// Browser and system in words of ours, so that somebody knows a session again. What a browser says of itself is not
/// kept.
enum DeviceName {
    private static let browsers = [
        ("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chromium/", "Chromium"), ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]

    private static let systems = [
        ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "macOS"),
        ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ]

    /// - Parameter field: The value of `User-Agent`.
    static func of(_ field: String?) -> String {
        guard let field = field?.prefix(1000) else { return "" }
        return [browsers, systems].compactMap { list in list.first { field.contains($0.0) }?.1 }
            .joined(separator: ", ")
    }
}
