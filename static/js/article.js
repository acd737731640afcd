// The article page: which marks are shown is kept in the address, and keys or buttons go from hit to hit.

export function startMarks(form) {
  const boxes = [...form.querySelectorAll('input[type="checkbox"]')];
  form.addEventListener("change", () => {
    const address = new URL(location.href);
    address.searchParams.delete("marks");
    if (boxes.some((box) => !box.checked)) {
      address.searchParams.append("marks", "none");
      boxes.filter((box) => box.checked).forEach((box) => address.searchParams.append("marks", box.value));
    }
    history.replaceState(history.state, "", address);
  });
}

// Returns the function that moves by a step, or null when the page has no hits.
export function startHits(nav) {
  const hits = [...document.querySelectorAll(".reading mark, .comments mark")];
  if (!nav || !hits.length) return null;
  const place = nav.querySelector("[data-hitplace]");
  let current = -1;

  const go = (step) => {
    hits[current]?.classList.remove("here");
    current = current < 0 && step < 0 ? hits.length - 1 : (current + step + hits.length) % hits.length;
    const hit = hits[current];
    hit.classList.add("here");
    const fold = hit.closest("details");
    if (fold) fold.open = true;
    hit.scrollIntoView({ block: "center" });
    place.textContent = `${current + 1} of ${hits.length}`;
    return true;
  };

  nav.querySelector('[data-hit="next"]').addEventListener("click", () => go(1));
  nav.querySelector('[data-hit="previous"]').addEventListener("click", () => go(-1));
  return go;
}
