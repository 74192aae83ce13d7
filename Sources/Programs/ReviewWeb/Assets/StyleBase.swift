/// The dark scheme, by the system's choice or the person's.
private let darkColours = """
        --ground: #14181d; --sheet: #1d232a; --well: #242b33; --text: #e6eaee; --quiet: #a7b1bd;
        --line: #353e48; --edge: #7f8b98; --accent: #8fbce6; --accent-text: #10202f; --accent-soft: #223549;
        --danger: #f4a3a3; --danger-soft: #42201f; --warning: #efc56d; --warning-soft: #3d2f12;
        --done: #8fd3a6; --done-soft: #1c3626; --ai: #d0b0ee; --ai-soft: #34254a; --focus: #f2a36b;
    """

/// Colours, type and spacing. Contrast of text is at least 4.5 to 1 and of borders of controls 3 to 1 in both schemes
/// (WCAG 1.4.3, 1.4.11).
let styleBase = """
    :root {
      color-scheme: light dark;
      --ground: #f3f4f6; --sheet: #ffffff; --well: #f6f7f9; --text: #1b2430; --quiet: #515c6b;
      --line: #d9dde3; --edge: #7b8694; --accent: #1f4e79; --accent-text: #ffffff; --accent-soft: #e4edf6;
      --danger: #9b1c1c; --danger-soft: #fbe9e9; --warning: #7a4a00; --warning-soft: #fdf1d8;
      --done: #1b5e34; --done-soft: #e3f3e8; --ai: #5b2d83; --ai-soft: #f2eaf8; --focus: #b3541e;
      --sans: system-ui, "Segoe UI", "Noto Sans", "Liberation Sans", Roboto, Arial, sans-serif;
      --mono: ui-monospace, "DejaVu Sans Mono", "Liberation Mono", Consolas, monospace;
    }
    @media (prefers-color-scheme: dark) { :root:not([data-theme=light]) {\(darkColours)} }
    :root[data-theme=dark] {\(darkColours)}
    :root[data-theme=dark] { color-scheme: dark; }
    :root[data-theme=light] { color-scheme: light; }
    *, *::before, *::after { box-sizing: border-box; }
    html { font-size: 100%; -webkit-text-size-adjust: 100%; }
    body {
      margin: 0; background: var(--ground); color: var(--text); font: 1rem/1.5 var(--sans);
      min-height: 100vh; display: flex; flex-direction: column;
    }
    h1, h2, h3 { line-height: 1.25; margin: 0 0 .5rem; overflow-wrap: anywhere; }
    h1 { font-size: 1.5rem; font-weight: 650; }
    h2 { font-size: 1.125rem; font-weight: 650; }
    h3 { font-size: 1rem; font-weight: 650; margin-top: 1rem; }
    p { margin: 0 0 .75rem; overflow-wrap: anywhere; }
    ul, ol { margin: 0 0 .75rem; padding-left: 1.25rem; }
    a { color: var(--accent); text-underline-offset: .15em; }
    a:hover { text-decoration-thickness: .15em; }
    code, pre, .raw, .address { font-family: var(--mono); font-size: .875rem; }
    pre { background: var(--well); border: 1px solid var(--line); border-radius: 4px; padding: .75rem; margin: 0 0 .75rem;
      overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; }
    kbd { font: 600 .875rem var(--mono); border: 1px solid var(--edge); border-bottom-width: 2px; border-radius: 4px;
      padding: .05rem .4rem; background: var(--well); }
    :focus-visible, [type=date]:focus-within { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 2px; }
    [tabindex="-1"]:focus { outline: none; }
    .quiet { color: var(--quiet); font-size: .875rem; }
    .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    .skip { position: absolute; left: -100vw; background: var(--sheet); padding: .5rem 1rem; z-index: 2; }
    .skip:focus { left: .5rem; top: .5rem; }
    .glyph { font: 600 .75rem var(--mono); color: var(--danger); background: var(--danger-soft); border: 1px solid;
      border-radius: 3px; padding: 0 .2rem; unicode-bidi: isolate; }
    @media print { .top, .bottom, .steps, .decisions { display: none; } body { background: none; } }

    """
