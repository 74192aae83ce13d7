/// Warns before a session ends, and extends it without leaving the page, so that nothing that was typed is lost. While
/// the warning stands it asks the server again, since another window may have used the session.
let sessionScript = """

    (() => {
      const box = document.querySelector("#ending"), line = document.querySelector("#ends");
      if (!box) return;
      const words = box.dataset, text = box.querySelector("p"), form = box.querySelector("form"), warn = Number(words.warn);
      let read = Date.now(), before = null;
      let end = { idleSeconds: Number(words.idle), longestSeconds: Number(words.longest), idleAt: words.idleAt, longestAt: words.longestAt };
      const left = () => Math.min(end.idleSeconds, end.longestSeconds) - (Date.now() - read) / 1000;
      const ask = async () => {
        try {
          const answer = await fetch(words.at, { cache: "no-store" });
          if (answer.status === 401) end = { ...end, idleSeconds: 0 };
          else if (answer.ok) end = await answer.json();
          else return;
          read = Date.now();
          line.textContent = line.dataset.words.replace("#", end.idleAt).replace("%", end.longestAt);
        } catch { return; }
      };
      const show = (it, mayExtend) => {
        box.hidden = false;
        form.hidden = !mayExtend;
        if (text.textContent !== it) text.textContent = it;
      };
      const hide = () => {
        if (box.hidden) return;
        const had = box.contains(document.activeElement);
        box.hidden = true;
        text.textContent = "";
        if (had && before) before.focus();
      };
      const look = async () => {
        if (left() <= warn) await ask();
        if (left() > warn) hide();
        else if (left() <= 0) show(words.over, false);
        else if (end.longestSeconds <= end.idleSeconds) show(words.last.replace("#", end.longestAt), false);
        else show(words.soon.replace("#", end.idleAt), true);
      };
      box.addEventListener("focusin", (e) => { if (e.relatedTarget && !box.contains(e.relatedTarget)) before = e.relatedTarget; });
      form.addEventListener("submit", async (e) => {
        e.preventDefault();
        e.stopPropagation();
        try {
          await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual" });
        } catch { return; }
        look();
      });
      setInterval(look, 10000);
      document.addEventListener("visibilitychange", look);
      window.addEventListener("pageshow", look);
    })();
    """
