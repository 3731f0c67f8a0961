/** Cards, as an EHR shows them. */

import {Marked} from './lib/marked.esm.js';
import DOMPurify from './lib/purify.es.mjs';

import {element, icon, webLink} from './elements.js';
import {conceptText, dateElement, systemName} from './fhir-words.js';

const WHY = 'dev.carpus.why';
const INCOMPLETE = 'dev.carpus.incomplete';

const SEVERITIES = {info: 'Information', warning: 'Warning', critical: 'Critical'};

const EFFECTS = {create: 'Orders', update: 'Changes', delete: 'Removes'};

/** The topic of cards that ask what the assessment form asks. */
const ASSESSMENT = 'assessment';

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
 * What can be done with cards.
 *
 * @typedef {object} CardActions
 * @property {function(object, object[]): Promise<void>} accept a card, with some of its suggestions
 * @property {function(object, object, string): Promise<void>} dismiss a card, for a reason, with a
 *     comment
 * @property {function(object): number} why lights up what the card rests on; how many rows there are
 * @property {function(): void} whyNot
 * @property {function(): void} assess opens the assessment form
 */

/**
 * The answer to a hook as page elements, never none.
 *
 * @param {object} response of the service, with `cards`
 * @param {CardActions} actions
 * @returns {HTMLElement[]}
 */
export function cardElements(response, actions) {
  const missing = response.extension?.[INCOMPLETE]?.missing ?? [];
  const strip = missing.length > 0 ? [incomplete(missing)] : [];
  const cards = response.cards.map((card) => cardElement(card, actions));
  return [...strip, ...(cards.length > 0 ? cards : [noCards(missing.length > 0, actions)])];
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

function noCards(isIncomplete, actions) {
  return element(
    'div',
    {class: 'no-cards', 'data-testid': 'no-cards'},
    element(
      'p',
      {},
      isIncomplete
        ? 'No advice for this patient from what could be checked.'
        : 'No advice for this patient.'),
    element(
      'button', {type: 'button', 'data-testid': 'why-not', click: actions.whyNot}, 'Why not?'));
}

function cardElement(card, actions) {
  const why = card.extension?.[WHY] ?? {};
  const severity = SEVERITIES[card.indicator];
  const heading = `card-${card.uuid ?? crypto.randomUUID()}`;
  return element(
    'article',
    {
      class: `card ${severity ? card.indicator : 'info'}`,
      'aria-labelledby': heading,
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
      card.source?.topic?.display
        ? element('span', {class: 'topic'}, card.source.topic.display)
        : undefined,
      why.review?.label
        ? element('span', {class: 'review', 'data-testid': 'review'}, why.review.label)
        : undefined),
    element('h4', {id: heading, 'data-testid': 'card-summary'}, card.summary),
    suggestions(card, actions),
    card.detail ? detailElement(card.detail) : undefined,
    links(card, why),
    cardActions(card, why, actions));
}

function links(card, why) {
  const all = (card.links ?? []).map((link) => element('li', {}, webLink(link.url, link.label)));
  const rules = (why.rules ?? []).map((rule) =>
    card.source?.url ? webLink(`${card.source.url}#${rule}`, rule) : document.createTextNode(rule));
  return element(
    'dl',
    {class: 'card-facts'},
    ...(card.source?.label
      ? fact('Source', webLink(card.source.url, card.source.label))
      : []),
    ...(rules.length > 0
      ? fact('Rules', element('span', {class: 'rule-links'}, rules.flatMap((rule) => [rule, ' '])))
      : []),
    ...(all.length > 0 ? fact('Links', element('ul', {}, all)) : []));
}

function fact(name, value) {
  return [element('dt', {}, name), element('dd', {}, value)];
}

/** Why, and no: what can be done with any card. */
function cardActions(card, why, actions) {
  const references = (why.evidence ?? []).map(({reference}) => reference);
  const evidence = element(
    'div',
    {class: 'evidence', hidden: true},
    element('ul', {'data-testid': 'evidence'}, (why.evidence ?? []).map(evidenceElement)));
  const whyButton = element(
    'button',
    {
      type: 'button',
      class: 'secondary',
      'aria-pressed': 'false',
      'data-testid': 'why',
      click: () => {
        const isOn = whyButton.getAttribute('aria-pressed') === 'true';
        document.querySelectorAll('[data-testid="why"][aria-pressed="true"]').forEach((other) => {
          other.setAttribute('aria-pressed', 'false');
          other.closest('.card').querySelector('.evidence').hidden = true;
        });
        whyButton.setAttribute('aria-pressed', String(!isOn));
        evidence.hidden = isOn;
        actions.why(isOn ? [] : references);
      },
    },
    icon('evidence'),
    'Why');
  const reasons = dismissal(card, actions);
  const dismissButton = element(
    'button',
    {
      type: 'button',
      class: 'secondary',
      'aria-expanded': 'false',
      'data-testid': 'dismiss',
      click: () => {
        reasons.hidden = !reasons.hidden;
        dismissButton.setAttribute('aria-expanded', String(!reasons.hidden));
        if (!reasons.hidden) {
          reasons.querySelector('input').focus();
        }
      },
    },
    'Dismiss…');
  reasons.addEventListener('keydown', ({key}) => {
    if (key === 'Escape') {
      dismissButton.click();
      dismissButton.focus();
    }
  });
  return [
    element(
      'div',
      {class: 'card-actions'},
      references.length > 0 ? whyButton : undefined,
      card.source?.topic?.code === ASSESSMENT
        ? element(
          'button',
          {type: 'button', class: 'secondary', 'data-testid': 'assess', click: actions.assess},
          'Fill in the form')
        : undefined,
      card.uuid ? dismissButton : undefined),
    evidence,
    card.uuid ? reasons : undefined,
  ];
}

/** The reasons that the service knows, and a comment. */
function dismissal(card, actions) {
  const reasons = card.overrideReasons ?? [];
  const name = `reason-${card.uuid}`;
  const form = element(
    'form',
    {
      class: 'dismissal',
      hidden: true,
      'data-testid': 'dismissal',
      submit: (event) => {
        event.preventDefault();
        const chosen = new FormData(form).get(name);
        const reason = reasons.find(({code}) => code === chosen);
        actions.dismiss(card, reason, form.elements.comment.value.trim());
      },
    },
    element(
      'fieldset',
      {},
      element('legend', {}, 'Why is this advice not followed?'),
      reasons.map((reason) =>
        element(
          'label',
          {class: 'choice'},
          element('input', {type: 'radio', name, value: reason.code, required: true}),
          reason.display ?? reason.code))),
    element(
      'label',
      {class: 'comment'},
      'Comment, without names',
      element('input', {type: 'text', name: 'comment', maxlength: '500', autocomplete: 'off'})),
    element('button', {type: 'submit'}, 'Dismiss this card'));
  return form;
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
    display ?? typeText(reference),
    ...(date ? [', ', dateElement(date)] : []));
}

