import Enquiries
import Testing

@Suite struct OfficerTests {
    @Test(arguments: Officer.Right.allCases)
    func `a grant is written down and read back`(_ right: Officer.Right) {
        for grant in [
            Officer.Grant(right), Officer.Grant(right, at: DeskID("stadt")), Officer.Grant(right, at: DeskID("a@b")),
        ] {
            #expect(Officer.Grant(text: grant.text) == grant)
        }
    }

    @Test(arguments: ["", "@", "king", "read@", "@stadt", "read stadt"])
    func `what is no grant is none`(text: String) { #expect(Officer.Grant(text: text) == nil) }

    @Test(arguments: OfficerRole.allCases)
    func `a role gives its rights where it counts and is recognised there`(_ role: OfficerRole) {
        let stadt = DeskID("stadt")
        let officer = Officer(id: OfficerID("o"), name: "O", grants: role.grants(at: stadt))
        #expect(officer.officerRole(at: stadt) == role)
        #expect(officer.officerRole(at: nil) == nil && officer.officerRole(at: DeskID("land")) == nil)
        #expect(officer.rights == role.rights)
        for right in Officer.Right.allCases {
            #expect(officer.may(right, at: stadt) == officer.rights.contains(right))
            #expect(!officer.may(right, at: DeskID("land")) && !officer.mayEverywhere(right))
        }
        #expect(Officer(id: OfficerID("o"), name: "O", grants: role.grants()).officerRole(at: nil) == role)
    }

    @Test(arguments: [
        ("e", true), ("ö", true), ("?", true), ("7", true), ("+", true), ("", false), ("ab", false), (" ", false),
        ("\u{A0}", false), ("\t", false), ("\u{301}", false), ("\u{200B}", false),
    ])
    func `a key is one printable character`(text: String, isKey: Bool) {
        #expect(OfficerPreferences.isKey(text) == isKey)
    }
}
