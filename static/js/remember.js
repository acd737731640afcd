// What the browser remembers of the reader's choices; where storage is forbidden, nothing.

export function recall(name) {
  try {
    return localStorage.getItem(`clippings-${name}`);
  } catch {
    return null;
  }
}

export function remember(name, value) {
  try {
    if (value === null) localStorage.removeItem(`clippings-${name}`);
    else localStorage.setItem(`clippings-${name}`, value);
  } catch {
    // The choice holds for this page only.
  }
}
