/// An HTML element, called like a function: `p(.class("quiet")) { "Nothing here." }`.
///
/// The list is closed. It has no `script` with content, no `style`, no `iframe` and no `object`: a page of the desk
/// cannot hold one.
struct Element: Sendable {
    /// The tag up to its attributes, and the one that ends the element.
    let start: [UInt8]
    let end: [UInt8]
    var isVoid = false
    var dropsFirstNewline = false

    fileprivate init(_ name: String) { (start, end) = (Array("<\(name)".utf8), Array("</\(name)>".utf8)) }

    func callAsFunction(_ attributes: Attribute..., @HtmlBuilder content: () -> Html) -> Html {
        Html(self, attributes, content())
    }

    func callAsFunction(_ attributes: Attribute...) -> Html { Html(self, attributes, Html()) }

    fileprivate static func void(_ name: String) -> Element {
        var element = Element(name)
        element.isVoid = true
        return element
    }

    fileprivate static func preformatted(_ name: String) -> Element {
        var element = Element(name)
        element.dropsFirstNewline = true
        return element
    }
}

let root = Element("html")
let head = Element("head")
let pageTitle = Element("title")
let meta = Element.void("meta")
let linked = Element.void("link")
let script = Element("script")
let body = Element("body")

let banner = Element("header")
let mainPart = Element("main")
let footer = Element("footer")
let navigation = Element("nav")
let section = Element("section")
let aside = Element("aside")
let article = Element("article")
let div = Element("div")
let span = Element("span")

let h1 = Element("h1")
let h2 = Element("h2")
let h3 = Element("h3")
let p = Element("p")
let pre = Element.preformatted("pre")
let code = Element("code")
let strong = Element("strong")
let kbd = Element("kbd")
let mark = Element("mark")
let inserted = Element("ins")
let deleted = Element("del")
let bdi = Element("bdi")
let time = Element("time")
let quote = Element("blockquote")

let ul = Element("ul")
let ol = Element("ol")
let li = Element("li")
let dl = Element("dl")
let dt = Element("dt")
let dd = Element("dd")

let table = Element("table")
let caption = Element("caption")
let thead = Element("thead")
let tbody = Element("tbody")
let tr = Element("tr")
let th = Element("th")
let td = Element("td")

let anchor = Element("a")
let details = Element("details")
let summary = Element("summary")
let form = Element("form")
let fieldset = Element("fieldset")
let legend = Element("legend")
let label = Element("label")
let input = Element.void("input")
let textarea = Element.preformatted("textarea")
let select = Element("select")
let optionGroup = Element("optgroup")
let option = Element("option")
let button = Element("button")
let meter = Element("meter")

// Drawings. Their attributes are numbers and classes alone; `title` in them is ``pageTitle``.
let drawing = Element("svg")
let rectangle = Element("rect")
let stroke = Element("line")
let outline = Element("path")
let drawnText = Element("text")
let description = Element("desc")
