/** What went over the wire, for developers. */

import {element} from './elements.js';

/** A word that no line of JSON is. */
const END = 'END_OF_REQUEST';

const MOST_KEPT = 20;

/** The panel with the calls of a chart: request, answer, times and FHIR queries. */
export class DevelopersPanel {
  #panel = document.getElementById('developers-panel');
  #choice = document.getElementById('call-choice');
  #place = document.getElementById('call');
  #exchanges = [];

  constructor() {
    this.#choice.addEventListener('change', () => this.#render());
  }

  /** Forgets the calls of the chart before. */
  clear() {
    this.#exchanges = [];
    this.#list();
  }

  /**
   * Adds a call, and shows it.
   *
   * @param {import('./hook.js').Exchange} exchange
   */
  add(exchange) {
    this.#exchanges = [exchange, ...this.#exchanges].slice(0, MOST_KEPT);
    this.#list();
  }

  #list() {
    this.#choice.replaceChildren(...this.#exchanges.map(({hook, at, answer}, index) =>
      element(
        'option',
        {value: String(index)},
        `${at.toTimeString().slice(0, 8)}  ${hook}  ${answer?.status ?? 'no answer'}`)));
    this.#choice.disabled = this.#exchanges.length === 0;
    this.show();
  }

  /** Shows the call that is chosen, if anybody looks. */
  show() {
    if (!this.#panel.hidden) {
      this.#render();
    }
  }

  #render() {
    const exchange = this.#exchanges[Number(this.#choice.value)];
    this.#place.replaceChildren(
      ...(exchange
        ? exchangeElements(exchange)
        : [element('p', {class: 'quiet'}, 'Nothing was exchanged yet.')]));
  }
}

function exchangeElements({url, request, answer, queries, leftOut, prefetchMilliseconds}) {
  return [
    ...(request ? [timesElement(answer, prefetchMilliseconds), callElement(url, answer)] : []),
    ...(request ? [isSigned(url) ? signedElement() : curlElement(url, request)] : []),
    element('h4', {}, 'FHIR queries for prefetch'),
    queries.length > 0
      ? queriesTable(queries)
      : element('p', {class: 'quiet'}, 'This page made none.'),
    ...leftOutElements(leftOut),
    ...(request ? json('Request', request) : []),
    ...(answer?.body ? json('Response', answer.body) : []),
  ];
}

function timesElement({milliseconds}, prefetchMilliseconds) {
  return element(
    'dl',
    {class: 'times', 'data-testid': 'times'},
    element('div', {}, element('dt', {}, 'FHIR server, for prefetch'),
      element('dd', {}, `${prefetchMilliseconds} ms`)),
    element('div', {}, element('dt', {}, 'CDS service'), element('dd', {}, `${milliseconds} ms`)));
}

function callElement(url, {status, milliseconds}) {
  return element(
    'p',
    {'data-testid': 'duration'},
    element('code', {}, `POST ${url}`),
    ` ${status ? `HTTP ${status}` : 'no answer'} in ${milliseconds} ms`);
}

/** Whether the service signs a call of this page on its way. */
function isSigned(url) {
  return url.includes('/chart/cds-services/');
}

function signedElement() {
  return element(
    'p',
    {class: 'quiet', 'data-testid': 'signed'},
    'This service takes no call without a token. It signs those of this page on their way, so there is'
      + ' no command to copy.');
}

function curlElement(url, request) {
  const said = element('span', {role: 'status', class: 'quiet'});
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(curl(url, request));
      said.textContent = 'Copied.';
    } catch {
      said.textContent = 'The browser does not let this page copy.';
    }
  };
  return element(
    'p',
    {class: 'copy'},
    element(
      'button',
      {type: 'button', class: 'secondary', 'data-testid': 'copy-curl', click: copy},
      'Copy as curl'),
    said);
}

/** The body stands in a here-document: as an argument it may be longer than shells allow. */
function curl(url, request) {
  return [
    `curl -sS -X POST '${url}' -H 'Content-Type: application/json' --data-binary @- <<'${END}'`,
    JSON.stringify(request),
    END,
    '',
  ].join('\n');
}

function queriesTable(queries) {
  return table(
    'FHIR queries',
    ['Key', 'Query', 'Status', 'Time'],
    queries.map(({key, method, url, outcome, milliseconds}) =>
      [key, element('code', {}, `${method} ${url}`), outcome, `${milliseconds} ms`]));
}

/** What was not sent: the service reads it itself where it can. */
function leftOutElements(leftOut) {
  return leftOut.length === 0
    ? []
    : [
      element('h4', {}, 'Not sent'),
      element(
        'p', {class: 'quiet'}, 'What is left to the service, it reads from the FHIR server itself.'),
      table(
        'Prefetch that was not sent',
        ['Key', 'Query', 'Why'],
        leftOut.map(({key, query, reason}) =>
          [key, query ? element('code', {}, query) : '', reason])),
    ];
}

function table(label, columns, rows) {
  return element(
    'div',
    {class: 'wide', tabindex: '0', role: 'region', 'aria-label': label},
    element(
      'table',
      {},
      element('thead', {}, element('tr', {}, columns.map((column) =>
        element('th', {scope: 'col'}, column)))),
      element('tbody', {}, rows.map((cells) =>
        element('tr', {}, cells.map((cell) => element('td', {}, cell)))))));
}

function json(title, body) {
  return [
    element('h4', {}, title),
    element(
      'pre',
      {tabindex: '0', role: 'region', 'aria-label': title},
      JSON.stringify(body, undefined, 2)),
  ];
}
