/**
 * Enlarges a picture in place. Its link leads to its own page, and still does in a new tab and without JavaScript. Escape,
 * the button and a click beside the picture close it, and the focus is back on the link; the arrow keys show the
 * others of the page.
 */
function figureOf(link) {
  const picture = link.querySelector("picture").cloneNode(true);
  const image = picture.querySelector("img");
  image.loading = "eager";
  picture.querySelectorAll("[sizes]").forEach((source) => { source.sizes = "100vw"; });
  const about = document.createElement("a");
  about.href = link.href;
  about.textContent = link.dataset.about;
  const caption = document.createElement("figcaption");
  const own = link.closest("figure")?.querySelector("figcaption");
  if (own) caption.append(...own.cloneNode(true).childNodes, " ");
  caption.append(about);
  const figure = document.createElement("figure");
  figure.append(picture, caption);
  return { figure, name: image.alt || link.textContent.trim() };
}

export function enlargePictures(links) {
  const dialog = document.createElement("dialog");
  dialog.className = "enlarged";
  const close = document.createElement("button");
  close.type = "button";
  close.className = "close";
  close.textContent = "×";
  close.addEventListener("click", () => dialog.close());
  document.body.append(dialog);
  let shown = 0;

  function show(number) {
    shown = number;
    const { figure, name } = figureOf(links[number]);
    close.ariaLabel = links[number].dataset.close;
    dialog.ariaLabel = name;
    dialog.replaceChildren(close, figure);
    close.focus();
  }

  links.forEach((link, number) => link.addEventListener("click", (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    show(number);
    dialog.showModal();
  }));
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog || target.tagName === "FIGURE") dialog.close();
  });
  dialog.addEventListener("close", () => links[shown].focus());
  dialog.addEventListener("keydown", ({ key }) => {
    const next = shown + { ArrowRight: 1, ArrowLeft: -1 }[key] * (document.dir === "rtl" ? -1 : 1);
    if (links[next]) show(next);
  });
}
