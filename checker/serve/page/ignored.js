// What the editor decided to leave as it is, each with a reason.

/**
 * `words` are shown to the editor: the marked words of a place, the name of a rule, an accepted word.
 * @typedef {{scope: "place" | "rule" | "word", name: string, words: string, reason: string}} Ignored
 */

/** An unchangeable list: a change makes a new one, so that a step of the history can keep the old. */
export class IgnoredList {
  /** @param {readonly Ignored[]} all */
  constructor(all = []) {
    this.all = all;
  }

  with(one) {
    return new IgnoredList([...this.without(one).all, one]);
  }

  without({scope, name}) {
    return new IgnoredList(this.all.filter((other) => other.scope !== scope || other.name !== name));
  }

  /** Only the accepted words. */
  get words() {
    return new IgnoredList(this.all.filter(({scope}) => scope === "word"));
  }

  names(scope) {
    return this.all.filter((one) => one.scope === scope).map(({name}) => name);
  }

  /** Why a finding is ignored, or undefined. */
  of(finding) {
    return this.all.find(
      ({scope, name}) =>
        (scope === "place" && name === finding.id) ||
        (scope === "rule" && name === finding.rule) ||
        (scope === "word" && name === finding.text),
    );
  }

  /** The reasons of the places, by the ids of their findings. */
  get reasons() {
    return Object.fromEntries(this.all.filter(({scope}) => scope === "place").map(({name, reason}) => [name, reason]));
  }

  /** The fields of a request. */
  get options() {
    const [ignore, accepted] = [this.names("rule"), this.names("word")];
    return {...(ignore.length && {ignore}), ...(accepted.length && {accepted})};
  }
}
