// The tabs beside the article: arrow keys go from one to the other.

/** @param {HTMLElement} root with role tablist */
export function listenToTabs(root) {
  const tabs = [...root.querySelectorAll("[role=tab]")];
  const show = (chosen) => {
    for (const tab of tabs) {
      const isChosen = tab === chosen;
      tab.setAttribute("aria-selected", String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
      document.getElementById(tab.getAttribute("aria-controls")).hidden = !isChosen;
    }
  };
  root.addEventListener("click", ({target}) => {
    const tab = target.closest("[role=tab]");
    if (tab) show(tab);
  });
  root.addEventListener("keydown", (event) => {
    const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
    if (!step) return;
    const next = tabs.at((tabs.indexOf(event.target) + step) % tabs.length);
    show(next);
    next.focus();
  });
}
