// Searches the parts of the index (search/<n>.js), which are loaded when somebody searches: from a host or from a folder.
(() => {
  "use strict";
  const form = document.querySelector("form[data-parts]");
  if (!form) return;
  const field = form.elements.q, list = document.getElementById("results"), status = document.getElementById("found");
  const parts = [];
  const fold = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/ß/g, "ss").replace(/ø/g, "o").replace(/ł/g, "l").replace(/đ/g, "d").replace(/[’ʼ']/g, "");
  const CJK = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u;
  const split = text => (fold(text).match(/[\p{L}\p{N}]+/gu) || []).flatMap(word =>
    CJK.test(word) && word.length > 1 ? [...word].slice(1).map((sign, at) => [...word][at] + sign) : [word]);
  const isSign = sign => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);
  let waiting = 0, loaded = false, limit = 30;

  // A part is searched as one text; a line of it is a field of an item.
  window.briefgenSearch = (_part, index) => {
    const items = [], lines = [], owners = [], weights = [];
    const put = (item, fields) => {
      items.push(item);
      for (const [line, weight] of fields) if (line) { lines.push(line); owners.push(items.length - 1); weights.push(weight); }
    };
    for (const [path, title, date, first, publisher, quotes] of index.b) {
      put({ kind: "b", path, title, from: publisher, text: first, date }, [[title, 6], [publisher, 2], [first, 1]]);
      for (const [id, words, speaker, own] of quotes)
        put({ kind: "q", path: `${path}#line-${id}`, title, from: speaker, text: words, date, own }, [[words, 2], [speaker, 2]]);
    }
    for (const [path, name, , number] of index.a) put({ kind: "a", path, title: name, from: "", text: "", date: "", number }, [[name, 8]]);
    const text = fold(lines.join("\n")), starts = [0];
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
    parts.push({ items, owners, weights, text, starts });
  };
  // The first part alone, so that something is found at once; then the others.
  const load = () => {
    if (loaded) return;
    loaded = true;
    const all = Number(form.dataset.parts);
    waiting = all;
    const fetch = part => {
      const script = document.createElement("script");
      script.src = `search/${part}.js`;
      script.onload = script.onerror = () => {
        waiting--;
        const here = all - waiting;
        if (!waiting || (here & (here - 1)) === 0) search();
        if (!part) for (let other = 1; other < all; other++) fetch(other);
      };
      document.head.append(script);
    };
    fetch(0);
  };

  // Whether two words differ by at most `most` typing errors: a sign more, less, other, or two swapped.
  const near = (one, other, most) => {
    if (Math.abs(one.length - other.length) > most) return false;
    let before = [], row = [...Array(other.length + 1).keys()];
    for (let i = 1; i <= one.length; i++) {
      const next = [i];
      let least = i;
      for (let j = 1; j <= other.length; j++) {
        const same = one[i - 1] === other[j - 1];
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
        least = Math.min(least, next[j]);
      }
      if (least > most) return false;
      before = row; row = next;
    }
    return row[other.length] <= most;
  };
  // Item → how well a word fits it: as a whole word, as the beginning of one, and in which field.
  const scoresOf = ({ text, starts, owners, weights }, word, factor = 1) => {
    const scores = new Map(), inside = CJK.test(word);
    let line = 0;
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      if (!inside && isSign(text[at - 1])) continue;
      const whole = inside || !isSign(text[at + word.length]);
      if (!whole && (word.length < 2 || factor < 1)) continue;
      while (line + 1 < starts.length && starts[line + 1] <= at) line++;
      const item = owners[line], score = weights[line] * (whole ? 3 : 2) * factor;
      if (score > (scores.get(item) || 0)) scores.set(item, score);
    }
    return scores;
  };
  // For each part the scores of a word, or, where no part has it, of the words that are near it.
  const scoresIn = word => {
    const found = parts.map(part => scoresOf(part, word)), most = word.length > 7 ? 2 : word.length > 3 ? 1 : 0;
    if (waiting || !most || found.some(scores => scores.size)) return found;
    return parts.map(part => {
      part.words ||= [...new Set(part.text.match(/[\p{L}\p{N}]+/gu))];
      const close = part.words.filter(known => near(word, known, most));
      return new Map(close.flatMap(known => [...scoresOf(part, known, 1 / 3)]));
    });
  };
  const find = (text, kind) => {
    const words = [...new Set(split(text))].map(scoresIn), found = [];
    if (words.length) parts.forEach((part, number) => {
      const [first, ...rest] = words.map(scores => scores[number]).sort((one, other) => one.size - other.size);
      for (const [at, score] of first) {
        const item = part.items[at];
        if ((!kind || item.kind === kind) && rest.every(scores => scores.has(at)))
          found.push([rest.reduce((sum, scores) => sum + scores.get(at), score), item]);
      }
    });
    const order = ([a, one], [b, other]) => b - a || (other.number || 0) - (one.number || 0) || (one.date < other.date ? 1 : -1);
    return found.sort(order).map(([, item]) => item);
  };

  const dates = new Intl.DateTimeFormat(document.documentElement.lang.replace(/^en$/, "en-GB"), { dateStyle: "long", timeZone: "UTC" });
  const day = date => /^\d{4}-\d\d-\d\d$/.test(date) ? dates.format(new Date(date)) : date;
  const element = (tag, className, text) => Object.assign(document.createElement(tag), { className, textContent: text });
  const show = item => {
    const row = document.createElement("li"), link = element("a", "title", item.title);
    link.href = item.path;
    link.dir = "auto";
    row.append(link);
    if (item.text) row.append(Object.assign(element("p", "", item.own ? `“${item.text}”` : item.text), { dir: "auto" }));
    const note = [item.from, day(item.date)].filter(Boolean).join(" · ");
    if (note) row.append(element("p", "soft", note));
    return row;
  };
  const search = () => {
    const text = field.value.trim(), kind = form.elements.kind.value;
    if (!text) { list.replaceChildren(); status.textContent = ""; return; }
    load();
    const found = find(text, kind);
    list.replaceChildren(...found.slice(0, limit).map(show));
    if (found.length > limit) {
      const button = element("button", "", form.dataset.more);
      button.type = "button";
      button.addEventListener("click", () => { limit += 50; search(); });
      const row = document.createElement("li");
      row.append(button);
      list.append(row);
    }
    status.textContent = waiting ? form.dataset.loading : found.length === 1 ? form.dataset.one : found.length ? form.dataset.many.replace("{n}", found.length) : form.dataset.none;
  };

  form.querySelector("fieldset").hidden = false;
  let timer = 0;
  field.addEventListener("focus", load, { once: true });
  form.addEventListener("input", () => { limit = 30; clearTimeout(timer); timer = setTimeout(search, 60); });
  form.addEventListener("submit", event => {
    event.preventDefault();
    search();
    try { history.replaceState(null, "", `?q=${encodeURIComponent(field.value)}`); } catch { /* from a folder */ }
  });
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) { field.value = asked; search(); }
})();
