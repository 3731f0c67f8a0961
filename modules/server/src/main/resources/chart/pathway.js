/** Where the patient stands: the picture of the pathway, and every rule that is silent. */

import {evidenceElement, failureElement} from './cards.js';
import {element, icon, svgElement} from './elements.js';
import {SERVICE} from './hook.js';
import {post} from './service.js';

const SVG_TYPE = 'image/svg+xml';

/** The rule that says for whom the pathway is. */
const ENTRY = 'P-01';

/** The states of a step, the most important first. */
const STEP_STATES = {
  due: {word: 'Due', sign: 'info'},
  ordered: {word: 'Ordered', sign: 'ordered'},
  done: {word: 'Done', sign: 'met'},
  unknown: {word: 'Unknown', sign: 'unknown'},
  'not-due': {word: 'Not due', sign: 'not-met'},
};

const RULE_STATES = {
  met: {word: 'Met', sign: 'met'},
  'not-met': {word: 'Not met', sign: 'not-met'},
  unknown: {word: 'Unknown', sign: 'unknown'},
  'not-implemented': {word: 'Codes awaited', sign: 'unknown'},
};

/** Records that show that something is arranged, or done; others are reasons of another kind. */
const ARRANGED = new Set(['ServiceRequest', 'Appointment', 'MedicationRequest', 'MedicationStatement']);
const DONE = new Set([
  'DiagnosticReport', 'ImagingStudy', 'Observation', 'Procedure', 'QuestionnaireResponse', 'CarePlan',
  'MedicationAdministration',
]);

/** The panel that shows where the patient stands, once it is open. */
export class PathwayPanel {
  #place = document.getElementById('pathway-panel');
  #state = document.getElementById('pathway-state');
  #picture = document.getElementById('picture');
  #rules = document.getElementById('rules');
  #search = document.getElementById('rule-search');
  #exchange;
  #asked = new AbortController();

  constructor() {
    this.#search.addEventListener('input', () => this.#filter());
  }

  /**
   * What the panel explains from now on; whatever it said before is gone.
   *
   * @param {import('./hook.js').Exchange|undefined} exchange undefined while there is none
   */
  explain(exchange) {
    this.#asked.abort();
    this.#exchange = exchange;
    delete this.#place.dataset.state;
    if (!this.#place.hidden) {
      this.show();
    }
  }

  /** Asks for the explanation, unless it is there. */
  async show() {
    if (!this.#exchange?.request || this.#place.dataset.state) {
      return;
    }
    this.#asked = new AbortController();
    const {signal} = this.#asked;
    this.#place.dataset.state = 'loading';
    this.#state.textContent = 'Asking where the patient stands…';
    const {url, request, answer: shown} = this.#exchange;
    const [answer, picture] = await Promise.all([
      post(`${url}/explain`, request, signal), this.#drawn(signal),
    ]);
    if (signal.aborted) {
      return;
    }
    const failure = answer.failure ?? (Array.isArray(answer.body?.rules)
      ? undefined
      : {title: 'The service answered without a list of rules', issues: []});
    if (failure) {
      this.#place.dataset.state = 'failed';
      this.#state.textContent = '';
      this.#picture.replaceChildren(failureElement(failure, () => this.explain(this.#exchange)));
      this.#rules.replaceChildren();
      return;
    }
    const cards = shown?.body?.cards ?? [];
    this.#place.dataset.state = 'ready';
    this.#show(picture, answer.body, cards);
  }

