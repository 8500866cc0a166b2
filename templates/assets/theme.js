/* The remembered choice of light or dark, before the page is drawn: a plain script in the head, so that nothing flashes. */
try {
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is denied: the system's setting holds.
}
