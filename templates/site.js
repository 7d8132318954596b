// Optional comforts; every page can be read without them. No address but the page's own is ever asked for.
(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const words = element => element.textContent.replace(/\s+/g, " ").trim();
  const say = document.currentScript.dataset;
  const button = (textContent, onclick) => make("button", { type: "button", className: "copy", textContent, onclick });

  // Copy a quotation with its source.
  const title = words(document.querySelector("h1") || document.body);
  for (const card of all(".card")) {
    const place = card.querySelector(".how:last-of-type") || card.querySelector("figcaption");
    const copy = button(say.copy, async () => {
      const link = card.querySelector("a.n");
      const address = link ? link.href : location.href.split("#")[0];
      const from = card.id.startsWith("line-") ? title : words(card.querySelector(".how a") || card);
      const quote = words(card.querySelector("blockquote")), who = card.dataset.who || words(card.querySelector(".who"));
      try {
        await navigator.clipboard.writeText(`${quote} – ${who}. ${from}. ${address}`);
        copy.textContent = say.copied;
      } catch {
        copy.textContent = say.refused;
      }
      setTimeout(() => { copy.textContent = say.copy; }, 2000);
    });
    if (place) place.append(" ", copy);
  }

  for (const status of all("article > .status")) status.append(make("li", {}, button(say.print, () => print())));

  // A list can be narrowed by typing.
  for (const list of all("[data-filter]")) {
    const rows = all("li", list);
    if (rows.length < 8) continue;
    const input = make("input", { type: "search", id: "narrow", autocomplete: "off" });
    const label = make("label", { htmlFor: "narrow", textContent: `${list.dataset.filter}: ` });
    const fold = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    const texts = rows.map(row => fold(row.textContent));
    input.addEventListener("input", () => {
      const wanted = fold(input.value).split(/\s+/).filter(Boolean);
      rows.forEach((row, at) => { row.hidden = !wanted.every(word => texts[at].includes(word)); });
      for (const section of all("section", list)) section.hidden = !section.querySelector("li:not([hidden])");
    });
    list.prepend(make("p", { className: "soft" }, label, input));
  }

  // What a number or a name leads to can be peeked at; the same words stand further down on the page.
  if ("popover" in HTMLElement.prototype && document.querySelector(".source, table.stack")) {
    const peek = make("div", { className: "peek", popover: "manual", role: "tooltip" });
    document.body.append(peek);
    let timer = 0;
    const text = link => {
      const hash = link.getAttribute("href");
      if (link.matches("a.n")) {
        const sentence = hash.startsWith("#") && document.getElementById(hash.slice(1));
        return sentence && [make("span", { lang: sentence.closest("[lang]").lang, textContent: words(sentence) })];
      }
      const row = all("table.stack tbody tr").find(one => one.querySelector("a")?.getAttribute("href") === hash);
      return row && !row.contains(link) && [make("strong", { textContent: words(row.cells[0]) }), ` · ${words(row.cells[1])}`];
    };
    const hide = () => { clearTimeout(timer); if (peek.matches(":popover-open")) peek.hidePopover(); };
    const show = link => {
      const content = text(link);
      if (!content) return;
      peek.replaceChildren(...content);
      peek.showPopover();
      const box = link.getBoundingClientRect(), own = peek.getBoundingClientRect();
      const top = box.bottom + own.height + 8 > innerHeight ? box.top - own.height - 6 : box.bottom + 6;
      peek.style.top = `${Math.max(4, top)}px`;
      peek.style.left = `${Math.max(4, Math.min(box.left, innerWidth - own.width - 4))}px`;
    };
    const wait = (link, time) => { clearTimeout(timer); timer = setTimeout(() => show(link), time); };
    const kind = "a.n, .card .who a, a.actor";
    document.addEventListener("pointerover", event => {
      if (event.pointerType === "touch") return;
      const link = event.target.closest(kind);
      if (link) wait(link, 350);
      else { clearTimeout(timer); if (!event.target.closest(".peek")) timer = setTimeout(hide, 250); }
    });
    document.addEventListener("focusin", event => (event.target.closest(kind) && event.target.matches(":focus-visible") ? wait(event.target.closest(kind), 350) : hide()));
    document.addEventListener("keydown", event => { if (event.key === "Escape") hide(); });
    document.addEventListener("click", hide);
  }

  // A number leads into the source also where that is folded away.
  const unfold = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const folded = target && target.closest("details:not([open])");
    if (folded) { folded.open = true; target.scrollIntoView(); }
  };
  addEventListener("hashchange", unfold);
  unfold();

  // Keys, which a reader can switch off: j and k walk through lines and quotes, / searches, ? explains.
  const stored = () => { try { return localStorage.getItem("briefgen-keys"); } catch { return null; } };
  const stops = () => all(".brief li, .card, .rows > li").filter(one => one.offsetParent);
  const help = make("div", { id: "keys", popover: "auto" });
  const keep = () => { try { localStorage.setItem("briefgen-keys", off.checked ? "on" : "off"); } catch { /* not kept */ } };
  const off = make("input", { type: "checkbox", id: "keys-on", checked: stored() !== "off", onchange: keep });
  help.append(
    make("p", {}, make("strong", { textContent: say.keys })),
    make("p", { textContent: say.keysHelp }),
    make("p", {}, off, " ", make("label", { htmlFor: "keys-on", textContent: say.keysOn })),
  );
  const foot = document.querySelector("footer.site ul");
  if (foot && help.showPopover) {
    document.body.append(help);
    const keys = button(say.keys);
    keys.popoverTargetElement = help;
    foot.append(make("li", {}, keys));
  }
  document.addEventListener("keydown", event => {
    if (!off.checked || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    if (event.key === "?" && help.showPopover) { event.preventDefault(); help.togglePopover(); }
    if (event.key === "/") {
      event.preventDefault();
      const field = document.getElementById("q") || document.getElementById("narrow");
      if (field) field.focus(); else location.href = document.querySelector("header.site nav li:last-child a").href;
    }
    if (event.key === "j" || event.key === "k") {
      const found = stops(), at = found.findIndex(one => one.contains(document.activeElement));
      const next = found[event.key === "j" ? at + 1 : Math.max(0, at - 1)];
      if (next) { next.tabIndex = -1; next.focus(); next.scrollIntoView({ block: "center" }); }
    }
  });
})();
