import Testing

@testable import PostroomTool

@Suite struct DeliveryTests {
    private func mail(_ lines: Int..., end: String = "\n") -> [UInt8] {
        Array(lines.map { String(repeating: "x", count: $0) + end }.joined().utf8)
    }

    /// Bytes of the lines of a mail, and what Postfix 3.7 said of it in `${size}`.
    @Test(arguments: [
        ([0], 2), ([1], 3), ([127], 129), ([128], 131), ([2_047], 2_050), ([2_048], 2_051), ([2_049], 2_054),
        ([5_000], 5_009),
    ])
    func `the size that Postfix announces is that of its queue file`(lines: [Int], size: Int) {
        let bytes = lines.reduce(into: [UInt8]()) { $0 += mail($1) }
        #expect(Delivery.queueFileBytes(bytes) == size)
        #expect(Delivery.isWhole(bytes, announced: size, by: .postfix))
        #expect(!Delivery.isWhole(bytes, announced: size + 1, by: .postfix))
    }

    @Test(arguments: [DeliverCommand.Server.exim, .opensmtpd, .qmail])
    func `other servers announce the bytes themselves`(server: DeliverCommand.Server) {
        #expect(Delivery.isWhole(mail(10, 20), announced: 32, by: server))
        #expect(!Delivery.isWhole(mail(10, 20), announced: 33, by: server))
        // What a delivery put before the mail.
        #expect(Delivery.isWhole(mail(10, 20), announced: 5, by: server))
    }

    @Test(
        arguments: [
            (["deliver"], 75), (["deliver", "--mta", "qmail"], 111), (["deliver", "--mta=qmail"], 111),
            (["deliver", "--mta", "exim", "qmail"], 75), (["--bogus", "--mta", "qmail"], 111), ([], 75),
        ] as [([String], Int32)])
    func `the code for later is known before the arguments are understood`(arguments: [String], code: Int32) {
        #expect(Delivery.later(arguments) == code)
    }

    @Test(arguments: [
        (["deliver", "--desk", "x"], true), (["--desk", "x", "deliver"], true), (["--deliver"], false),
        (["parse", "deliver"], false), (["help", "deliver"], false), ([], false),
    ])
    func `an option before the verb does not make a delivery a usage error`(arguments: [String], isMeant: Bool) {
        #expect(DeliverCommand.isMeant(by: arguments) == isMeant)
    }

    @Test(arguments: [0, 1, 300, 301])
    func `a delivery ends before the mail server loses patience`(seconds: Int) {
        let isTaken = (try? DeliverCommand.parse(["--desk", "x", "--deadline", String(seconds)])) != nil
        #expect(isTaken == (1...300).contains(seconds))
    }
}
