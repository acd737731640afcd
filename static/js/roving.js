// A group of many links is one stop for Tab; arrows, Home and End move inside (the roving tabindex of the ARIA practices).

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

export function startRoving(group) {
  const links = [...group.querySelectorAll("a[href]")];
  if (links.length < 2) return;
  let current = Math.max(0, links.findIndex((link) => link.classList.contains("chosen")));
  links.forEach((link, place) => link.setAttribute("tabindex", place === current ? "0" : "-1"));

  const go = (place) => {
    links[current].setAttribute("tabindex", "-1");
    current = place;
    links[current].setAttribute("tabindex", "0");
    links[current].focus();
  };

  group.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const last = links.length - 1;
    const target = { Home: 0, End: last }[event.key] ?? Math.min(Math.max(current + (STEPS[event.key] ?? 0), 0), last);
    if (event.key in STEPS || event.key === "Home" || event.key === "End") {
      event.preventDefault();
      go(target);
    }
  });
  group.addEventListener("focusin", (event) => {
    const place = links.indexOf(event.target.closest("a"));
    if (place >= 0 && place !== current) go(place);
  });
}
