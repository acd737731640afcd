// Runs before the first paint, so that a remembered choice of colours never flashes.
try {
  const chosen = localStorage.getItem("clippings-theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch {
  // Storage can be forbidden: then the system's colours hold.
}
document.documentElement.classList.add("js");
