"""Brings a desk into the states that pages show: approved, sent, rejected, handed over, closed, reopened, corrected."""

def cases(visitor, tab):
    """Addresses of the cases of one list, as its first page links them."""
    visitor.go(f"/cases?list={tab}")
    return visitor.page.eval_on_selector_all(
        "a[href^='/cases/']", "all => all.map(a => a.getAttribute('href')).filter(h => /^\\/cases\\/[^/?]+(\\?|$)/.test(h))")


def post(visitor, case, part, **fields):
    """Sends one of the forms of a case, as the browser would, filled as told; whether it was there and accepted."""
    visitor.go(case)
    form = visitor.page.locator(f"form[action$='/{part}']").first
    if form.count() == 0:
        return False
    with visitor.page.expect_navigation() as gone:
        # The policy of the pages lets scripts ask for nothing, so the form itself is sent.
        form.evaluate(
            """(form, told) => {
                for (const box of form.querySelectorAll("input[type=checkbox]")) box.checked = true;
                for (const [name, value] of Object.entries(told)) {
                    for (const field of form.querySelectorAll(`[name="${name}"]`)) field.remove();
                    const field = document.createElement("input");
                    [field.type, field.name, field.value] = ["hidden", name, value];
                    form.append(field);
                }
                form.submit();
            }""", fields)
    return gone.value.status < 400


def first_value(visitor, case, selector):
    visitor.go(case)
    values = visitor.page.eval_on_selector_all(selector, "all => all.map(a => a.value).filter(v => v)")
    return values[0] if values else None


def every_state(visitor):
    """One case for each of the decisions that the desk offers; gives their addresses, which lists need not show."""
    drafted, shown = cases(visitor, "review"), []

    def take(part, many=1, **fields):
        tries = taken = 0
        while drafted and taken < many and tries < 4:
            tries += 1
            case = drafted.pop(0)
            if post(visitor, case, part, **fields):
                taken += 1
                shown.append(case.split("?")[0])

    take("approval", 2)
    take("rejection", reason="tone")
    # A change, and a claim without a source, to be marked and confirmed.
    if drafted:
        case = drafted.pop(0).split("?")[0]
        visitor.go(case + "/edit")
        text = visitor.page.locator("textarea[name=text]")
        text.fill(text.input_value() + "\n\nDie Gebühr beträgt 4711 Euro.")
        visitor.page.locator("form#edit button[type=submit]:not([formaction])").first.click()
        visitor.page.wait_for_load_state("load")
        shown.append(case)
    service = first_value(visitor, drafted[0], "select[name=service] option") if drafted else None
    if service:
        take("service", service=service)
    unit = first_value(visitor, drafted[0], "select[name=unit] option") if drafted else None
    take("handover", unit=unit or "Bauamt")
    take("second-person")
    take("snooze")
    take("claim")
    take("discard")
    take("closing")
    take("closing")
    if len(shown) > 1:
        post(visitor, shown[-1], "reopening")
    return shown
