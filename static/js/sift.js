// Typeahead in a long facet: shows the values that have the typed letters in them, accents and case aside.

const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

export function startSift(input) {
  const items = [...input.closest("section").querySelectorAll("li")].map((item) => [item, folded(item.querySelector(".name").textContent)]);
  input.addEventListener("input", () => {
    const wanted = folded(input.value.trim());
    for (const [item, text] of items) item.hidden = !text.includes(wanted);
  });
}
