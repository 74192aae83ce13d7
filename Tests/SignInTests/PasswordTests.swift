import CPUTime
import Crypto
import CryptoExtras
import SignIn
import Testing

@Suite struct PasswordTests {
    private static let salt = [UInt8](repeating: 3, count: PasswordHash.saltBytes)

    /// RFC 7914, section 12: that the library beneath is scrypt and its parameters stand where we think.
    @Test(arguments: [
        ("", "", 16, 1, 1, "77d6576238657b203b19ca42c18a0497"),
        ("password", "NaCl", 1024, 8, 16, "fdbabe1c9d3472007856e7190d01e9fe"),
        ("pleaseletmein", "SodiumChloride", 16384, 8, 1, "7023bdcb3afd7348461c06cd81fd38eb"),
    ])
    func `scrypt is that of RFC 7914`(
        password: String, salt: String, rounds: Int, blockSize: Int, lanes: Int, begin: String
    ) throws {
        let key = try KDF.Scrypt.deriveKey(
            from: Array(password.utf8), salt: Array(salt.utf8), outputByteCount: 64, rounds: rounds,
            blockSize: blockSize, parallelism: lanes)
        let digits = key.withUnsafeBytes { bytes in
            bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        }
        #expect(digits.hasPrefix(begin))
    }

    @Test func `the standard cost is 128 MiB, and one run is no child's play`() throws {
        #expect(ScryptCost.standard == ScryptCost(logarithm: 17, blockSize: 8, lanes: 1))
        #expect(ScryptCost.standard.memory == 128 * 1024 * 1024)
        let time = try cpuTime {
            _ = try PasswordHash(of: Password("a password"), salt: Self.salt, cost: .standard)
        }
        print("one run of scrypt at the standard cost: \(time) of CPU time")
        #expect(time > .milliseconds(50))
    }

    @Test(arguments: [
        (0, 8, 1, false), (1, 1, 1, true), (20, 8, 1, true), (21, 8, 1, false), (24, 1, 1, false), (25, 1, 1, false),
        (4, 64, 16, true), (4, 65, 1, false), (4, 8, 17, false), (4, 0, 1, false), (4, 8, 0, false),
    ])
    func `a cost outside its range is none`(logarithm: Int, blockSize: Int, lanes: Int, isCost: Bool) {
        let cost = ScryptCost(logarithm: logarithm, blockSize: blockSize, lanes: lanes)
        // Up to 1 GiB for one run; 2^24 blocks are more with every block size.
        #expect((cost != nil) == (isCost && cost.map { $0.memory <= ScryptCost.mostMemory } ?? false))
    }

    @Test func `a hash is kept with salt and cost and read back`() throws {
        let hash = try PasswordHash(of: Password("correct horse battery"), salt: Self.salt, cost: .tests)
        #expect(hash.text.hasPrefix("scrypt$4$8$1$03030303030303030303030303030303$"))
        #expect(PasswordHash(hash.text) == hash)
        for broken in [
            "", "scrypt", hash.text + "$", hash.text + "00", String(hash.text.dropLast()),
            hash.text.replacing("scrypt$4$", with: "scrypt$40$"), hash.text.replacing("scrypt", with: "bcrypt"),
            hash.text.replacing("$0303", with: "$03G3"),
        ] { #expect(PasswordHash(broken) == nil, "\(broken)") }
    }

    @Test func `the right password fits and others do not`() async throws {
        let hasher = PasswordHasher(cost: .tests)
        let hash = try await hasher.hash(Password("correct horse battery"), salt: Self.salt)
        #expect(try await hasher.matches(Password("correct horse battery"), hash))
        #expect(try await !hasher.matches(Password("correct horse batterY"), hash))
        #expect(try await !hasher.matches(Password(""), hash))
        // The same letter, composed and decomposed.
        let composed = try await hasher.hash(Password("gr\u{FC}n gr\u{FC}n gr\u{FC}n"), salt: Self.salt)
        #expect(try await hasher.matches(Password("gru\u{308}n gru\u{308}n gru\u{308}n"), composed))
    }

    @Test func `an unknown person and a password that is too long cost one run like a wrong one`() async throws {
        let hasher = PasswordHasher(cost: .tests)
        let hash = try await hasher.hash(Password("correct horse battery"), salt: Self.salt)
        for (typed, known) in [
            ("wrong", hash), ("wrong", nil), (String(repeating: "x", count: 257), hash), ("", nil),
        ] as [(String, PasswordHash?)] {
            let before = hasher.runs
            #expect(try await !hasher.matches(Password(typed), known))
            #expect(hasher.runs == before + 1)
        }
    }

    @Test func `as many wait as may, and one more is told so`() async throws {
        // A cost at which all have come before the first is through.
        let cost = try #require(ScryptCost(logarithm: 15, blockSize: 8, lanes: 1))
        let hasher = PasswordHasher(cost: cost)
        let places = PasswordHasher.atOnce + PasswordHasher.mostWaiting
        let refused = await withTaskGroup { group in
            for _ in 0..<(places + 1) {
                group.addTask {
                    do {
                        _ = try await hasher.matches(Password("wrong"), nil)
                        return 0
                    } catch { return error is PasswordHasher.Busy ? 1 : 100 }
                }
            }
            return await group.reduce(0, +)
        }
        #expect(refused == 1 && hasher.runs == places)
        #expect(try await !hasher.matches(Password("wrong"), nil))
    }
}
