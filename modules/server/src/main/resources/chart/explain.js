/** Why the pathway speaks or is silent: every rule. */

import {evidenceElement, failureElement} from './cards.js';
import {element, icon} from './elements.js';
import {post} from './service.js';

const STATES = {
  met: {word: 'Met', sign: 'met'},
  'not-met': {word: 'Not met', sign: 'not-met'},
  unknown: {word: 'Unknown', sign: 'unknown'},
  'not-implemented': {word: 'Codes awaited', sign: 'unknown'},
};

const COLUMNS = ['Rule', 'State', 'Shown', 'Held back by', 'Missing', 'Evidence'];

/** The panel that asks for the explanation once it is open. */
export class ExplainPanel {
  #panel = document.getElementById('explain');
  #place = this.#panel.querySelector('div');
  #exchange;
  #asked = new AbortController();

  constructor() {
    this.#panel.addEventListener('toggle', () => this.#ask());
  }

  /**
   * What the panel explains from now on; whatever it said before is gone.
   *
   * @param {import('./hook.js').Exchange|undefined} exchange undefined while there is none
   */
  explain(exchange) {
    this.#asked.abort();
    this.#exchange = exchange;
    delete this.#panel.dataset.state;
    this.#say('Nothing was sent yet that could be explained.');
    this.#ask();
  }

  /** Opens the panel and moves there. */
  open() {
    this.#panel.open = true;
    this.#panel.querySelector('summary').focus();
    this.#panel.scrollIntoView({block: 'start'});
  }

  async #ask() {
    if (!this.#panel.open || !this.#exchange?.request || this.#panel.dataset.state) {
      return;
    }
    this.#asked = new AbortController();
    const {signal} = this.#asked;
    this.#panel.dataset.state = 'loading';
    this.#say('Asking for the explanation…');
    const {url, request} = this.#exchange;
    const answer = await post(`${url}/explain`, request, signal);
    if (!signal.aborted) {
      this.#show(answer);
    }
  }

  #show(answer) {
    const rules = answer.body?.rules;
    const failure =
      answer.failure ??
      (Array.isArray(rules)
        ? undefined
        : {title: 'The service answered without a list of rules', issues: []});
    this.#panel.dataset.state = failure ? 'failed' : 'ready';
    this.#place.replaceChildren(
      ...(failure
        ? [failureElement(failure, () => this.explain(this.#exchange))]
        : explanationElements(answer.body)));
  }

  #say(words) {
    this.#place.replaceChildren(element('p', {class: 'quiet', role: 'status'}, words));
  }
}

function explanationElements({pathway, rules}) {
  const number = (isCounted) => rules.filter(isCounted).length;
  const counts = [
    `${number((rule) => rule.shown)} shown`,
    `${number((rule) => rule.state === 'met' && !rule.shown)} met but not shown`,
    `${number((rule) => rule.state === 'unknown')} unknown`,
    `${number((rule) => rule.state === 'not-met')} not met`,
  ];
  return [
    element('p', {}, `${rules.length} rules: ${counts.join(', ')}.`),
    element('p', {class: 'quiet'}, pathway ?? ''),
    rulesTable(rules),
  ];
}

/** The roles are said again because the narrow layout takes them from the elements. */
function rulesTable(rules) {
  return element(
    'table',
    {class: 'rules', role: 'table', 'aria-label': 'Every rule of the pathway'},
    element(
      'thead',
      {role: 'rowgroup'},
      element('tr', {role: 'row'}, COLUMNS.map((column) =>
        element('th', {scope: 'col', role: 'columnheader'}, column)))),
    element('tbody', {role: 'rowgroup'}, rules.map(ruleRow)));
}

function ruleRow(rule) {
  const awaited = (rule.awaitingCodes ?? []).map((valueSet) => `codes awaited: ${valueSet}`);
  const missing = [...(rule.missing ?? []), ...awaited];
  const evidence = rule.evidence ?? [];
  const cells = [
    stateCell(rule.state),
    rule.shown ? 'Shown' : 'Not shown',
    rule.heldBackBy ?? '',
    missing.length > 0 ? element('ul', {}, missing.map((each) => element('li', {}, each))) : '',
    evidence.length > 0 ? element('ul', {}, evidence.map(evidenceElement)) : '',
  ];
  return element(
    'tr',
    {role: 'row', 'data-rule': rule.id, 'data-rule-state': rule.state},
    element('th', {scope: 'row', role: 'rowheader'}, rule.id),
    cells.map((cell, index) =>
      element(
        'td',
        {role: 'cell', 'data-column': COLUMNS[index + 1], class: cell === '' ? 'empty' : undefined},
        cell)));
}

function stateCell(state) {
  const known = STATES[state] ?? {word: state, sign: 'unknown'};
  return element('span', {class: `state ${state}`}, icon(known.sign), known.word);
}
