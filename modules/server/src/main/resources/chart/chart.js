/** The patient's record: who it is, problems, results, orders. */

import {element, icon} from './elements.js';
import {ageText, dateElement, patientName} from './fhir-words.js';
import {storyOf} from './patients.js';
import {ORDERS, PROBLEMS, RESULTS} from './record.js';

const SHOWN_AT_FIRST = 15;

/**
 * Loads and shows the record. Each part that cannot be had says so in its own place.
 *
 * @param {string} patientId
 * @param {import('./fhir.js').FhirServer} server
 * @param {AbortSignal} signal ends it: nothing is shown any more
 */
export async function showChart(patientId, server, signal) {
  const search = (type, more = '') => `${type}?patient=${patientId}${more}&_count=200`;
  const results = [
    search('Observation', '&category=laboratory&_sort=-date'),
    search('DiagnosticReport', '&_sort=-date'),
  ];
  await Promise.all([
    showBanner(patientId, server, signal),
    showPart('problems', [search('Condition')], PROBLEMS, server, signal),
    showPart('results', results, RESULTS, server, signal),
    showPart('orders', [search('ServiceRequest')], ORDERS, server, signal),
  ]);
}

async function showBanner(patientId, server, signal) {
  const name = document.getElementById('chart-name');
  const facts = document.getElementById('chart-facts');
  name.textContent = 'Loading…';
  facts.replaceChildren();
  document.title = 'Carpus chart';
  try {
    const patient = await server.get(`Patient/${patientId}`, signal);
    if (!signal.aborted) {
      name.textContent = patientName(patient) ?? 'Name not recorded';
      document.title = `${name.textContent} · Carpus chart`;
      facts.replaceChildren(...bannerFacts(patient));
    }
  } catch (failure) {
    if (!signal.aborted) {
      name.textContent = `Patient ${patientId}`;
      facts.replaceChildren(trouble(`The patient could not be loaded: ${failure.message}.`));
    }
  }
}

function bannerFacts(patient) {
  const {birthDate, gender} = patient;
  const age = ageText(birthDate, new Date());
  const born = birthDate ? ['born ', dateElement(birthDate)] : ['birth date not recorded'];
  const died = patient.deceasedDateTime
    ? element('span', {}, 'died ', dateElement(patient.deceasedDateTime))
    : patient.deceasedBoolean && element('span', {}, 'deceased');
  const story = storyOf(patient);
  return [
    element(
      'p',
      {class: 'facts'},
      element('span', {}, gender ?? 'sex not recorded'),
      element('span', {}, age ?? 'age not known'),
      element('span', {}, born),
      died || undefined,
      element('span', {class: 'quiet'}, `Patient/${patient.id}`)),
    ...(story ? [element('p', {class: 'quiet'}, story)] : []),
  ];
}

/** Shows all pages of a part; a failure is told above what came before it. */
async function showPart(id, searches, part, server, signal) {
  const place = document.getElementById(id);
  place.dataset.state = 'loading';
  place.replaceChildren(element('p', {class: 'quiet'}, 'Loading…'));
  const rows = [];
  const failures = [];
  await Promise.all(searches.map(async (search) => {
    try {
      for await (const page of server.pages(search, signal)) {
        rows.push(...page);
      }
    } catch (failure) {
      failures.push(trouble(`Not everything could be loaded: ${failure.message}.`));
    }
  }));
  if (signal.aborted) {
    return;
  }
  place.replaceChildren(...failures, ...list(rows.sort(part.order).map(part.row)));
  if (rows.length === 0 && failures.length === 0) {
    place.replaceChildren(element('p', {class: 'quiet'}, part.none));
  }
  place.dataset.state = failures.length > 0 ? 'failed' : 'ready';
}

/** The rows, the first of them at first if they are many. */
function list(rows) {
  const all = element('ul', {class: 'rows'}, rows.slice(0, SHOWN_AT_FIRST));
  if (rows.length <= SHOWN_AT_FIRST) {
    return rows.length > 0 ? [all] : [];
  }
  const more = element(
    'button',
    {
      type: 'button',
      click: () => {
        all.append(...rows.slice(SHOWN_AT_FIRST));
        more.remove();
        rows[SHOWN_AT_FIRST].setAttribute('tabindex', '-1');
        rows[SHOWN_AT_FIRST].focus();
      },
    },
    `Show all ${rows.length}`);
  return [all, more];
}

function trouble(words) {
  return element('p', {class: 'trouble', role: 'alert'}, icon('warning'), words);
}
