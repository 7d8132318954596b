// Reloads the page after a build; shows the error of a failed one over the last good page.
(() => {
  "use strict";
  let shown = null;
  const notice = document.createElement("pre");
  notice.setAttribute("role", "alert");
  notice.hidden = true;
  notice.style.cssText =
    "position:fixed;inset:auto 0 0 0;max-height:60vh;overflow:auto;margin:0;padding:1rem;z-index:9;" +
    "background:#7a1212;color:#fff;font:14px/1.4 ui-monospace,monospace;white-space:pre-wrap";
  document.body.append(notice);
  new EventSource("/_preview/events").onmessage = (event) => {
    const { build, error } = JSON.parse(event.data);
    if (shown !== null && build !== shown && error === null) location.reload();
    shown = build;
    notice.hidden = error === null;
    notice.textContent = error ?? "";
  };
})();
