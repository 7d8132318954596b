// Brings an open page up to date after a build; shows the error of a failed one over the last good page.
(() => {
  "use strict";
  const key = `briefgen:${location.pathname}`;
  const notice = document.createElement("pre");
  notice.setAttribute("role", "alert");
  notice.hidden = true;
  notice.style.cssText =
    "position:fixed;inset:auto 0 0 0;max-height:60vh;overflow:auto;margin:0;padding:1rem;z-index:9;" +
    "background:#7a1212;color:#fff;font:14px/1.4 ui-monospace,monospace;white-space:pre-wrap";
  document.body.append(notice);

  // What a reload would lose: the place on the page, and which parts were opened.
  const kept = JSON.parse(sessionStorage.getItem(key) ?? "null");
  sessionStorage.removeItem(key);
  if (kept) {
    const details = document.querySelectorAll("details");
    if (details.length === kept.open.length) details.forEach((one, at) => (one.open = kept.open[at]));
    scrollTo(kept.x, kept.y);
  }
  const reload = () => {
    const open = [...document.querySelectorAll("details")].map((one) => one.open);
    sessionStorage.setItem(key, JSON.stringify({ open, x: scrollX, y: scrollY }));
    location.reload();
  };
  const restyle = (build) => {
    for (const link of document.querySelectorAll('link[rel="stylesheet"]')) {
      const fresh = link.cloneNode();
      fresh.href = `${link.href.split("?")[0]}?build=${build}`;
      fresh.onload = () => link.remove();
      link.after(fresh);
    }
  };

  // What the page shows and runs besides itself.
  const parts = () =>
    [...document.scripts, ...document.images].filter((one) => one.src).map((one) => new URL(one.src).pathname.slice(1));
  const path = decodeURIComponent(location.pathname.slice(1)).replace(/(^|\/)$/, "$1index.html");
  let shown = null;
  let from = null;
  new EventSource("/_preview/events").onmessage = (event) => {
    const { server, build, error, changed } = JSON.parse(event.data);
    const restarted = from !== null && server !== from;
    const missed = restarted || (build !== shown && build !== shown + 1);
    if (restarted || (shown !== null && build !== shown)) {
      if (missed || changed === null || changed.includes(path) || parts().some((one) => changed.includes(one))) reload();
      else if (changed.includes("style.css")) restyle(build);
    }
    shown = build;
    from = server;
    notice.hidden = error === null;
    notice.textContent = error ?? "";
  };
})();