  async #drawn(signal) {
    const service = this.#exchange.url.replace(/\/cds-services\/.*$/, '');
    const response = await fetch(`${service}/pathways/${SERVICE}/flowchart.svg`, {signal})
      .catch(() => undefined);
    const text = response?.ok ? await response.text().catch(() => '') : '';
    const root = new DOMParser().parseFromString(text, SVG_TYPE).documentElement;
    return root.localName === 'svg' ? document.importNode(root, true) : undefined;
  }

  #show(picture, {rules}, cards) {
    const byId = new Map(rules.map((rule) => [rule.id, rule]));
    const leading = cards[0]?.extension?.['dev.carpus.why']?.rules ?? [];
    let position;
    if (picture) {
      for (const step of picture.querySelectorAll('.step')) {
        const found = step.dataset.rules.split(' ').map((id) => byId.get(id)).filter(Boolean);
        const state = stepState(found);
        if (state) {
          mark(step, state, stateWords(state, found));
        }
        step.setAttribute('href', `#rule-${found[0]?.id}`);
        step.addEventListener('click', (event) => {
          event.preventDefault();
          this.#go(found[0]?.id);
        });
        if (!position && state === 'due' && found.some(({id}) => leading.includes(id))) {
          position = step;
        }
      }
      position ??= picture.querySelector('[data-state="due"]') ?? undefined;
      pin(position);
      this.#picture.replaceChildren(picture);
    } else {
      this.#picture.replaceChildren(
        element('p', {class: 'trouble', role: 'alert'}, 'The picture could not be loaded.'));
    }
    const title = position?.querySelector('.step-title')?.textContent;
    const isIn = byId.get(ENTRY)?.state === 'met';
    this.#state.textContent = position
      ? `The patient stands at: ${[...position.querySelectorAll('.step-title')]
        .map((line) => line.textContent).join(' ') || title}.`
      : isIn ? 'Nothing of the pathway is due.' : 'This patient is not on the pathway.';
    this.#rules.replaceChildren(...ruleLists(rules));
    this.#filter();
  }

  /** Shows a rule in the lists below. */
  #go(rule) {
    this.#search.value = '';
    this.#filter();
    const row = document.getElementById(`rule-${rule}`);
    row.closest('details').open = true;
    row.setAttribute('tabindex', '-1');
    row.focus();
    row.scrollIntoView({block: 'center'});
  }

  #filter() {
    const words = this.#search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let found = 0;
    for (const list of this.#rules.querySelectorAll('details')) {
      const rows = [...list.querySelectorAll('li[data-rule]')];
      rows.forEach((row) => {
        const text = row.textContent.toLowerCase();
        row.hidden = !words.every((word) => text.includes(word));
      });
      const shown = rows.filter((row) => !row.hidden).length;
      found += shown;
      list.hidden = shown === 0;
      list.querySelector('.count').textContent = String(shown);
      if (words.length > 0) {
        list.open = true;
      }
    }
    document.getElementById('rules-found').textContent =
      words.length > 0 && found === 0 ? `No rule speaks of “${this.#search.value.trim()}”.` : '';
  }
}

/** What the rules of a step together say of it; nothing if the first does not judge a chart. */
function stepState(rules) {
  if (rules[0]?.id !== ENTRY && !rules[0]?.hooks?.includes('patient-view')) {
    return undefined;
  }
  const types = rules.flatMap(settling).map(({reference}) => reference.split('/')[0]);
  if (rules.some((rule) => rule.shown)) {
    return 'due';
  }
  if (types.some((type) => DONE.has(type))) {
    return 'done';
  }
  if (types.some((type) => ARRANGED.has(type))) {
    return 'ordered';
  }
  const isUnknown = ({state, heldBackBy}) => state === 'unknown' || /^not known: /.test(heldBackBy);
  if (rules.some(isUnknown)) {
    return 'unknown';
  }
  return rules.some(({id, state}) => id === ENTRY && state === 'met') ? 'done' : 'not-due';
}

/** The records that hold a rule back; where there are others, without those it would speak of. */
function settling({heldBackByRecords = [], evidence = []}) {
  const spoken = new Set(evidence.map(({reference}) => reference));
  const others = heldBackByRecords.filter(({reference}) => !spoken.has(reference));
  return others.length > 0 ? others : heldBackByRecords;
}

