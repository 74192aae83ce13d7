import MailFormat
import Testing

struct HandoverTests {
    private static let boundary = "Received: from out.citizen.test (out.citizen.test [203.0.113.9]) by mx.own.test; x"

    private func results(_ fields: [String]) -> [AuthenticationResults] {
        MailParser().parse(Array((fields.joined(separator: "\n") + "\n\nText").utf8))
            .authenticationResults(statedBy: ["mx.own.test"]) { $0.hasSuffix(".own.test") || $0 == "localhost" }
    }

    /// The topmost hop, as servers of several makers write it, and whether it happened inside the house.
    @Test(arguments: [
        ("from mx.own.test (mx.own.test [203.0.113.5]) by store.own.test (Postfix) with ESMTP id 1", true),
        ("from mx.own.test (mx.own.test. [203.0.113.5])\n by store.own.test. (8.17/8.17)", true),
        ("from mx.own.test by store.own.test with LMTP id 1", true),
        ("from mx.own.test (localhost [127.0.0.1]) by store.own.test", true),
        ("from mx ([IPv6:::1]) by localhost", true), ("from mx ([IPv6:FD00::1]) by store.own.test", true),
        ("from mx ([IPv6:fe80::1]) by store.own.test", true), ("from mx ([172.16.0.1]) by store.own.test", true),
        ("from [10.0.0.1] (helo=mx) by store.own.test", true), ("from mx (192.168.1.1) by store.own.test", true),
        ("by store.own.test (Postfix, from userid 1000) id 1", true),
        ("FROM mx.own.test BY store.own.test", true),
        ("from mx.own.test ([203.0.113.5]) by store.own.test", false),
        ("from mx.own.test (203.0.113.5) by store.own.test", false),
        ("from mx.own.test (unknown [203.0.113.5]) by store.own.test", false),
        ("from mx.own.test (evil.test [203.0.113.5]) by store.own.test", false),
        ("from x (mx.own.test [203.0.113.5] (may be forged)) by store.own.test", false),
        ("from x (helo=mx.own.test [203.0.113.5]) by store.own.test", false),
        ("from x ([172.32.0.1]) by store.own.test", false), ("from x ([11.0.0.1]) by store.own.test", false),
        ("from x ([IPv6:2001:db8::1]) by store.own.test", false),
        ("from x ([127.0.0.1.evil]) by store.own.test", false),
        ("from evil.test by store.own.test", false), ("from x (by store.own.test)", false),
        ("from mx.own.test by evil.test", false), ("from mx.own.test by evil.test by store.own.test", false),
        ("from mx.own.test; by store.own.test", false), ("(qmail 1 invoked by uid 0)", false), ("", false),
        ("from", false), ("by", false), ("((((", false), (")))) by", false),
        ("from mx.own.test (by store.own.test", false),
    ])
    func `a hop inside the house is told from the boundary`(hop: String, isInside: Bool) {
        let found = results(["Received: " + hop, Self.boundary, "Authentication-Results: mx.own.test; dmarc=pass"])
        #expect((found.count == 1) == isInside)
    }

    @Test func `results behind the boundary's own field count, behind the next they do not`() {
        let stated = "Authentication-Results: mx.own.test; spf=pass"
        let other = "Authentication-Results: other.test; dmarc=pass"
        #expect(results([stated, other, Self.boundary, stated, stated]).count == 3)
        #expect(results([stated, Self.boundary, "Received: from x by mx.own.test", stated]).count == 1)
    }

    @Test func `without servers of one's own nothing counts`() {
        let message = MailParser().parse(Array("Authentication-Results: mx.own.test; spf=pass\n\nx".utf8))
        #expect(message.authenticationResults(statedBy: [], isOwnHost: { _ in true }).isEmpty)
    }
}
