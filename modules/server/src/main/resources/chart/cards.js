/** Cards, as an EHR shows them. */

import {Marked} from './lib/marked.esm.js';
import DOMPurify from './lib/purify.es.mjs';

import {element, icon, webLink} from './elements.js';
import {conceptText, dateElement, systemName} from './fhir-words.js';

const WHY = 'dev.carpus.why';
const INCOMPLETE = 'dev.carpus.incomplete';

const SEVERITIES = {info: 'Information', warning: 'Warning', critical: 'Critical'};

const EFFECTS = {create: 'Would order', update: 'Would change', delete: 'Would remove'};

/** The card's summary is a heading of level 4, so those of its detail come below it. */
const TOP_HEADING = 5;

const markdown = new Marked({
  gfm: true,
  walkTokens: (token) => {
    if (token.type === 'heading') {
      token.depth = Math.min(6, token.depth + TOP_HEADING - 1);
    }
  },
});

/** What GitHub Flavored Markdown makes, but nothing that loads or that can be typed into. */
const SAFE = {
  ALLOWED_TAGS: [
    'a', 'blockquote', 'br', 'code', 'del', 'em', 'h5', 'h6', 'hr', 'li', 'ol', 'p', 'pre',
    'strong', 'table', 'tbody', 'td', 'th', 'thead', 'tr', 'ul',
  ],
  ALLOWED_ATTR: ['href', 'start', 'align'],
  ALLOWED_URI_REGEXP: /^https?:/i,
  RETURN_DOM_FRAGMENT: true,
};

DOMPurify.addHook('afterSanitizeAttributes', (node) => {
  if (node.nodeName === 'A') {
    node.setAttribute('target', '_blank');
    node.setAttribute('rel', 'noopener');
  }
});

/**
 * The answer to the hook as page elements, never none.
 *
 * @param {object} response of the service, with `cards`
 * @param {function(): void} onWhyNot when somebody asks why there is no card
 * @returns {HTMLElement[]}
 */
export function cardElements(response, onWhyNot) {
  const missing = response.extension?.[INCOMPLETE]?.missing ?? [];
  const strip = missing.length > 0 ? [incomplete(missing)] : [];
  const cards = response.cards.map(cardElement);
  return [...strip, ...(cards.length > 0 ? cards : [noCards(missing.length > 0, onWhyNot)])];
}

/**
 * A call that failed, so that nobody takes it for "no advice".
 *
 * @param {import('./service.js').Failure} failure
 * @param {function(): void} onRetry
 * @returns {HTMLElement}
 */
export function failureElement(failure, onRetry) {
  return element(
    'div',
    {class: 'failure', role: 'alert'},
    element('h4', {}, icon('critical'), failure.title),
    element('p', {}, 'There is no answer: advice for this patient may exist.'),
    element('ul', {}, failure.issues.map(({words, where}) =>
      element('li', {}, words, ...(where ? [' ', element('code', {}, where)] : [])))),
    element('button', {type: 'button', click: onRetry}, 'Ask again'));
}

function incomplete(missing) {
  return element(
    'div',
    {class: 'incomplete', 'data-testid': 'incomplete'},
    element('h4', {}, icon('warning'), 'Not everything could be checked'),
    element('ul', {}, missing.map(({key, rules = []}) =>
      element(
        'li',
        {},
        'Could not be obtained: ',
        element('strong', {}, key),
        rules.length > 0 ? ` (${rules.length > 1 ? 'rules' : 'rule'} ${rules.join(', ')})` : ''))));
}

function noCards(isIncomplete, onWhyNot) {
  return element(
    'div',
    {class: 'no-cards', 'data-testid': 'no-cards'},
    element(
      'p',
      {},
      isIncomplete
        ? 'No advice for this patient from what could be checked.'
        : 'No advice for this patient.'),
    element('button', {type: 'button', 'data-testid': 'why-not', click: onWhyNot}, 'Why not?'));
}

