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
    """One case for each of the decisions that the desk offers; gives what was done."""
    done = {}
    drafted = [case for case in cases(visitor, "review") if case]
    def take(name, part, many=1, **fields):
        tries = 0
        while drafted and done.get(name, 0) < many and tries < 4:
            tries += 1
            case = drafted.pop(0)
            if post(visitor, case, part, **fields):
                done[name] = done.get(name, 0) + 1

    take("approved", "approval", 2)
    take("rejected", "rejection", reason="tone")
    service = first_value(visitor, drafted[0], "select[name=service] option") if drafted else None
    if service:
        take("corrected", "service", service=service)
    unit = first_value(visitor, drafted[0], "select[name=unit] option") if drafted else None
    take("handed over", "handover", **({"unit": unit} if unit else {"unit": "Bauamt"}))
    take("closed", "closing")
    take("second person", "second-person")
    take("put off", "snooze")
    take("claimed", "claim")
    take("spam", "discard")
    closed = cases(visitor, "done")
    if len(closed) > 1 and post(visitor, closed[-1], "reopening"):
        done["reopened"] = 1
    return done
