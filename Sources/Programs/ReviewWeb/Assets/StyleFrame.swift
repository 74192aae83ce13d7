/// The bars, boxes, buttons and tags of every page.
let styleFrame = """
    .top { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1.5rem; padding: .5rem 1.25rem;
      background: var(--sheet); border-bottom: 1px solid var(--line); }
    .palette { border: 1px solid var(--edge); border-radius: 6px; padding: .75rem; width: min(34rem, 92vw); color: var(--text);
      background: var(--sheet); }
    .palette::backdrop { background: rgb(0 0 0 / .4); }
    .palette input { width: 100%; }
    .palette ul { list-style: none; margin: .5rem 0 0; padding: 0; max-height: 50vh; overflow-y: auto; }
    .palette button { display: flex; justify-content: space-between; gap: 1rem; width: 100%; min-height: 2rem; font: inherit;
      text-align: left; color: var(--text); background: none; border: 0; border-radius: 4px; cursor: pointer; }
    .palette button:hover, .palette button:focus { background: var(--accent-soft); }
    .brand { display: flex; align-items: center; gap: .5rem; min-height: 2rem; font-weight: 700; color: var(--text);
      text-decoration: none; }
    .brand-desk { font-weight: 400; color: var(--quiet); }
    .stamp { width: 1.25rem; height: .9rem; border-radius: 2px; background: var(--accent);
      border: 2px solid var(--accent); border-bottom-color: var(--focus); border-bottom-width: 4px; }
    .main-navigation { display: flex; flex-wrap: wrap; gap: 0 .25rem; }
    .main-navigation a[aria-current] { font-weight: 650; background: var(--accent-soft); }
    .main-navigation a { padding: .25rem .6rem; border-radius: 4px; text-decoration: none; min-height: 2rem; }
    .main-navigation a:hover { background: var(--accent-soft); }
    .me { margin-left: auto; display: flex; flex-wrap: wrap; align-items: center; gap: .25rem .9rem; }
    .me form { margin: 0; }
    .plain { font: inherit; font-size: .9375rem; color: var(--accent); background: none; border: 0; padding: .25rem .4rem;
      min-height: 2rem; cursor: pointer; text-decoration: underline; text-underline-offset: .15em; }
    main { flex: 1; width: 100%; margin: 0 auto; padding: 1.25rem; }
    main.page { max-width: 52rem; }
    main.wide { max-width: 104rem; }
    .bottom { padding: .75rem 1.25rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: .875rem; }
    .bottom p { margin: 0; }
    .sheet { background: var(--sheet); border: 1px solid var(--line); border-radius: 6px; padding: 1.25rem;
      margin: 0 0 1.25rem; min-width: 0; }
    .narrow { max-width: 46rem; margin-inline: auto; }
    .button { display: inline-flex; align-items: center; justify-content: center; min-height: 2.5rem; padding: .35rem .9rem;
      font: inherit; font-weight: 550; line-height: 1.3; color: var(--accent); background: var(--sheet);
      border: 1px solid var(--edge); border-radius: 5px; text-decoration: none; cursor: pointer; }
    .button:hover { background: var(--accent-soft); border-color: var(--accent); }
    .button.main { color: var(--accent-text); background: var(--accent); border-color: var(--accent); }
    .button.main:hover { filter: brightness(1.12); }
    .quiet-button { min-height: 2rem; padding: .2rem .7rem; font-size: .9375rem; }
    .quiet-link, .history a, .notice a { display: inline-block; min-height: 1.5rem; }
    .quiet-link { font-size: .9375rem; }
    .actions { display: flex; flex-wrap: wrap; gap: .6rem; align-items: flex-start; margin: 0; }
    .tag { display: inline-block; max-width: 100%; overflow-wrap: normal; padding: .05rem .5rem; border: 1px solid var(--line); border-radius: 99px;
      font-size: .8125rem; line-height: 1.5; background: var(--well); color: var(--text); }
    .tag.state { border-color: var(--accent); color: var(--accent); background: var(--accent-soft); font-weight: 600; }
    .tag.warning { border-color: var(--warning); color: var(--warning); background: var(--warning-soft); }
    .tag.danger { border-color: var(--danger); color: var(--danger); background: var(--danger-soft); font-weight: 600; }
    .ai-tag { display: inline-block; padding: .05rem .5rem; border: 1px solid var(--ai); border-radius: 4px;
      font-size: .8125rem; font-weight: 600; line-height: 1.5; color: var(--ai); background: var(--ai-soft);
      white-space: nowrap; }
    .tags { display: flex; flex-wrap: wrap; gap: .35rem; align-items: center; margin: 0; }
    .notice { display: flex; gap: .75rem; padding: .65rem .9rem; margin: 0 0 .75rem; border: 1px solid; border-left-width: 5px;
      border-radius: 4px; color: var(--text); background: var(--well); border-color: var(--edge); }
    .notice p:last-child { margin: 0; }
    .notice > div { min-width: 0; }
    .notice-icon { font-weight: 800; min-width: 1.1rem; text-align: center; }
    .notice.warning { border-color: var(--warning); background: var(--warning-soft); }
    .notice.warning .notice-icon { color: var(--warning); }
    .notice.danger { border-color: var(--danger); background: var(--danger-soft); }
    .notice.danger .notice-icon { color: var(--danger); }
    .notice.done { border-color: var(--done); background: var(--done-soft); }
    .live:not(:empty) { position: sticky; bottom: 0; padding: .6rem 1.25rem; background: var(--sheet);
      border-top: 3px solid var(--accent); }
    .ending { position: sticky; bottom: 0; padding: .75rem 1.25rem; background: var(--warning-soft);
      border-top: 3px solid var(--warning); }
    html:has(#ending:not([hidden])) { scroll-padding-bottom: 8rem; }
    .ending p { margin: 0 0 .5rem; }
    .ending form { margin: 0; }
    .notice.done .notice-icon { color: var(--done); }

    """
