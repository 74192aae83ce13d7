/// Tells a key from the name of a file: keys must not stand in settings, which are copied, shown and backed up.
enum KeyMaterial {
    private static let beginnings = ["sk-", "sk_", "hf_", "gsk_", "xai-", "pplx-", "nvapi-", "eyJ", "bearer "]
    private static let shortestKey = 24

    /// Whether the text begins as keys of operators do, or is long, has letters and digits, and neither a slash nor a point.
    static func isLikely(_ text: String) -> Bool {
        let lowered = text.lowercased()
        if beginnings.contains(where: { lowered.hasPrefix($0.lowercased()) }) { return true }
        guard text.utf8.count >= shortestKey, !text.utf8.contains(where: { "/.".utf8.contains($0) }) else {
            return false
        }
        return text.utf8.contains { (0x30...0x39).contains($0) }
            && text.utf8.contains { (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }
    }
}
