// Articles without a date: one box chooses all of them.

export function startUndated(form) {
  const boxes = [...form.querySelectorAll('input[name="choose"]')];
  const head = form.querySelector("thead th");
  if (boxes.length < 2 || !head) return;
  const all = Object.assign(document.createElement("input"), { type: "checkbox" });
  all.setAttribute("aria-label", "Choose all articles of this page");
  all.addEventListener("change", () => boxes.forEach((box) => (box.checked = all.checked)));
  form.addEventListener("change", () => {
    const chosen = boxes.filter((box) => box.checked).length;
    all.checked = chosen === boxes.length;
    all.indeterminate = chosen > 0 && chosen < boxes.length;
  });
  head.prepend(all, " ");
}
