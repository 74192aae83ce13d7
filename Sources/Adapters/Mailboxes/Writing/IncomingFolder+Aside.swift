import Glibc

/// Mail that could not be taken in lies in a Maildir of its own, `aside`, whole, until somebody has looked at it.
extension IncomingFolder {
    /// The folder for such mail. `postroom intake` reads it like any other Maildir.
    package var aside: IncomingFolder { IncomingFolder(directory: folder.path + "/aside") }

    /// Moves mails aside, so that one that cannot be taken in stops no other.
    ///
    /// - Returns: How many were moved. The others stay where they are, and are there the next time.
    @discardableResult
    package func setAside(_ mails: [Waiting]) -> Int { move(mails.map(\.file), to: aside) }

    /// The same with files that cannot be read. A file that is out of reach for now is left where it is.
    @discardableResult
    package func setAside(_ files: [Unreadable]) -> Int {
        let final = files.filter { file in
            switch file.error {
            case .notAFile, .empty, .tooLarge: true
            default: false
            }
        }
        return move(final.map(\.file), to: aside)
    }

    /// Puts back what was set aside, so that it is tried again.
    @discardableResult
    package func takeBackAside() -> Int {
        guard let directory = try? FileAccess.open(directory: aside.folder.path + "/new"),
            let names = try? FileAccess.names(in: directory, at: aside.folder.path)
        else { return 0 }
        return aside.move(names.sorted(), to: self)
    }

    private func move(_ files: [RawName], to target: IncomingFolder) -> Int {
        guard !files.isEmpty, target.folder.prepare(),
            let from = try? FileAccess.open(directory: folder.path + "/new"),
            let into = try? FileAccess.open(directory: target.folder.path + "/new")
        else { return 0 }
        var count = 0
        for file in files {
            var status = stat()
            // Names are never given twice; should one have been, no mail is overwritten.
            guard fstatat(into.descriptor, file.characters, &status, AT_SYMLINK_NOFOLLOW) != 0, errno == ENOENT,
                renameat(from.descriptor, file.characters, into.descriptor, file.characters) == 0
            else { continue }
            count += 1
        }
        // The new name first: a crash in between leaves two names of one mail, never none.
        if count > 0 { _ = (fsync(into.descriptor), fsync(from.descriptor)) }
        return count
    }
}
