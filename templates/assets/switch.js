/** The switch between light and dark. It names what it would switch to, and remembers the reader's choice. */
export function followTheme(button) {
  if (!button) return;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const root = document.documentElement;
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
  const label = () => {
    const text = isDark() ? button.dataset.light : button.dataset.dark;
    button.setAttribute("aria-label", text);
    button.title = text;
  };
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try {
      localStorage.setItem("theme", root.dataset.theme);
    } catch {
      // Storage is denied: the choice holds for this page.
    }
    label();
  });
  system.addEventListener("change", label);
  label();
}
