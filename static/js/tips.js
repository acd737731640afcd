// Tooltips are shown by the style sheet; Escape hides one without moving the focus (WCAG 1.4.13).

export function startTips(tips) {
  if (!tips.length) return;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    tips.forEach((tip) => tip.matches(":hover, :focus-within") && tip.classList.add("dismissed"));
  });
  tips.forEach((tip) => {
    const forgive = () => tip.matches(":hover, :focus-within") || tip.classList.remove("dismissed");
    tip.addEventListener("mouseleave", forgive);
    tip.addEventListener("focusout", () => setTimeout(forgive));
  });
}
