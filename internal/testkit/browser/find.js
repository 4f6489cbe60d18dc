// find(kind, words, within) returns the one element that a person means by
// these words: a control by its label, a button or a link by its text. Nothing
// is returned while it is not there. Several different ones are an error,
// because a person could not tell them apart either: words instead of an
// element end the waiting.
(kind, words, within) => {
  const clean = (s) => (s ?? "").replace(/\s+/g, " ").trim();
  const bare = (el) => {
    const copy = el.cloneNode(true);
    for (const extra of copy.querySelectorAll(".may, .tag, .unseen")) extra.remove();
    return clean(copy.textContent);
  };
  const named = (el) => [clean(el.textContent), bare(el), clean(el.getAttribute("aria-label")), clean(el.value)];
  const shown = (el) => el.checkVisibility();
  const where = within
    ? [...document.querySelectorAll("fieldset")].filter((set) => {
        const legend = set.querySelector(":scope > legend");
        return legend && [clean(legend.textContent), bare(legend)].includes(within);
      })
    : [document];
  const all = (selector) => where.flatMap((root) => [...root.querySelectorAll(selector)]);
  const candidates = {
    label: () => all("label").filter((el) => named(el).includes(words)).map((el) => el.control),
    button: () => all("button, input[type=submit], summary").filter((el) => named(el).includes(words) && !el.disabled),
    link: () => all("a[href]").filter((el) => named(el).includes(words)),
  };
  let found = [...new Set(candidates[kind]())].filter((el) => el && shown(el));
  if (found.length > 1) {
    const inMain = found.filter((el) => el.closest("main"));
    if (inMain.length > 0) found = inMain;
  }
  if (kind === "link" && new Set(found.map((el) => el.href)).size === 1) found = found.slice(0, 1);
  if (found.length > 1) return (document.unclear = `${found.length} different ${kind}s are called "${words}"`);
  return found[0] ?? null;
}
