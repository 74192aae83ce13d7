/// Fields of forms.
let styleForms = """
    .field { margin: 0 0 .9rem; }
    .field > label, legend { display: block; font-weight: 600; margin-bottom: .25rem; padding: 0; }
    input[type=text], input[type=password], input[type=date], textarea, select { font: inherit; color: var(--text); background: var(--sheet);
      border: 1px solid var(--edge); border-radius: 4px; padding: .4rem .6rem; min-height: 2.5rem; max-width: 100%; }
    input[type=file] { max-width: 100%; }
    .field input[type=text], .field input[type=password], .field input[type=date], .field textarea, .field select { width: 100%; }
    .search { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: flex-end; margin-bottom: 1rem; }
    .search .field { flex: 1 1 10rem; min-width: 0; }
    .search .field.wide { flex-basis: 100%; }
    .search .button { margin-bottom: .9rem; }
    textarea { display: block; resize: vertical; line-height: 1.5; }
    fieldset { border: 0; padding: 0; margin: 0 0 .9rem; min-width: 0; }
    .choice { display: flex; gap: .6rem; align-items: center; min-height: 2rem; }
    .choice > span { min-width: 0; overflow-wrap: anywhere; }
    .choice input { width: 1.5rem; height: 1.5rem; margin: 0; accent-color: var(--accent); flex: none; }
    .choice.key-choice input { width: 3rem; height: 2.5rem; text-align: center; }
    .sessions li { padding: .5rem 0; border-top: 1px solid var(--line); }
    .sessions p { margin: 0 0 .25rem; }
    .codes { columns: 12rem; margin-bottom: 1rem; }
    .codes li { padding: .15rem 0; }
    .people { width: 100%; border-collapse: collapse; }
    .people th { text-align: left; font-size: .8125rem; color: var(--quiet); padding: .4rem .5rem .4rem 0; }
    .people td { padding: .5rem .5rem .5rem 0; border-top: 1px solid var(--line); vertical-align: top;
      overflow-wrap: anywhere; }
    @media (max-width: 45rem) {
      .people thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      .people, .people tbody, .people tr, .people td { display: block; }
      .people tr { border-top: 1px solid var(--line); padding: .4rem 0; }
      .people td { border: 0; padding: .1rem 0; }
      .people td[data-label]::before { content: attr(data-label) ": "; color: var(--quiet); font-size: .875rem; }
    }
    #edit textarea { min-height: 22rem; }

    """
