// Follows the site while it is being written. The preview adds this script to every page, with the fingerprints of
// what the page shows; the preview says when they are no longer true.
(() => {
  const shown = { ...document.currentScript.dataset };
  const showsProblems = document.documentElement.hasAttribute("data-sitegen-problems");
  const scrollKey = `sitegen scroll ${location.pathname}`;
  const said = { warnings: 0, search: false };
  let source;
  let badge;

  // The browser's own way keeps the scroll position over a reload, but not over a page of problems in between.
  function keepScroll() {
    if (showsProblems) return;
    sessionStorage.setItem(scrollKey, String(scrollY));
    history.scrollRestoration = "manual";
  }

  function restoreScroll() {
    const kept = sessionStorage.getItem(scrollKey);
    if (kept === null) return;
    sessionStorage.removeItem(scrollKey);
    scrollTo({ top: Number(kept), behavior: "instant" });
    setTimeout(() => (history.scrollRestoration = "auto")); // later, or the browser restores its own at once
  }

  // The old stylesheet goes when the new one is there, so that the page is never without.
  function swapStyles(hrefs) {
    [...document.querySelectorAll("link[rel~=stylesheet]")].forEach((old, i) => {
      if (old.getAttribute("href") === hrefs[i]) return;
      const fresh = old.cloneNode();
      fresh.href = hrefs[i];
      fresh.addEventListener("load", () => old.remove());
      old.after(fresh);
    });
  }

  function showBadge() {
    badge?.remove();
    if (showsProblems || !(said.warnings || said.search)) return;
    badge = document.createElement("div");
    const root = badge.attachShadow({ mode: "open" });
    root.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: "/__sitegen__/badge.css" }));
    if (said.search) {
      const note = Object.assign(document.createElement("p"), { role: "status" });
      note.textContent = "The search is older than the content; it is being renewed";
      root.append(note);
    }
    if (said.warnings) {
      const link = Object.assign(document.createElement("a"), { href: "/__sitegen__/problems" });
      link.textContent = said.warnings === 1 ? "1 warning" : `${said.warnings} warnings`;
      root.append(link);
    }
    document.body.append(badge);
  }

  function listen() {
    const query = new URLSearchParams({ path: location.pathname, page: shown.page, styles: shown.styles });
    source = new EventSource(`/__sitegen__/events?${query}`);
    source.addEventListener("page", () => {
      source.close();
      keepScroll();
      location.reload();
    });
    source.addEventListener("styles", (event) => {
      const { styles, hrefs } = JSON.parse(event.data);
      shown.styles = styles;
      swapStyles(hrefs);
    });
    // What there is to say is said again after the connection was lost.
    source.addEventListener("open", () => {
      Object.assign(said, { warnings: 0, search: false });
      showBadge();
    });
    for (const what of ["warnings", "search"]) {
      source.addEventListener(what, (event) => {
        said[what] = JSON.parse(event.data);
        showBadge();
      });
    }
  }

  // A page in the background gives its connection back, of which a browser has few, and catches up when it is seen.
  document.addEventListener("visibilitychange", () => {
    source?.close();
    if (document.visibilityState === "visible") listen();
  });

  if (!showsProblems) {
    if (document.readyState === "complete") restoreScroll();
    else addEventListener("load", restoreScroll);
  }
  if (document.visibilityState === "visible") listen();
})();
