/** What went over the wire, for developers. */

import {element} from './elements.js';

/** A word that no line of JSON is. */
const END = 'END_OF_REQUEST';

/** The panel with the request, the answer and the FHIR queries; filled once it is open. */
export class DevelopersPanel {
  #panel = document.getElementById('developers');
  #place = this.#panel.querySelector('div');
  #exchange;

  constructor() {
    this.#panel.addEventListener('toggle', () => this.#render());
  }

  /**
   * The exchange to show from now on.
   *
   * @param {import('./hook.js').Exchange|undefined} exchange undefined while there is none
   */
  show(exchange) {
    this.#exchange = exchange;
    this.#render();
  }

  #render() {
    if (this.#panel.open) {
      this.#place.replaceChildren(
        ...(this.#exchange
          ? exchangeElements(this.#exchange)
          : [element('p', {class: 'quiet'}, 'Nothing was exchanged yet.')]));
    }
  }
}

function exchangeElements({url, request, answer, queries, leftOut}) {
  return [
    ...(request ? [callElement(url, answer), curlElement(url, request)] : []),
    element('h4', {}, 'FHIR queries for prefetch'),
    queries.length > 0
      ? queriesTable(queries)
      : element('p', {class: 'quiet'}, 'None were made for prefetch.'),
    ...leftOut.map(({key, reason}) =>
      element('p', {class: 'quiet'}, 'Not sent: ', element('code', {}, key), `, ${reason}.`)),
    ...(request ? json('Request', request) : []),
    ...(answer?.body ? json('Response', answer.body) : []),
  ];
}

function callElement(url, {status, milliseconds}) {
  return element(
    'p',
    {'data-testid': 'duration'},
    element('code', {}, `POST ${url}`),
    ` ${status ? `HTTP ${status}` : 'no answer'} in ${milliseconds} ms`);
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
    element('button', {type: 'button', 'data-testid': 'copy-curl', click: copy}, 'Copy as curl'),
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
  return element(
    'div',
    {class: 'wide', tabindex: '0', role: 'region', 'aria-label': 'FHIR queries'},
    element(
      'table',
      {},
      element('thead', {}, element('tr', {}, ['Query', 'Status', 'Time'].map((column) =>
        element('th', {scope: 'col'}, column)))),
      element('tbody', {}, queries.map(({method, url, outcome, milliseconds}) =>
        element(
          'tr',
          {},
          element('td', {}, element('code', {}, `${method} ${url}`)),
          element('td', {}, outcome),
          element('td', {}, `${milliseconds} ms`))))));
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
