extension Gate {
    /// The rows as test cases of JUnit's XML, as build servers read it.
    package var junit: String {
        let missed = rows.count { !$0.isKept }
        let counts = Markup.Attributes([("tests", String(rows.count)), ("failures", String(missed)), ("errors", "0")])
        let cases = rows.map { row in
            let limit = "\(row.bound.words) \(row.words(row.bound.limit))"
            let failure = Markup.element(
                "failure",
                [("message", "\(row.name) is \(row.words(row.value)), \(limit) is the limit"), ("type", "gate")])
            return Markup.element(
                "testcase",
                [
                    ("classname", suite + (row.variant.isEmpty ? "" : ".\(row.variant)")),
                    ("name", "\(row.name) \(limit)"),
                    ("time", "0"),
                ], row.isKept ? [] : [failure])
        }
        let all = Markup.element(
            "testsuites", counts.list, [.element("testsuite", [("name", suite)] + counts.list, cases)])
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + all.xml + "\n"
    }
}
