// Suggestions under the search box: the ARIA combobox pattern with a listbox and aria-activedescendant.
// People, sources and phrases come from the archive; recent queries are the browser's own and never leave it.
import { recall, remember } from "./remember.js";

const WAIT_MS = 90;
const MOST_RECENT = 12;
const KINDS = { person: "person", source: "source", phrase: "headline", recent: "searched before", article: "article" };

const recentQueries = () => {
  try {
    const kept = JSON.parse(recall("recent") ?? "[]");
    return Array.isArray(kept) ? kept.filter((one) => typeof one === "string") : [];
  } catch {
    return [];
  }
};

function keepRecent(query) {
  const text = query.trim();
  if (text && text.length < 200) remember("recent", JSON.stringify([text, ...recentQueries().filter((one) => one !== text)].slice(0, MOST_RECENT)));
}

function recentMatches(typed) {
  const start = typed.trim().toLowerCase();
  return recentQueries()
    .filter((query) => query.toLowerCase() !== start && query.toLowerCase().includes(start))
    .slice(0, start ? 3 : 6)
    .map((query) => ({ kind: "recent", label: query, query, count: 0 }));
}

async function archiveMatches(typed, signal) {
  const response = await fetch(`/api/suggest?${new URLSearchParams({ q: typed, limit: "5" })}`, { signal });
  if (!response.ok) return [];
  const found = await response.json();
  return [...(found.people ?? []), ...(found.sources ?? []), ...(found.phrases ?? [])].slice(0, 9);
}

export function startSuggest(form) {
  const input = form.querySelector('input[name="q"]');
  const list = Object.assign(document.createElement("ul"), { className: "suggestions", id: "suggestions", hidden: true });
  const said = Object.assign(document.createElement("p"), { className: "unseen" });
  said.setAttribute("aria-live", "polite");
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  form.append(list, said);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]]) {
    input.setAttribute(name, value);
  }

  let options = [];
  let active = -1;
  let typed = input.value;
  let waiting = 0;
  let request = null;

  const close = () => {
    clearTimeout(waiting);
    request?.abort();
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const show = (found) => {
    options = found;
    list.replaceChildren(...found.map(option));
    active = -1;
    input.removeAttribute("aria-activedescendant");
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(Boolean(found.length)));
    said.textContent = found.length ? `${found.length} suggestions` : "";
  };

  const option = (one, place) => {
    const item = document.createElement("li");
    const kind = document.createElement("small");
    item.id = `suggestion-${place}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.append(Object.assign(document.createElement("span"), { textContent: one.label }), kind);
    kind.textContent = one.count ? `${KINDS[one.kind] ?? one.kind} · ${one.count.toLocaleString("en")}` : (KINDS[one.kind] ?? one.kind);
    item.addEventListener("mousedown", (event) => event.preventDefault());
    item.addEventListener("click", () => choose(place));
    return item;
  };

  const mark = (place) => {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = place;
    if (place < 0) {
      input.value = typed;
      input.removeAttribute("aria-activedescendant");
      return;
    }
    const item = list.children[place];
    item.setAttribute("aria-selected", "true");
    item.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", item.id);
    input.value = options[place].query;
  };

  const choose = (place) => {
    input.value = options[place].query;
    close();
    form.requestSubmit();
  };

  const look = async () => {
    request?.abort();
    request = new AbortController();
    const asked = typed;
    try {
      const found = asked.trim() ? await archiveMatches(asked, request.signal) : [];
      if (asked === typed && document.activeElement === input) show([...recentMatches(asked), ...found]);
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  };

  input.addEventListener("input", () => {
    typed = input.value;
    clearTimeout(waiting);
    waiting = setTimeout(look, WAIT_MS);
  });

  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const last = options.length - 1;
    if (event.key === "Escape" && !list.hidden) {
      input.value = typed;
      close();
    } else if (event.key === "ArrowDown" && list.hidden) {
      look();
    } else if (event.key === "ArrowDown" && !list.hidden) {
      mark(active >= last ? -1 : active + 1);
    } else if (event.key === "ArrowUp" && !list.hidden) {
      mark(active < 0 ? last : active - 1);
    } else if (event.key === "Tab") {
      close();
      return;
    } else {
      return;
    }
    event.preventDefault();
  });

  input.addEventListener("blur", close);
  form.addEventListener("submit", () => {
    keepRecent(input.value);
    close();
  });
}
