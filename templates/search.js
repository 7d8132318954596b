// Searches the parts of the index (search/<n>.js), which are loaded when somebody searches: from a host or from a folder.
(() => {
  "use strict";
  const form = document.querySelector("form[data-parts]");
  if (!form) return;
  const field = form.elements.q, list = document.getElementById("results"), status = document.getElementById("found");
  const items = [], postings = new Map(); // word → the items it is in, with its weight there
  const fold = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/ß/g, "ss").replace(/ø/g, "o").replace(/ł/g, "l").replace(/đ/g, "d").replace(/[’ʼ']/g, "");
  const CJK = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u;
  const split = text => (fold(text).match(/[\p{L}\p{N}]+/gu) || []).flatMap(word =>
    CJK.test(word) && word.length > 1 ? [...word].slice(1).map((sign, at) => [...word][at] + sign) : [word]);
  let waiting = 0, loaded = false, limit = 30;

  const put = (item, texts) => {
    const at = items.push(item) - 1;
    for (const [text, weight] of texts) for (const word of new Set(split(text))) {
      let found = postings.get(word);
      if (!found) postings.set(word, found = []);
      found.push(at, weight);
    }
  };
  window.briefgenSearch = (_part, index) => {
    for (const [path, title, date, first, publisher, quotes] of index.b) {
      put({ kind: "b", path, title, note: [date, publisher].filter(Boolean).join(" · "), text: first, date }, [[title, 6], [publisher, 2], [first, 1]]);
      for (const [id, words, speaker] of quotes)
        put({ kind: "q", path: `${path}#line-${id}`, title, note: [speaker, date].filter(Boolean).join(" · "), text: words, date, quote: true }, [[words, 2], [speaker, 2]]);
    }
    for (const [path, name, , number] of index.a) put({ kind: "a", path, title: name, note: "", text: "", date: "", number }, [[name, 8]]);
  };
  const load = () => {
    if (loaded) return;
    loaded = true;
    for (let part = 0; part < Number(form.dataset.parts); part++) {
      const script = document.createElement("script");
      script.src = `search/${part}.js`;
      waiting++;
      script.onload = script.onerror = () => { waiting--; if (!waiting || waiting % 4 === 0) search(); };
      document.head.append(script);
    }
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
  const scoresOf = word => {
    const scores = new Map();
    const add = (found, factor) => {
      for (let at = 0; at < found.length; at += 2)
        scores.set(found[at], Math.max(scores.get(found[at]) || 0, found[at + 1] * factor));
    };
    if (postings.has(word)) add(postings.get(word), 3);
    if (word.length > 1) for (const [known, found] of postings) if (known.length > word.length && known.startsWith(word)) add(found, 2);
    const most = word.length > 7 ? 2 : word.length > 3 ? 1 : 0;
    if (!scores.size && most) for (const [known, found] of postings) if (near(word, known, most)) add(found, 1);
    return scores;
  };
  const find = (text, kind) => {
    const words = [...new Set(split(text))];
    if (!words.length) return [];
    const [first, ...rest] = words.map(scoresOf).sort((one, other) => one.size - other.size);
    const found = [];
    for (const [at, score] of first) {
      if (kind && items[at].kind !== kind) continue;
      let sum = score;
      for (const scores of rest) { if (!scores.has(at)) { sum = 0; break; } sum += scores.get(at); }
      if (sum) found.push([sum, at]);
    }
    const order = items;
    return found.sort((a, b) => b[0] - a[0] || (order[b[1]].number || 0) - (order[a[1]].number || 0) || (order[a[1]].date < order[b[1]].date ? 1 : -1)).map(([, at]) => items[at]);
  };

  const element = (tag, className, text) => Object.assign(document.createElement(tag), { className, textContent: text });
  const show = item => {
    const row = document.createElement("li"), link = element("a", "title", item.title);
    link.href = item.path;
    link.dir = "auto";
    row.append(link);
    if (item.text) row.append(Object.assign(element("p", "", item.quote ? `“${item.text}”` : item.text), { dir: "auto" }));
    if (item.note) row.append(element("p", "soft", item.note));
    return row;
  };
  const search = () => {
    const text = field.value.trim(), kind = form.elements.kind.value;
    if (!text) { list.replaceChildren(); status.textContent = ""; return; }
    load();
    const began = performance.now(), found = find(text, kind);
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
    form.dataset.took = Math.round(performance.now() - began);
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
