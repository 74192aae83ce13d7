import Enquiries

extension KeyTable.Key {
    /// How preferences name what the key does.
    var action: String { id.rawValue }

    /// Single characters can be changed; keys with Ctrl and pairs disturb nobody who dictates (WCAG 2.1.4).
    var isChangeable: Bool { OfficerPreferences.isKey(key) && place != "page" && id != .suggested }
}

extension OfficerPreferences {
    /// Reads keys from the fields `key.ACTION` of a form; an empty field or the usual key is the usual one.
    ///
    /// - Returns: `nil` where something is no key, or two actions of one place have the same.
    static func keys(from form: Fields) -> [String: String]? {
        var changed: [String: String] = [:]
        var taken: Set<String> = []
        for key in KeyTable.keys where key.isChangeable {
            let typed = form.text("key." + key.action)
            let chosen = typed.isEmpty ? key.key : typed
            guard isKey(chosen), taken.insert("\(key.place) \(chosen)").inserted else { return nil }
            if chosen != key.key { changed[key.action] = chosen }
        }
        // Keys that cannot be changed keep theirs.
        for key in KeyTable.keys where !key.isChangeable && isKey(key.key) {
            if changed.values.contains(key.key) { return nil }
        }
        return changed.count <= mostKeys ? changed : nil
    }
}
