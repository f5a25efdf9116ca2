// What an editor decides on the selected finding, and the small forms that some decisions need.

import {get} from "./api.js";
import {element} from "./elements.js";
import {shown} from "./words.js";

const SINGLE_WORD = /^[\p{L}\p{M}\p{N}’'-]+$/u;
const WORD_RULES = /^(spelling|names|untranslated)\//;
const KEPT = "kept: it belongs to the story";
const RIGHT = "checked: right as it stands";

export class Decisions {
  /**
   * @param {import("./desk.js").Desk} desk
   * @param {import("./copy.js").Copy} copy
   */
  constructor(desk, copy) {
    this.desk = desk;
    this.copy = copy;
    /** @type {import("./list.js").List | null} Set once the list is there. */
    this.list = null;
  }

  /** Takes the fix, or cuts. A question has no answer of its own. */
  take() {
    const entry = this.desk.chosen;
    if (!entry) return this.desk.say("Nothing is selected.");
    if (entry.kind === "question") return this.desk.say("A question: answer with its letter, or W for your own words.");
    this.desk.take(entry, entry.value.suggestions[0]);
  }

  answer(letter) {
    const entry = this.desk.chosen;
    const suggestion = entry?.value.suggestions.find(({key}) => key === letter);
    if (!suggestion) return this.desk.say(`There is no answer ${letter} here.`);
    if (!suggestion.edits.length) return this.write();
    this.desk.take(entry, suggestion);
  }

  keep() {
    const entry = this.desk.chosen;
    if (entry?.kind === "cut") this.desk.ignore(entry, "place", KEPT);
    else this.desk.say("Only a cut can be kept: press I to ignore this one.");
  }

  /** What Enter does: the decision that lies nearest. */
  main() {
    const entry = this.desk.chosen;
    if (!entry) return;
    if (entry.kind === "question") {
      if (entry.value.suggestions.some(({edits}) => edits.length)) this.desk.say("A question: answer with its letter, or W for your own words.");
      else this.write();
    } else if (entry.value.suggestions[0]?.edits.length) this.take();
    else this.toText();
  }

  toText() {
    const entry = this.desk.chosen;
    if (entry) this.desk.caret = this.desk.findings.span(entry);
    this.copy.root.focus({preventScroll: true});
    this.copy.showCaret({scroll: true});
  }

  async takeSafe() {
    try {
      await this.desk.takeSafe();
    } catch (error) {
      this.desk.fail(error);
    }
  }

  /** Shows why the rule flags what it does, or hides it again. */
  async why() {
    const entry = this.desk.chosen;
    if (!entry) return;
    const shown = this.list.details?.querySelector(".why");
    if (shown) return shown.remove();
    try {
      const {why} = await get(`/api/rules/${entry.value.rule}`);
      if (entry !== this.desk.chosen) return;
      this.list.details?.append(element("p.why", {}, why));
      this.desk.tell("heard", why);
    } catch (error) {
      this.desk.fail(error);
    }
  }

  // Forms

  write() {
    const entry = this.desk.chosen;
    if (!entry) return;
    const input = element("input", {type: "text", value: entry.value.text, "aria-label": "Your words", autocomplete: "off"});
    const hint = element("p.hint", {}, "They take the place of the marked words. Left empty, it cuts them.");
    this.#ask("Replace", [element("label", {}, "In place of ", element("bdi", {}, `“${shown(entry.value.text)}”`)), input, hint], input, async () => {
      await this.desk.write(entry, input.value.trim());
    });
  }

  ignore() {
    const entry = this.desk.chosen;
    if (!entry) return;
    const scopes = scopesOf(entry);
    const radios = scopes.map(([scope, label], index) =>
      element("label.choice", {}, element("input", {type: "radio", name: "scope", value: scope, checked: index === 0}), label),
    );
    const input = element("input", {type: "text", value: RIGHT, required: true, "aria-label": "Reason", autocomplete: "off", onkeydown: (event) => chooseByArrow(event, radios)});
    const parts = [
      element("fieldset", {}, element("legend", {}, "Ignore"), radios),
      element("label", {}, "Reason"),
      input,
      element("p.hint", {}, scopes.length > 1 ? "↑ and ↓ choose what is ignored." : ""),
    ];
    this.#ask("Ignore", parts, input, () => {
      const {value} = radios.map((label) => label.firstChild).find(({checked}) => checked);
      this.desk.ignore(entry, value, input.value.trim());
    });
  }

  /** Shows a form in the selected finding; Enter does it, Escape closes it. */
  #ask(label, parts, input, submit) {
    const close = () => {
      form.remove();
      this.list.focus();
    };
    const send = async (event) => {
      event.preventDefault();
      form.remove();
      this.list.focus();
      try {
        await submit();
      } catch (error) {
        this.desk.fail(error);
      }
    };
    const buttons = element("div.buttons", {}, element("button.main", {type: "submit"}, label), element("button", {type: "button", onclick: close}, "Cancel"));
    const form = element("form", {onsubmit: send, "aria-label": label, onkeydown: (event) => event.key === "Escape" && (event.stopPropagation(), close())}, parts, buttons);
    this.list.details?.querySelector("form")?.remove();
    this.list.details?.querySelector(".actions").after(form);
    form.scrollIntoView({block: "nearest"});
    input.focus();
    input.select();
  }
}

/** What can be ignored. @returns {["place" | "rule" | "word", string][]} */
function scopesOf({value}) {
  const scopes = [
    ["place", "this place"],
    ["rule", `${value.rule} in this text`],
  ];
  if (WORD_RULES.test(value.rule) && SINGLE_WORD.test(value.text)) scopes.push(["word", `add “${value.text}” to the words that are right`]);
  return scopes;
}

function chooseByArrow(event, radios) {
  const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
  if (!step) return;
  event.preventDefault();
  const inputs = radios.map((label) => label.firstChild);
  const next = inputs[inputs.findIndex(({checked}) => checked) + step];
  if (next) next.checked = true;
}
