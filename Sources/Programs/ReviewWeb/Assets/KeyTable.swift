/// The keys of the desk, once: the script and the help page are both made from this list.
///
/// A key presses a button or follows a link that is on the page anyway and names it in `data-key`; there is nothing that
/// a key alone can do. Single letters work only while no field has the focus (WCAG 2.1.4), and match the character that
/// is typed, whatever the keyboard's layout. Releasing a reply takes Ctrl+Enter, never a bare letter.
struct KeyTable: Sendable {
    struct Key: Sendable {
        /// As ``data-key`` names it.
        let key: String
        let does: Word
        /// Where it works: `list`, `case`, `edit`, or everywhere with `page`.
        let place: String
    }

    static let keys: [Key] = [
        Key(key: "j", does: Word("nächste Zeile", "next line"), place: "list"),
        Key(key: "k", does: Word("vorige Zeile", "previous line"), place: "list"),
        Key(key: "Enter", does: Word("Fall öffnen", "open the case"), place: "list"),
        Key(key: "j", does: Word("nächster Fall", "next case"), place: "case"),
        Key(key: "k", does: Word("voriger Fall", "previous case"), place: "case"),
        Key(key: "u", does: Word("zurück zur Liste", "back to the list"), place: "case"),
        Key(key: "e", does: Word("Antwort bearbeiten oder schreiben", "edit or write the reply"), place: "case"),
        Key(key: "r", does: Word("Entwurf verwerfen", "reject the draft"), place: "case"),
        Key(key: "s", does: Word("Stelle berichtigen", "correct the service"), place: "case"),
        Key(key: "h", does: Word("weitergeben", "hand over"), place: "case"),
        Key(key: "c", does: Word("ohne Antwort schließen", "close without a reply"), place: "case"),
        Key(key: "o", does: Word("wieder öffnen", "reopen"), place: "case"),
        Key(key: "Ctrl+Enter", does: Word("freigeben und senden", "approve and send"), place: "case"),
        Key(key: "Ctrl+S", does: Word("speichern", "save"), place: "edit"),
        Key(key: "g q", does: Word("zum Eingang", "go to the queue"), place: "page"),
        Key(key: "?", does: Word("diese Hilfe", "this help"), place: "page"),
        Key(key: "Esc", does: Word("Feld verlassen", "leave the field"), place: "page"),
    ]

    static let script = """
        "use strict";
        const inField = (e) => e.target.closest("input:not([type=hidden]),textarea,select") !== null;
        const lines = () => [...document.querySelectorAll(".case-link")];
        const step = (by) => {
          const all = lines(), at = all.indexOf(document.activeElement);
          const to = all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + by))];
          if (to) to.focus();
        };
        const press = (key) => {
          const it = document.querySelector('[data-key="' + key + '"]');
          if (!it) return false;
          if (it.tagName === "SUMMARY") {
            it.parentElement.open = true;
            const first = it.parentElement.querySelector("input:not([type=hidden]),select,textarea");
            if (first) first.focus();
          } else it.click();
          return true;
        };
        let before = "";
        document.addEventListener("keydown", (e) => {
          if (e.isComposing || e.altKey) return;
          if (e.ctrlKey || e.metaKey) {
            const key = e.key === "Enter" ? "Ctrl+Enter" : e.key === "s" ? "Ctrl+S" : "";
            if (key && !e.repeat && press(key)) e.preventDefault();
            return;
          }
          if (e.key === "Escape") { if (inField(e)) e.target.blur(); return; }
          if (inField(e)) return;
          const both = before + " " + e.key;
          before = e.key;
          if (document.body.dataset.place === "list" && (e.key === "j" || e.key === "k")) {
            step(e.key === "j" ? 1 : -1);
            e.preventDefault();
          } else if (press(both) || (e.key.length === 1 && press(e.key))) e.preventDefault();
        });
        document.addEventListener("submit", (e) => {
          if (e.target.dataset.sent) e.preventDefault();
          e.target.dataset.sent = "yes";
        });
        window.addEventListener("pageshow", () => document.querySelectorAll("form").forEach((f) => delete f.dataset.sent));
        document.querySelectorAll("[data-key]").forEach((it) => {
          if (it.classList.contains("button")) it.setAttribute("aria-keyshortcuts", it.dataset.key.replace("Ctrl", "Control"));
        });
        const told = document.querySelector("#problem") || document.querySelector("#done");
        if (told) told.focus();
        """
}
