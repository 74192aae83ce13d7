/// The look of the page. It holds no quotation mark and no angle bracket, since a style is text like any other here.
enum PageStyle {
    static let text = """
        :root{color-scheme:light dark;--paper:#fbfaf7;--card:#fff;--ink:#1d2126;--soft:#5b6470;--line:#dcd9d2;\
        --mark:#1f5f8b;--second:#b3541e;--good:#2f6f3e;--bad:#a3262a;--tint:31,95,139}
        @media (prefers-color-scheme:dark){:root{--paper:#14171a;--card:#1b1f24;--ink:#e8e6e1;--soft:#a3abb5;\
        --line:#333a42;--mark:#7fb8e0;--second:#e7a072;--good:#86c894;--bad:#f08a86;--tint:127,184,224}}
        *{box-sizing:border-box}
        html{scroll-behavior:smooth;scroll-padding-top:1rem}
        @media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
        body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif;\
        font-variant-numeric:tabular-nums}
        .skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem 1rem}
        a{color:var(--mark)}
        a:focus-visible,[tabindex]:focus-visible,summary:focus-visible{outline:3px solid var(--second);outline-offset:2px}
        header{padding:3rem 1.5rem 2rem;max-width:88rem;margin:0 auto}
        .kicker{margin:0;color:var(--soft);letter-spacing:.08em;text-transform:uppercase;font-size:.8rem}
        h1{margin:.2rem 0 .4rem;font-size:clamp(1.9rem,4vw,2.9rem);line-height:1.1;font-weight:650;\
        letter-spacing:-.02em}
        .about{margin:0;max-width:60ch;font-size:1.1rem}
        .counts{color:var(--soft);margin:.6rem 0 0}
        .chip{display:inline-block;padding:0 .7em;border-radius:1em;border:1.5px solid currentColor;\
        text-decoration:none;font-weight:600;font-size:.9rem}
        .chip.kept,.kept{color:var(--good)}.chip.missed,.missed{color:var(--bad)}
        .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:1px;background:var(--line);\
        border:1px solid var(--line);margin:1.6rem 0 0}
        .tile{background:var(--card);padding:1rem 1.2rem}
        .tile dt{color:var(--soft);font-size:.9rem}.tile dd{margin:0}
        .tile strong{display:block;font-size:2rem;font-weight:600;letter-spacing:-.02em;line-height:1.2}
        .tile span{color:var(--soft);font-size:.85rem}
        .frame{display:grid;grid-template-columns:14rem minmax(0,1fr);gap:2.5rem;max-width:88rem;margin:0 auto;\
        padding:0 1.5rem 4rem}
        nav ol{list-style:none;margin:0;padding:1rem 0;position:sticky;top:0}
        nav a{display:block;padding:.28rem 0;color:var(--soft);text-decoration:none}
        nav a:hover,nav a:focus-visible{color:var(--ink);text-decoration:underline}
        @media (max-width:60rem){.frame{grid-template-columns:minmax(0,1fr);gap:0}\
        nav ol{position:static;columns:2}}
        section{padding:2.2rem 0 1rem;border-top:1px solid var(--line)}
        h2{margin:0 0 .6rem;font-size:1.5rem;font-weight:620;letter-spacing:-.01em}
        h3{margin:1.6rem 0 .5rem;font-size:1.05rem;font-weight:620}
        p{max-width:70ch}.note{color:var(--soft);font-size:.92rem}
        .scroll{overflow-x:auto;margin:1rem 0}
        table{border-collapse:collapse;font-size:.92rem;min-width:24rem}
        caption{text-align:left;color:var(--soft);padding-bottom:.4rem}
        th{font-weight:600;text-align:left}
        th,td{padding:.26rem .8rem .26rem 0;border-bottom:1px solid var(--line);vertical-align:baseline;\
        white-space:nowrap}td code{white-space:normal}
        td.n,th.n{text-align:right}
        tr.sum th,tr.sum td{border-bottom:0;color:var(--soft)}
        .bar{display:inline-block;height:.62em;background:var(--mark);vertical-align:baseline;border-radius:1px}
        .multiples{display:grid;grid-template-columns:repeat(auto-fit,minmax(20rem,1fr));gap:1.6rem 2.4rem}
        figure{margin:1.2rem 0}figcaption{font-weight:600;margin-bottom:.3rem}
        svg{display:block;width:100%;height:auto;max-width:36rem;overflow:visible;font:12px system-ui,sans-serif}
        svg text{fill:var(--ink)}svg .soft{fill:var(--soft)}
        .axis{stroke:var(--line);stroke-width:1}.ideal{stroke:var(--soft);stroke-width:1;stroke-dasharray:3 4}
        .curve{fill:none;stroke:var(--mark);stroke-width:2}.band{fill:rgba(var(--tint),.16)}
        .whisker{stroke:var(--mark);stroke-width:2}.dot{fill:var(--mark)}.other{fill:var(--second)}
        .ruler{stroke:var(--second);stroke-width:1.5}
        .matrix{font-size:.78rem;border-spacing:0}
        .matrix th,.matrix td{padding:.18rem .3rem;border:1px solid var(--line);text-align:center;min-width:1.9rem}
        .matrix thead th{writing-mode:vertical-rl;transform:rotate(180deg);text-align:left;padding:.4rem .18rem;\
        font-weight:500}
        .matrix tbody th{text-align:right;font-weight:500;white-space:nowrap}
        .matrix td{background:rgba(var(--tint),calc(var(--s,0)*.75))}
        .matrix td.self{outline:2px solid var(--mark);outline-offset:-2px}
        blockquote{margin:.4rem 0 .8rem;padding:.2rem 0 .2rem 1rem;border-left:3px solid var(--line);\
        white-space:pre-wrap;max-width:70ch}
        code{font:.88em ui-monospace,monospace;overflow-wrap:anywhere}
        dl.facts{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.2rem 1.4rem}
        dl.facts dt{color:var(--soft)}dl.facts dd{margin:0}
        summary{cursor:pointer;padding:.3rem 0}
        @media print{nav,.skip{display:none}.frame{display:block}section{break-inside:avoid-page}}
        """
}
