/** Tabs, worked by mouse and by the arrow keys. */

/** @see https://www.w3.org/WAI/ARIA/apg/patterns/tabs/ */
export class Tabs {
  #tabs;
  #onShow;

  /**
   * @param {HTMLElement} list the element with the role `tablist`
   * @param {function(string): void} onShow told the id of the panel that is shown
   */
  constructor(list, onShow) {
    this.#tabs = [...list.querySelectorAll('[role="tab"]')];
    this.#onShow = onShow;
    for (const tab of this.#tabs) {
      tab.addEventListener('click', () => this.show(tab.getAttribute('aria-controls')));
    }
    list.addEventListener('keydown', (event) => this.#move(event));
  }

  /**
   * Shows a panel, and hides the others.
   *
   * @param {string} panel its id
   */
  show(panel) {
    for (const tab of this.#tabs) {
      const isShown = tab.getAttribute('aria-controls') === panel;
      tab.setAttribute('aria-selected', String(isShown));
      tab.tabIndex = isShown ? 0 : -1;
      document.getElementById(tab.getAttribute('aria-controls')).hidden = !isShown;
    }
    this.#onShow(panel);
  }

  #move(event) {
    const at = this.#tabs.indexOf(document.activeElement);
    const last = this.#tabs.length - 1;
    const to = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowLeft: at === 0 ? last : at - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (at >= 0 && to !== undefined) {
      event.preventDefault();
      this.#tabs[to].focus();
      this.show(this.#tabs[to].getAttribute('aria-controls'));
    }
  }
}
