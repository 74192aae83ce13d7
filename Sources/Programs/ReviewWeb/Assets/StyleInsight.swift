/// Pages about the desk as a whole: sheets, tables of figures, charts.
let styleInsight = """
    .sheets { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0 1.25rem; }
    .choices { display: flex; flex-wrap: wrap; gap: .4rem; margin-bottom: .75rem; }
    .choices a[aria-current] { font-weight: 700; border-color: var(--accent); background: var(--accent-soft); }
    .scroll { overflow-x: auto; margin: 0 0 1rem; }
    .figures { border-collapse: collapse; width: 100%; font-size: .9375rem; background: var(--sheet); }
    .figures caption { text-align: left; color: var(--quiet); font-size: .875rem; padding: .25rem 0; }
    .figures th, .figures td { text-align: left; vertical-align: top; padding: .35rem .6rem;
      border-bottom: 1px solid var(--line); font-variant-numeric: tabular-nums; }
    .figures thead th { font-size: .8125rem; color: var(--quiet); }
    .figures tbody th { font-weight: 550; }
    .figures td { overflow-wrap: anywhere; min-width: 4rem; }
    .chart { display: block; width: 100%; max-width: 56rem; height: auto; margin: 0 0 .5rem; }
    .chart .column { fill: var(--accent); }
    .chart .axis { stroke: var(--edge); stroke-width: 1; }
    .chart text { fill: var(--quiet); font: 12px var(--sans); }
    .chart .to { text-anchor: end; }
    @media print { .figures { font-size: .8rem; } .scroll { overflow: visible; } .sheet { break-inside: avoid; }
      .chart .column { fill: #333333; } .choices, .filter, .actions { display: none; } }

    """
