/// The case: mail and reply side by side, one below the other where it is narrow.
let styleCase = """
    .case-head { margin-bottom: 1rem; }
    .steps { display: flex; flex-wrap: wrap; gap: .5rem; margin-bottom: .75rem; }
    .spring { flex: 1; }
    .beside { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 1.25rem; align-items: start; }
    @media (max-width: 62rem) { .beside { grid-template-columns: minmax(0, 1fr); } }
    @media (min-width: 62.01rem) and (min-height: 40rem) {
      .beside > .mail { position: sticky; top: .75rem; max-height: calc(100vh - 1.5rem); overflow-y: auto; }
    }
    .facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .15rem 1rem; margin: 0 0 1rem;
      font-size: .9375rem; }
    .facts dt { color: var(--quiet); }
    .facts dd { margin: 0; overflow-wrap: anywhere; }
    @media (max-width: 30rem) { .facts { grid-template-columns: minmax(0, 1fr); } .facts dd { margin-bottom: .3rem; } }
    .plain-list { list-style: none; padding: 0; margin: 0; }
    .mail-text { white-space: pre-wrap; overflow-wrap: anywhere; max-width: 75ch; }
    .span { margin: 0 0 .75rem; }
    .span.reply .mail-text { font-size: 1.03rem; }
    .span.other { border-left: 3px solid var(--line); padding-left: .75rem; color: var(--quiet); }
    .span.other summary { font-size: .8125rem; min-height: 1.5rem; }
    summary { cursor: pointer; min-height: 1.75rem; }
    .fold { border-top: 1px solid var(--line); padding-top: .5rem; margin-bottom: .5rem; }
    .fold > summary { color: var(--accent); font-size: .9375rem; overflow-wrap: anywhere; }
    .hidden-finds { margin-top: .25rem; color: var(--danger); overflow-wrap: anywhere; }
    .letter-head { display: flex; flex-wrap: wrap; gap: .6rem; align-items: baseline; }
    .letter-sheet { border: 1px solid var(--edge); border-radius: 4px; padding: 1rem; margin-bottom: 1rem;
      background: var(--sheet); }
    .header-lines { padding-bottom: .75rem; border-bottom: 1px solid var(--line); font-size: .875rem; gap: .1rem .75rem; }
    .machine-lines { border-top: 1px solid var(--line); padding-top: .75rem; margin-top: 1rem; font-size: .8125rem;
      font-family: var(--mono); gap: .1rem .75rem; }
    .ai-label { border: 1px solid var(--ai); background: var(--ai-soft); border-radius: 4px; padding: .5rem .75rem;
      margin-bottom: .75rem; max-width: 75ch; overflow-wrap: anywhere; }
    .decisions { border-top: 1px solid var(--line); padding-top: 1rem; }
    .approve { margin-bottom: 1rem; }
    .approve .button { min-height: 2.75rem; min-width: 14rem; }
    .approve p { margin: .35rem 0 0; }
    .findings { border: 1px solid var(--line); border-left: 4px solid var(--focus); border-radius: 5px; padding: .75rem 1rem;
      margin: 0 0 1rem; background: var(--well); }
    .findings ul { list-style: none; padding: 0; margin: 0; }
    .findings li { padding: .25rem 0; overflow-wrap: anywhere; }
    .findings .choice { align-items: flex-start; }
    .sentences li { padding: .2rem 0; overflow-wrap: anywhere; }
    .sentences p { margin: 0; font-size: .875rem; }
    .claim { background: none; color: inherit; border-bottom: 2px dotted var(--warning); }
    .claim.open { background: var(--warning-soft); border-bottom: 2px solid var(--warning); }
    .claim:focus { outline: 3px solid var(--focus); outline-offset: 2px; }
    ins { text-decoration: underline; background: var(--done-soft); color: var(--text); }
    del { background: var(--danger-soft); color: var(--text); }
    .source-text { border-left: 3px solid var(--line); padding-left: .75rem; }
    .suggestions { display: flex; flex-wrap: wrap; gap: .4rem; margin-bottom: .75rem; }
    .flags { display: grid; grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); }
    .flags legend { grid-column: 1 / -1; }
    .action { min-width: 0; max-width: 100%; }
    .action > summary { list-style: none; }
    .action > summary::-webkit-details-marker { display: none; }
    .action > summary::after { content: "▾"; margin-left: .5rem; }
    .action[open] { flex-basis: 100%; border: 1px solid var(--line); border-radius: 5px; padding: .75rem; background: var(--well); }
    .action[open] > summary { margin-bottom: .75rem; }
    .candidates { list-style: none; padding: 0; }
    .candidates li { display: grid; grid-template-columns: minmax(0, 14rem) minmax(3rem, 1fr) 4rem; gap: .75rem;
      align-items: center; padding: .1rem 0; overflow-wrap: anywhere; }
    .candidates .share { text-align: right; }
    meter { width: 100%; height: .7rem; border: 0; border-radius: 99px; background: var(--line); }
    meter::-webkit-meter-bar { height: .7rem; border: 0; border-radius: 99px; background: var(--line); }
    meter::-webkit-meter-optimum-value { border-radius: 99px; background: var(--accent); }
    meter::-moz-meter-bar { border-radius: 99px; background: var(--accent); }
    .reasons { width: 100%; border-collapse: collapse; font-size: .9375rem; margin-bottom: .5rem; }
    .reasons th { text-align: left; font-size: .8125rem; color: var(--quiet); font-weight: 600; }
    .reasons th, .reasons td { padding: .2rem .5rem .2rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere;
      vertical-align: top; }
    .reasons .number { text-align: right; padding-right: 0; font-variant-numeric: tabular-nums; white-space: nowrap; }
    .history { list-style: none; padding: 0; margin: 0; border-left: 2px solid var(--line); }
    .history li { padding: 0 0 .6rem 1rem; position: relative; }
    .history li::before { content: ""; position: absolute; left: -.4rem; top: .45rem; width: .65rem; height: .65rem;
      border-radius: 50%; background: var(--accent); border: 2px solid var(--sheet); }
    .history p { margin: 0; }
    .what { font-weight: 600; }
    .record:target { outline: 3px solid var(--focus); outline-offset: 2px; }
    .record summary { font-family: var(--mono); font-size: .875rem; }

    """
