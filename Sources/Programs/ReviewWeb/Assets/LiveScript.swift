/// Keeps an open page true: counts, who looks at what, replies that are held, changes by colleagues. A page in the
/// background lets its connection go, since a browser has few for one server. Without server-sent events the page
/// stays as it was loaded.
let liveScript = """

    (() => {
      const region = document.querySelector("#live"), page = document.body.dataset;
      if (!region) return;
      const words = region.dataset, loaded = performance.now();
      const held = [...document.querySelectorAll(".countdown[data-left]")];
      if (held.length) setInterval(() => held.forEach((it) => {
        const left = Math.max(0, Math.ceil(it.dataset.left - (performance.now() - loaded) / 1000));
        it.textContent = words.left.replace("#", left);
      }), 1000);
      if (!page.events || !("EventSource" in window)) return;
      const tell = (text, link) => {
        if (region.dataset.told === text) return;
        region.dataset.told = text;
        region.textContent = text + " ";
        if (!link) return;
        const again = document.createElement("a");
        again.href = location.href;
        again.textContent = words.load;
        region.append(again);
      };
      const on = {
        case: (it) => {
          if (page.case && it.id === page.case && it.version > Number(page.version)) tell(words.changed, true);
          if (page.place === "list" && it.version === 1) tell(words.mail, true);
        },
        counts: (it) => document.querySelectorAll("[data-count]").forEach((count) => {
          if (count.dataset.count in it) count.textContent = it[count.dataset.count];
        }),
        looking: (it) => document.querySelectorAll("[data-looking]").forEach((line) => {
          if (line.dataset.looking !== it.id) return;
          const text = it.names.length === 1 ? words.one : words.many;
          line.textContent = it.names.length ? text.replace("#", it.names.slice(0, 3).join(", ")) : "";
        }),
      };
      let source = null;
      const close = () => { if (source) source.close(); source = null; };
      const open = () => {
        if (source || document.visibilityState !== "visible") return;
        source = new EventSource(page.events + (page.case ? "?case=" + encodeURIComponent(page.case) : ""));
        for (const name of Object.keys(on)) source.addEventListener(name, (e) => on[name](JSON.parse(e.data)));
        source.addEventListener("end", close);
      };
      document.addEventListener("visibilitychange", () => document.visibilityState === "visible" ? open() : close());
      window.addEventListener("pagehide", close);
      window.addEventListener("pageshow", open);
      open();
    })();
    """
