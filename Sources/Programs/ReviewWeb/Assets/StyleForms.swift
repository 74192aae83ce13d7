/// Fields of forms.
let styleForms = """
    .field { margin: 0 0 .9rem; }
    .field > label, legend { display: block; font-weight: 600; margin-bottom: .25rem; padding: 0; }
    input[type=text], input[type=date], textarea, select { font: inherit; color: var(--text); background: var(--sheet);
      border: 1px solid var(--edge); border-radius: 4px; padding: .4rem .6rem; min-height: 2.5rem; max-width: 100%; }
    .field input[type=text], .field input[type=date], .field textarea, .field select { width: 100%; }
    .search { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: flex-end; margin-bottom: 1rem; }
    .search .field { flex: 1 1 10rem; min-width: 0; }
    .search .field.wide { flex-basis: 100%; }
    .search .button { margin-bottom: .9rem; }
    textarea { display: block; resize: vertical; line-height: 1.5; }
    fieldset { border: 0; padding: 0; margin: 0 0 .9rem; min-width: 0; }
    .choice { display: flex; gap: .6rem; align-items: center; min-height: 2rem; }
    .choice input { width: 1.5rem; height: 1.5rem; margin: 0; accent-color: var(--accent); flex: none; }
    #edit textarea { min-height: 22rem; }

    """