/** The type that a reference names, in words. */
function typeText(reference) {
  return reference.split('/')[0].replace(/(?<=[a-z])([A-Z])/g, ' $1');
}

/** What the card suggests: one by a button, several to choose from. */
function suggestions(card, actions) {
  const offered = card.suggestions ?? [];
  if (offered.length === 0) {
    return undefined;
  }
  if (offered.length === 1) {
    return element(
      'div',
      {class: 'suggestions'},
      suggestionElement(offered[0], element('p', {class: 'suggestion-label'}, offered[0].label)),
      acceptButton('Accept', (button) => accept(button, card, offered, actions)));
  }
  const isOne = card.selectionBehavior === 'at-most-one';
  const choices = offered.map((suggestion) =>
    element('input', {
      type: isOne ? 'radio' : 'checkbox',
      name: `suggestion-${card.uuid}`,
      checked: Boolean(suggestion.isRecommended),
      change: () => {
        button.disabled = !choices.some((choice) => choice.checked);
      },
    }));
  const button = acceptButton(
    isOne ? 'Accept the chosen one' : 'Accept the chosen',
    () => accept(button, card, offered.filter((_, index) => choices[index].checked), actions));
  button.disabled = !choices.some((choice) => choice.checked);
  return element(
    'fieldset',
    {class: 'suggestions'},
    element('legend', {class: 'suggestion-label'}, isOne ? 'One of these' : 'Any of these'),
    offered.map((suggestion, index) =>
      suggestionElement(
        suggestion,
        element(
          'label',
          {class: 'choice'},
          choices[index],
          element('span', {}, suggestion.label),
          suggestion.isRecommended
            ? element('span', {class: 'badge good'}, 'Recommended')
            : undefined))),
    button);
}

function acceptButton(words, click) {
  const button = element(
    'button',
    {type: 'button', class: 'primary', 'data-testid': 'accept', click: () => click(button)},
    icon('met'),
    words);
  return button;
}

async function accept(button, card, chosen, actions) {
  button.disabled = true;
  try {
    await actions.accept(card, chosen);
  } finally {
    button.disabled = false;
  }
}

function suggestionElement(suggestion, label) {
  const actions = suggestion.actions ?? [];
  const [coding] = actions.flatMap(codings);
  return element(
    'div',
    {
      class: 'suggestion',
      'data-testid': 'suggestion',
      'data-code': coding && `${coding.system}|${coding.code}`,
    },
    label,
    actions.map((action) => actionElement(action, suggestion.label)));
}

function actionElement(action, label) {
  const name = conceptText(orderedConcept(action)) ?? action.description;
  const isSaid = action.type === 'create' && name === label;
  return element(
    'div',
    {class: 'action'},
    isSaid ? undefined : element('p', {}, `${EFFECTS[action.type] ?? action.type}: ${name}`),
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

/** The detail; what is long is shown in part at first. */
function detailElement(detail) {
  const safe = DOMPurify.sanitize(markdown.parse(detail), SAFE);
  const text = element('div', {class: 'card-detail', 'data-testid': 'card-detail'}, safe);
  if (detail.length < 350) {
    return text;
  }
  text.classList.add('in-part');
  const more = element(
    'button',
    {
      type: 'button',
      class: 'quiet-button',
      'aria-expanded': 'false',
      'data-testid': 'more',
      click: () => {
        const isWhole = !text.classList.toggle('in-part');
        more.setAttribute('aria-expanded', String(isWhole));
        more.textContent = isWhole ? 'Show less' : 'Show all';
      },
    },
    'Show all');
  return [text, more];
}
