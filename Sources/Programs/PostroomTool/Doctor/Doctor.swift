import DeskFiles
import Enquiries
import Foundation
import SQLiteStore

/// Looks at everything that a desk needs. It changes nothing, and works beside an open desk.
struct Doctor: Sendable {
    /// Bytes below which the disk is a concern, and below which mail is refused.
    static let scarceBytes: Int64 = 1024 * 1024 * 1024
    static let leastBytes = SpoolRoom.reservedBytes

    let installation: Installation
    let now: Timestamp

    /// Everything that can be said of a folder, whether or not it is a desk directory that can be used.
    static func findings(of folder: String, now: Timestamp) async -> [Diagnosis] {
        do {
            let installation = try Installation(folder: folder)
            return await Doctor(installation: installation, now: now).findings()
        } catch {
            return [.fail("configuration", error)]
        }
    }

    func findings() async -> [Diagnosis] {
        var findings = configuration() + folders() + disk()
        let store = await store()
        findings += store.findings
        findings += await records()
        findings += incoming(isOpen: store.isHeld) + backup()
        findings += await lmtp(isOpen: store.isHeld)
        findings += await mailboxes()
        findings += await sending()
        findings += clock()
        return findings
    }

    // MARK: Files

    private func configuration() -> [Diagnosis] {
        var findings: [Diagnosis] = []
        for folder in installation.desks {
            do {
                let desk = try Assembly.checkedDesk(folder)
                findings.append(.ok("desk \(desk.desk.id)", "\(desk.desk.addresses.count) addresses, all files fit"))
            } catch {
                findings.append(.fail("desk", error))
            }
        }
        do {
            _ = try Assembly.metricsToken(installation)
            _ = try ReplyMarkings(installation)
            if findings.allSatisfy({ $0.standing == .ok }) {
                findings.insert(
                    .ok("configuration", "\(installation.folder)/\(Installation.fileName) is in order"), at: 0)
            }
        } catch {
            findings.append(.fail("configuration", error))
        }
        return findings
    }

    private func folders() -> [Diagnosis] {
        var findings: [Diagnosis] = []
        var status = stat()
        if stat(installation.folder, &status) == 0, status.st_uid != getuid() {
            findings.append(
                .warn(
                    "user",
                    "this command runs as user \(getuid()), the desk directory belongs to \(status.st_uid); run it as that "
                        + "user, or its rights are not tested"))
        }
        var folders = [installation.folder, installation.incoming]
        if case .maildir(let path) = installation.transport { folders.append(path) }
        folders += [installation.log.folder, installation.log.checkpoints, installation.backups.path]
        let missing = folders.filter { stat($0, &status) != 0 }
        let closed = folders.filter { stat($0, &status) == 0 && access($0, R_OK | W_OK | X_OK) != 0 }
        for path in closed {
            findings.append(
                .fail("folders", "\(path): this user may not write there; give it the right to", .permission))
        }
        for path in missing {
            let parent = (path as NSString).deletingLastPathComponent
            if access(parent, W_OK | X_OK) != 0 {
                findings.append(.fail("folders", "\(path): is missing and cannot be made; make it", .permission))
            }
        }
        for path in secrets {
            if stat(path, &status) != 0 {
                findings.append(.fail("secrets", "\(path): cannot be read; put the secret there", .configuration))
            } else if status.st_mode & 0o077 != 0 {
                findings.append(.warn("secrets", "\(path): others may read it; run: chmod 600 \(path)"))
            }
        }
        if let store = installation.store.file, stat(store, &status) == 0, status.st_mode & 0o077 != 0 {
            findings.append(.warn("folders", "\(store): others may read it; run: chmod 600 \(store)"))
        }
        return findings.isEmpty ? [.ok("folders", "all can be written, secrets are closed to others")] : findings
    }

    private var secrets: [String] {
        var files: [String?] = [installation.web.metricsTokenFile, installation.store.passwordFile]
        if case .smtp(let smtp) = installation.transport { files.append(smtp.passwordFile) }
        for mailbox in installation.mailboxes {
            switch mailbox.secret {
            case .passwordFile(let path), .tokenFile(let path): files.append(path)
            case .tokenCommand, nil: break
            }
        }
        var status = stat()
        // Made with the first writing command.
        if stat(installation.log.keyFile, &status) == 0 { files.append(installation.log.keyFile) }
        return files.compactMap { $0 } + installation.signing.map(\.keyFile)
    }

    private func disk() -> [Diagnosis] {
        let store = installation.store.file.map { ($0 as NSString).deletingLastPathComponent }
        let places = Set([installation.folder, installation.incoming] + (store.map { [$0] } ?? []))
        let found = places.sorted().compactMap { place -> Diagnosis? in
            var system = statvfs()
            guard statvfs(place, &system) == 0 else { return nil }
            let free = Int64(system.f_bavail) * Int64(system.f_frsize)
            let words = "\(free / 1_048_576) MiB free at \(place)"
            if free < Self.leastBytes { return .fail("disk", words + "; mail is refused. Make room", .inputOutput) }
            if system.f_files > 0, system.f_favail < 1_000 {
                return .fail("disk", "hardly any file can be made at \(place); remove files", .inputOutput)
            }
            return free < Self.scarceBytes ? .warn("disk", words + "; make room") : .ok("disk", words)
        }
        return found.contains { $0.standing != .ok } ? found.filter { $0.standing != .ok } : Array(found.prefix(1))
    }

    private func backup() -> [Diagnosis] {
        guard installation.store.file != nil else {
            return [.ok("backup", "that of the database is its server's, which cannot be seen from here")]
        }
        let folder = ErasureSite.backups(of: installation)
        guard let newest = folder.files.last, let made = Disk.changed(newest) else {
            return [.warn("backup", "there is none in \(installation.backups.path); run: postroom backup")]
        }
        let hours = (now.seconds - made.seconds) / 3_600
        return hours > 48
            ? [.warn("backup", "the newest is \(hours) hours old; run: postroom backup, every night")]
            : [.ok("backup", "the newest is \(max(0, hours)) hours old")]
    }
}
