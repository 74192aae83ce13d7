/// What the parser needs to know about HTML elements.
enum HTMLElements {
    /// Elements without content and end tag.
    static let void: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "basefont", "bgsound", "frame", "keygen",
    ]

    /// Elements whose content no mail program shows.
    static let neverShown: Set<String> = [
        "script", "style", "title", "template", "iframe", "noembed", "noframes", "object", "applet", "audio", "video",
        "canvas", "datalist", "head", "svg", "math", "map", "dialog", "rp",
    ]

    /// Elements that stand on lines of their own.
    static let block: Set<String> = [
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div", "dl",
        "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
        "hr",
        "html", "legend", "li", "main", "menu", "nav", "ol", "optgroup", "option", "p", "pre", "section", "select",
        "summary", "table", "tbody", "tfoot", "thead", "tr", "ul", "xmp", "caption", "textarea",
    ]

    /// Blocks with an empty line around them.
    static let spaced: Set<String> = [
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "dl", "pre", "table",
    ]

    private static let paragraph: Set<String> = ["p"]
    private static let ends: [String: Set<String>] = [
        "li": ["li", "p"], "dt": ["dt", "dd", "p"], "dd": ["dt", "dd", "p"], "tr": ["tr", "td", "th", "p"],
        "td": ["td", "th", "p"], "th": ["td", "th", "p"], "tbody": ["tbody", "thead", "tfoot", "tr", "td", "th", "p"],
        "thead": ["tbody", "thead", "tfoot", "tr", "td", "th", "p"],
        "tfoot": ["tbody", "thead", "tfoot", "tr", "td", "th", "p"], "option": ["option"], "optgroup": ["option"],
        "body": [], "html": [],
    ]

    /// The open elements that a start tag of this name ends by itself; nil for none.
    static func impliedEnds(of name: String) -> Set<String>? {
        if let found = ends[name] { return found }
        return block.contains(name) ? paragraph : nil
    }

    /// Elements that implied ends do not reach across.
    static let scope: Set<String> = ["table", "ul", "ol", "dl", "blockquote", "div", "body", "html", "td", "th"]
}
