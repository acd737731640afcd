// The way back from an article: the very page of results that led here, with its filters and its place in the list.
// The address alone knows only the query; without a script, or from elsewhere, the link leads to that.

const EMPTY = new URL("about:blank");

function referrer() {
  try {
    return new URL(document.referrer);
  } catch {
    return EMPTY;
  }
}

export function startBack(link) {
  if (!link) return;
  const from = referrer();
  const plain = new URL(link.href);
  if (from.origin !== plain.origin || from.pathname !== plain.pathname || from.searchParams.get("q")?.trim() !== plain.searchParams.get("q")) return;
  from.hash = link.dataset.back;
  link.href = from.href;
}
