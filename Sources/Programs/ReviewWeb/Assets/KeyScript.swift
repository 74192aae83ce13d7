extension KeyTable {
    /// The handlers. They know no keys by themselves but Ctrl+K and Escape: what a key does stands in `data-key` of the
    /// elements, and in `data-next` and `data-previous` of lists.
    static let script = """
        "use strict";
        const page = document.body.dataset;
        const inField = (e) => e.target.closest("input:not([type=hidden]):not([type=checkbox]):not([type=radio]),textarea,select") !== null;
        const keyed = (key) => {
          const all = [...document.querySelectorAll("[data-key]")];
          return all.find((it) => it.dataset.key === key) || all.find((it) => it.dataset.also === key);
        };
        const boxHere = () => { const line = document.activeElement.closest("tr"); return line && line.querySelector(".choose"); };
        const tellChosen = () => document.querySelectorAll("[data-chosen]").forEach((it) => {
          const count = document.querySelectorAll(".choose:checked").length;
          it.textContent = count ? it.dataset.chosen.replace("#", count) : "";
        });
        const choose = (box, on) => { if (box) { box.checked = on; tellChosen(); } return Boolean(box); };
        const shown = (it) => it.getClientRects().length > 0 || it.tagName === "SUMMARY" || it.type === "submit";
        const folded = (it) => it.closest(".draft-fold:not([open])");
        const step = (selector, by) => {
          // What lies in a closed fold has a box, but takes no focus.
          const all = [...document.querySelectorAll(selector)].filter((it) => it.checkVisibility());
          const active = document.activeElement, line = active.closest("tr");
          const at = all.indexOf(line && !all.includes(active) ? line.querySelector(selector) : active);
          const to = all[Math.max(0, Math.min(all.length - 1, at < 0 ? (by < 0 ? all.length - 1 : 0) : at + by))];
          if (to) { to.focus(); to.scrollIntoView({ block: "nearest" }); }
          return Boolean(to);
        };
        const unfold = (it) => { for (let d = it.closest("details"); d; d = d.parentElement.closest("details")) d.open = true; };
        const press = (key) => {
          const it = keyed(key);
          if (!it || !shown(it)) return false;
          if (it.closest(".chosen") && !document.querySelector(".choose:checked")) choose(boxHere(), true);
          if (folded(it) && it.tagName !== "SUMMARY") {
            const fold = folded(it);
            fold.open = true; fold.querySelector("summary").focus();
            return true;
          }
          if (it.tagName === "SUMMARY") {
            unfold(it.parentElement.parentElement);
            it.parentElement.open = !it.parentElement.open;
            const first = it.parentElement.querySelector("input:not([type=hidden]),select,textarea,button");
            if (it.parentElement.open && first) first.focus(); else it.focus();
            it.scrollIntoView({ block: "nearest" });
          } else if (it.tagName === "LABEL") it.control.focus();
          else if (it.tabIndex === -1 || it.tagName === "H2") {
            unfold(it); it.focus(); it.scrollIntoView({ block: "start" });
          } else it.click();
          return true;
        };
        const palette = () => {
          const box = document.createElement("dialog"), find = document.createElement("input"), list = document.createElement("ul");
          box.className = "palette"; find.type = "text"; find.setAttribute("aria-label", page.palette || "");
          const all = [...document.querySelectorAll("[data-key]")].filter(shown);
          const fill = () => {
            list.replaceChildren(...all.filter((it) => it.textContent.toLowerCase().includes(find.value.toLowerCase())).slice(0, 30).map((it) => {
              const line = document.createElement("li"), go = document.createElement("button"), key = document.createElement("kbd");
              go.type = "button"; go.textContent = it.textContent.trim() + " "; key.textContent = it.dataset.key; go.append(key);
              go.addEventListener("click", () => { box.close(); press(it.dataset.key); });
              line.append(go); return line;
            }));
          };
          find.addEventListener("input", fill);
          find.addEventListener("keydown", (e) => { if (e.key === "Enter" && list.querySelector("button")) { e.preventDefault(); list.querySelector("button").click(); } });
          box.addEventListener("close", () => box.remove());
          box.append(find, list); document.body.append(box); fill(); box.showModal();
        };
        let before = "";
        document.addEventListener("keydown", (e) => {
          if (e.isComposing || e.altKey || document.querySelector("dialog[open]")) return;
          if (e.ctrlKey || e.metaKey) {
            if (e.key === "k") { e.preventDefault(); palette(); return; }
            const key = e.shiftKey ? "" : e.key === "Enter" ? "Ctrl+Enter" : e.key === "s" ? "Ctrl+S" : "";
            if (key && !e.repeat && press(key)) e.preventDefault();
            return;
          }
          if (e.key === "Escape") { if (inField(e)) e.target.blur(); return; }
          if (inField(e) || page.keys === "off") return;
          const both = before + " " + e.key;
          before = e.key;
          const moves = { [page.next]: [".case-link", 1], [page.previous]: [".case-link", -1],
            [page.nextMark]: [".claim", 1], [page.previousMark]: [".claim", -1],
            [page.chooseNext]: [".case-link", 1, true], [page.choosePrevious]: [".case-link", -1, true] };
          const move = moves[e.key];
          if (move && move[2]) choose(boxHere(), true);
          if (move && step(move[0], move[1])) {
            if (move[2]) choose(boxHere(), true);
            e.preventDefault();
          } else if (e.key === page.choose && choose(boxHere(), !boxHere()?.checked)) e.preventDefault();
          else if (press(both) || (e.key.length === 1 && press(e.key))) e.preventDefault();
        });
        document.addEventListener("change", (e) => { if (e.target.matches(".choose")) tellChosen(); });
        document.addEventListener("submit", (e) => {
          if (e.target.dataset.sent) e.preventDefault();
          e.target.dataset.sent = "yes";
        });
        window.addEventListener("pageshow", () => {
          document.querySelectorAll("form").forEach((f) => delete f.dataset.sent);
          tellChosen();
        });
        document.querySelectorAll("[data-key]").forEach((it) => {
          if (page.keys !== "off" || it.dataset.key.startsWith("Ctrl"))
            it.setAttribute("aria-keyshortcuts", it.dataset.key.replace("Ctrl", "Control"));
        });
        const told = document.querySelector("#problem") || document.querySelector("#done") || document.querySelector("#case-title");
        if (told && (!location.hash || location.hash === "#" + told.id)) told.focus({ preventScroll: told.id === "case-title" });

        """
}