function stateWords(state, rules) {
  const [record] = rules.flatMap(settling);
  const date = record?.date && ['done', 'ordered'].includes(state) ? `, ${record.date.slice(0, 10)}` : '';
  return `${STEP_STATES[state].word}${date}`;
}

/** Writes a step's state into its box, as words and as a class. */
function mark(step, state, words) {
  step.dataset.state = state;
  const note = step.querySelector('.note');
  const rules = note.textContent;
  const [x, y] = [Number(note.getAttribute('x')), Number(note.getAttribute('y'))];
  const sign = icon(STEP_STATES[state].sign);
  for (const [name, value] of Object.entries({x, y: y - 11, width: 13, height: 13})) {
    sign.setAttribute(name, value);
  }
  note.replaceWith(
    sign,
    svgElement('text', {class: 'state-words', x: x + 19, y}, words),
    svgElement('title', {}, rules));
}

/** A pin at the step where the patient stands. */
function pin(step) {
  if (step) {
    step.setAttribute('aria-current', 'step');
    step.classList.add('position');
    const width = Number(step.querySelector('.box').getAttribute('width'));
    const sign = icon('pin');
    for (const [name, value] of Object.entries({x: width - 30, y: -8, width: 26, height: 26})) {
      sign.setAttribute(name, value);
    }
    step.append(sign);
  }
}

/** Every rule, those that were silent for lack of something first. */
function ruleLists(rules) {
  const isSilent = ({shown}) => !shown;
  const lists = [
    ['Shown on a card', rules.filter(({shown}) => shown), false],
    ['Not known: something is missing',
      rules.filter((rule) => isSilent(rule) && isLacking(rule)), true],
    ['Holds, but is held back',
      rules.filter((rule) => isSilent(rule) && isHeldBack(rule) && !isLacking(rule)), true],
    ['Does not hold',
      rules.filter((rule) => isSilent(rule) && rule.state !== 'met' && !isLacking(rule)), false],
    ['Holds, and makes no card of its own',
      rules.filter((rule) => isSilent(rule) && rule.state === 'met' && !isHeldBack(rule)), false],
  ];
  return lists.filter(([, found]) => found.length > 0).map(([title, found, isOpen]) =>
    element(
      'details',
      {open: isOpen, class: 'rule-list'},
      element('summary', {}, `${title} `, element('span', {class: 'count'}, String(found.length))),
      element('ul', {class: 'rows'}, found.map(ruleElement))));
}

function isHeldBack({state, heldBackBy}) {
  return state === 'met' && heldBackBy !== undefined;
}

function isLacking({state, heldBackBy}) {
  return state === 'unknown' || /^not known: /.test(heldBackBy ?? '');
}

function ruleElement(rule) {
  const known = RULE_STATES[rule.state] ?? {word: rule.state, sign: 'unknown'};
  const awaited = rule.state === 'met'
    ? []
    : (rule.awaitingCodes ?? []).map((valueSet) => `codes awaited: ${valueSet}`);
  const missing = [...(rule.missing ?? []), ...(rule.couldNotCheck ?? []), ...awaited];
  return element(
    'li',
    {id: `rule-${rule.id}`, 'data-rule': rule.id, 'data-rule-state': rule.state},
    element('span', {class: 'row-name'}, element('code', {}, rule.id), ' ', rule.title ?? ''),
    element('span', {class: `state ${rule.state}`}, icon(known.sign), known.word),
    rule.heldBackBy ? line('Held back by', rule.heldBackBy) : undefined,
    missing.length > 0 ? line('Missing', missing.join('; ')) : undefined,
    rule.evidence?.length > 0
      ? element('div', {class: 'rule-line'}, 'Evidence: ', element('ul', {}, rule.evidence.map(evidenceElement)))
      : undefined);
}

function line(name, words) {
  return element('p', {class: 'rule-line'}, `${name}: `, words);
}
