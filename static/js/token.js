// The token of a form is kept while this tab is open, so that setting many dates asks for it once.

export function startToken(input) {
  try {
    // Who is in the field already is about to type it.
    if (document.activeElement !== input) input.value ||= sessionStorage.getItem("clippings-token") ?? "";
    input.form.addEventListener("submit", () => sessionStorage.setItem("clippings-token", input.value));
  } catch {
    // Without storage it is typed each time.
  }
}