function cardElement(card) {
  const why = card.extension?.[WHY] ?? {};
  const severity = SEVERITIES[card.indicator];
  return element(
    'article',
    {
      class: `card ${severity ? card.indicator : 'info'}`,
      'data-testid': 'card',
      'data-indicator': card.indicator,
      'data-rules': (why.rules ?? []).join(' '),
    },
    element(
      'p',
      {class: 'card-head'},
      element(
        'span',
        {class: 'severity'},
        icon(severity ? card.indicator : 'info'),
        severity ?? `Severity unknown: ${card.indicator}`),
      why.review?.label
        ? element('span', {class: 'badge plain', 'data-testid': 'review'}, why.review.label)
        : undefined),
    element('h4', {'data-testid': 'card-summary'}, card.summary),
    (card.suggestions ?? []).map(suggestionElement),
    card.detail ? detailElement(card.detail) : undefined,
    element('dl', {class: 'card-facts'}, cardFacts(card, why)),
    (card.overrideReasons ?? []).length > 0 ? overrideReasons(card.overrideReasons) : undefined);
}

function cardFacts(card, why) {
  const evidence = (why.evidence ?? []).map(evidenceElement);
  return [
    evidence.length > 0
      ? fact('Evidence', element('ul', {'data-testid': 'evidence'}, evidence))
      : [],
    why.rules?.length > 0 ? fact('Rules', why.rules.join(', ')) : [],
    card.source?.label ? fact('Source', webLink(card.source.url, card.source.label)) : [],
    (card.links ?? []).length > 0
      ? fact('Links', element('ul', {}, card.links.map((link) =>
        element('li', {}, webLink(link.url, link.label)))))
      : [],
  ].flat();
}

function fact(name, value) {
  return [element('dt', {}, name), element('dd', {}, value)];
}

/**
 * A record that something rests on: its name and date.
 *
 * @param {{reference: string, display?: string, date?: string}} evidence
 * @returns {HTMLElement}
 */
export function evidenceElement({reference, display, date}) {
  return element(
    'li',
    {title: reference},
    display ?? reference,
    ...(date ? [', ', dateElement(date)] : []));
}

function suggestionElement(suggestion) {
  const actions = suggestion.actions ?? [];
  const [coding] = actions.flatMap(codings);
  return element(
    'div',
    {
      class: 'suggestion',
      'data-testid': 'suggestion',
      'data-code': coding && `${coding.system}|${coding.code}`,
    },
    element('p', {class: 'suggestion-label'}, suggestion.label),
    actions.map(actionElement));
}

function actionElement(action) {
  const concept = orderedConcept(action);
  return element(
    'div',
    {class: 'action'},
    element(
      'p',
      {},
      `${EFFECTS[action.type] ?? action.type}: `,
      element('strong', {}, conceptText(concept) ?? action.description),
      ' ',
      action.resource?.status
        ? element('span', {class: 'badge plain'}, `${action.resource.status} order`)
        : undefined),
    element('ul', {class: 'codes'}, codings(action).map((coding) =>
      element(
        'li',
        {},
        element('code', {}, `${systemName(coding.system)} ${coding.code}`),
        coding.display ? ` ${coding.display}` : ''))));
}

function codings(action) {
  return orderedConcept(action)?.coding ?? [];
}

function orderedConcept({resource}) {
  return resource?.code ?? resource?.medicationCodeableConcept;
}

function overrideReasons(reasons) {
  return element(
    'details',
    {class: 'override'},
    element('summary', {}, 'Reasons for not following this advice'),
    element('ul', {}, reasons.map((reason) => element('li', {}, reason.display ?? reason.code))));
}

function detailElement(detail) {
  const safe = DOMPurify.sanitize(markdown.parse(detail), SAFE);
  return element('div', {class: 'card-detail', 'data-testid': 'card-detail'}, safe);
}
