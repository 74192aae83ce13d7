/// The queue. Where it is narrow, each row becomes a card whose cells say their column.
let styleQueue = """
    .queue { display: grid; grid-template-columns: 13rem minmax(0, 1fr); gap: 1.25rem; align-items: start; }
    .tabs ul { list-style: none; margin: 0; padding: 0; }
    .tabs a { display: flex; justify-content: space-between; gap: .5rem; padding: .4rem .7rem; min-height: 2.25rem;
      border-radius: 5px; border-left: 4px solid transparent; color: var(--text); text-decoration: none; }
    .tabs a:hover { background: var(--accent-soft); }
    .tabs a[aria-current] { background: var(--sheet); border-left-color: var(--accent); font-weight: 650; }
    .count { min-width: 1.9rem; text-align: right; color: var(--quiet); font-variant-numeric: tabular-nums; }
    .count.alarm { color: var(--danger); font-weight: 700; }
    .list { min-width: 0; }
    .list-head { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: flex-end; gap: .5rem 1.5rem;
      margin-bottom: .75rem; }
    .list-head p { margin: 0; }
    .filter { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
    .finders { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; }
    .filter input { max-width: 14rem; }
    .chosen { display: flex; flex-wrap: wrap; gap: .5rem .75rem; align-items: flex-start; margin: 0 0 .5rem; }
    .choose { position: absolute; left: .5rem; top: .6rem; width: 1.5rem; height: 1.5rem; margin: 0;
      accent-color: var(--accent); }
    .cases td.case-subject:has(> .choose) { position: relative; padding-left: 2.5rem; }
    .filter label { font-size: .875rem; color: var(--quiet); }
    .filter select { max-width: 16rem; }
    .empty { background: var(--sheet); border: 1px dashed var(--edge); border-radius: 6px; padding: 2rem; text-align: center;
      color: var(--quiet); }
    .cases { width: 100%; table-layout: fixed; border-collapse: collapse; background: var(--sheet);
      border: 1px solid var(--line); border-radius: 6px; }
    .cases th { text-align: left; font-size: .8125rem; font-weight: 600; color: var(--quiet); padding: .5rem;
      border-bottom: 1px solid var(--line); }
    .cases td { padding: .55rem .5rem; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere;
      font-size: .9375rem; }
    .cases tbody tr:last-child td { border-bottom: 0; }
    .cases tbody tr:hover, .cases tbody tr:focus-within { background: var(--accent-soft); }
    .cases td:first-child { border-left: 4px solid transparent; }
    .cases .urgency-urgent td:first-child { border-left-color: var(--warning); }
    .cases .urgency-emergency td:first-child { border-left-color: var(--danger); }
    .cases th:nth-child(1) { width: 29%; }
    .cases th:nth-child(2) { width: 14%; }
    .cases th:nth-child(3) { width: 16.5%; }
    .cases th:nth-child(4) { width: 11%; }
    .cases th:nth-child(5) { width: 11.5%; }
    .cases th:nth-child(6) { width: 7.5%; }
    .outbox th:nth-child(1) { width: 24%; }
    .outbox th:nth-child(2), .outbox th:nth-child(3) { width: 19%; }
    .outbox th:nth-child(4), .outbox th:nth-child(5) { width: 13%; }
    .outbox th:nth-child(6) { width: 12%; }
    .case-link { display: inline-block; min-height: 1.5rem; font-weight: 600; }
    .case-subject .tags { margin-top: .25rem; }
    .share { color: var(--quiet); font-variant-numeric: tabular-nums; white-space: nowrap; }
    .pages { display: flex; gap: 1rem; align-items: center; justify-content: center; margin-top: 1rem; }
    @media (max-width: 62rem) {
      .queue { grid-template-columns: minmax(0, 1fr); }
      .tabs ul { display: flex; flex-wrap: wrap; gap: .25rem; }
      .tabs a { border: 1px solid var(--line); border-radius: 99px; min-height: 2rem; padding: .2rem .8rem; }
      .tabs a[aria-current] { border-color: var(--accent); }
      .count { min-width: 0; }
    }
    @media (max-width: 58rem) {
      .cases thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      .cases, .cases tbody, .cases tr, .cases td { display: block; }
      .cases tr { padding: .5rem .25rem; border-bottom: 1px solid var(--line); }
      .cases td { border: 0; padding: .1rem .7rem; width: auto; }
      .cases td:first-child { padding-left: .6rem; }
      .cases td[data-label]::before { content: attr(data-label) ": "; color: var(--quiet); font-size: .875rem; }
    }

    """
