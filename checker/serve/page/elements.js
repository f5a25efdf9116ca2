// Makes elements without markup in strings.

/**
 * An element with attributes and children; what is false, null or undefined is left out.
 * @param {string} name "button.quiet" has the class “quiet”
 */
export function element(name, attributes = {}, ...children) {
  const [tag, ...classes] = name.split(".");
  const made = document.createElement(tag);
  if (classes.length) made.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value != null) made.setAttribute(key, value);
  }
  made.append(...children.flat().filter((child) => child !== false && child != null && child !== ""));
  return made;
}

/** A button that says which key does the same. */
export function action(label, key, onclick, {main = false, name = label} = {}) {
  return element(
    main ? "button.main" : "button",
    {type: "button", onclick, "aria-keyshortcuts": key.length === 1 || key === "Enter" ? key : null, "aria-label": name === label ? null : name},
    element("span", {}, label),
    key && element("kbd", {"aria-hidden": "true"}, key),
  );
}

/** Text for those who can't see what others see. */
export function heard(text) {
  return element("span.heard", {}, text);
}
