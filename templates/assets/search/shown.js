/** What is shown of a hit. */
import { excerpt, marked } from "./excerpt.js";
import { key } from "./text.js";

const isMarked = (pieces) => pieces.some(([, match]) => match);

/**
 * A hit as {url, kind, dateWords, image, titleLanguage, title, also, excerpt}, texts as [piece, marked] pairs. `also` is
 * the other name that matched, where the title does not hold it. The excerpt is of the page's own text, or where no match
 * stands there, in the title or in a name, of what the page names beside it.
 */
export function shown({ page, name, words }) {
  const title = marked(page.title, words);
  const aliases = page.names.slice(1).filter((alias) => !key(page.title).includes(key(alias)));
  const matching = isMarked(title) ? null : aliases.find((alias) => isMarked(marked(alias, words)));
  const also = aliases.includes(name) ? name : matching;
  const own = excerpt(page.text, words);
  const beside = excerpt(page.related, words);
  return {
    url: page.url,
    kind: page.kind,
    dateWords: page.dateWords,
    image: page.image,
    titleLanguage: page.titleLanguage,
    title,
    also: also ? marked(also, words) : null,
    excerpt: isMarked(own) || isMarked(title) || also || !isMarked(beside) ? own : beside,
  };
}
