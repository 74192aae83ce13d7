/// Folder names as they go over the wire: modified UTF-7 (RFC 3501 section 5.1.3), in which `Entwürfe` is `Entw&APw-rfe`.
enum FolderName {
    static func encoded(_ name: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var units: [UInt16] = []
        func flushed() -> [UInt8] {
            guard !units.isEmpty else { return [] }
            let text = Base64.encoded(units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] })
            let letters = text.filter { $0 != UInt8(ascii: "=") }.map {
                $0 == UInt8(ascii: "/") ? UInt8(ascii: ",") : $0
            }
            return [UInt8(ascii: "&")] + letters + [UInt8(ascii: "-")]
        }
        for unit in name.utf16 {
            guard (0x20...0x7E).contains(unit) else {
                units.append(unit)
                continue
            }
            bytes += flushed()
            units = []
            bytes.append(UInt8(unit))
            if unit == 0x26 { bytes.append(UInt8(ascii: "-")) }
        }
        return bytes + flushed()
    }
}

/// Message numbers as a sequence set: `1:3,7`.
enum UIDSet {
    /// UIDs of one command; a longer line might be refused by the server.
    static let most = 500

    static func text(_ uids: some Collection<UInt32>) -> String {
        var runs: [ClosedRange<UInt32>] = []
        for uid in Set(uids).sorted() {
            if let last = runs.last, last.upperBound + 1 == uid {
                runs[runs.count - 1] = last.lowerBound...uid
            } else {
                runs.append(uid...uid)
            }
        }
        return runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound):\($0.upperBound)" }
            .joined(separator: ",")
    }
}
