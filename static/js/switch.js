// Light and dark: the button turns to the other scheme; choosing what the system shows anyway forgets the choice.
import { remember } from "./remember.js";

export function startTheme(button) {
  if (!button) return;
  const root = document.documentElement;
  const systemDark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : systemDark.matches);
  const show = () => button.setAttribute("aria-pressed", String(isDark()));

  button.addEventListener("click", () => {
    const dark = !isDark();
    if (dark === systemDark.matches) {
      delete root.dataset.theme;
      remember("theme", null);
    } else {
      root.dataset.theme = dark ? "dark" : "light";
      remember("theme", root.dataset.theme);
    }
    show();
  });
  systemDark.addEventListener("change", show);
  show();
}
