import Enquiries

extension KeyTable.Key {
    /// Single characters can be changed; keys with Ctrl and pairs disturb nobody who dictates (WCAG 2.1.4). Digits
    /// belong to the suggested services, and what works everywhere stays the same for everybody.
    var isChangeable: Bool { OfficerPreferences.isKey(key) && place != "page" && id != .suggested }

    /// Characters that no action can be given.
    static let reserved: Set<String> = Set(
        KeyTable.keys.filter { !$0.isChangeable && OfficerPreferences.isKey($0.key) }.map(\.key)
            + (1...9).map(String.init))
}

extension OfficerPreferences {
    /// Reads keys from the fields `key.ACTION` of a form; an empty field or the usual key is the usual one.
    ///
    /// - Returns: `nil` where something is no key, or two actions of one place have the same.
    static func keys(from form: Fields) -> [String: String]? {
        var changed: [String: String] = [:]
        var taken: Set<String> = []
        for key in KeyTable.keys where key.isChangeable {
            let typed = form.text("key." + key.id.rawValue)
            let chosen = typed.isEmpty ? key.key : typed
            guard isKey(chosen), !KeyTable.Key.reserved.contains(chosen),
                taken.insert("\(key.place) \(chosen)").inserted
            else { return nil }
            if chosen != key.key { changed[key.id.rawValue] = chosen }
        }
        return changed.count <= mostKeys ? changed : nil
    }
}
