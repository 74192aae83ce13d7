/// Which text each version of each prompt has: one line a version, `name version digest`, `#` begins a remark.
///
/// Records name a prompt by version and digest. A version must therefore never mean two texts.
package struct PromptVersions: Sendable, Equatable {
    package struct Entry: Sendable, Equatable {
        package let name: String
        package let version: Int
        package let digest: String
    }

    package enum Fault: Sendable, Equatable, CustomStringConvertible {
        /// The prompt was changed and its version was not raised.
        case changed(name: String, version: Int)
        /// The version is not in the list yet.
        case unlisted(line: String)
        /// A newer version is listed than the one that is shipped.
        case older(name: String, version: Int, listed: Int)
        case listedTwice(name: String, version: Int)

        package var description: String {
            switch self {
            case .changed(let name, let version):
                "\(name) was changed and is still version \(version); raise its version"
            case .unlisted(let line): "a version is not listed; add the line: \(line)"
            case .older(let name, let version, let listed):
                "\(name) is version \(version), but \(listed) is listed; raise its version above that"
            case .listedTwice(let name, let version):
                "version \(version) of \(name) is listed twice; keep the line that was released"
            }
        }
    }

    package let entries: [Entry]

    /// - Throws: ``PromptError/badVersionLine(line:)`` at the first line that is not in form.
    package init(_ text: String) throws(PromptError) {
        var entries: [Entry] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let words = line.split(separator: " ")
            guard let first = words.first, !first.hasPrefix("#") else { continue }
            guard words.count == 3, let version = Int(words[1]), version >= 1, words[2].utf8.count == 64 else {
                throw .badVersionLine(line: index + 1)
            }
            entries.append(Entry(name: String(first), version: version, digest: String(words[2])))
        }
        self.entries = entries
    }

    package func faults(of prompts: [Prompt]) -> [Fault] {
        var faults: [Fault] = []
        var seen: Set<String> = []
        for entry in entries where !seen.insert("\(entry.name) \(entry.version)").inserted {
            faults.append(.listedTwice(name: entry.name, version: entry.version))
        }
        for prompt in prompts {
            let known = entries.filter { $0.name == prompt.name }
            if let newest = known.map(\.version).max(), newest > prompt.version {
                faults.append(.older(name: prompt.name, version: prompt.version, listed: newest))
            } else if let entry = known.first(where: { $0.version == prompt.version }) {
                if entry.digest != prompt.digest {
                    faults.append(.changed(name: prompt.name, version: prompt.version))
                }
            } else {
                faults.append(.unlisted(line: "\(prompt.name) \(prompt.version) \(prompt.digest)"))
            }
        }
        return faults
    }
}
