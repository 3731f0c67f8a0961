/** The patient's record: who it is, and all parts of the chart. */

import {element, icon} from './elements.js';
import {ageText, conceptText, dateElement, firstCode, patientName} from './fhir-words.js';
import {storyOf} from './patients.js';
import {
  ALLERGIES, FINDINGS, IMAGING, MEDICINES, ORDERS, PROBLEMS, resultDate, resultRow,
} from './record.js';
import {trendElement} from './trend.js';

const SHOWN_AT_FIRST = 6;

/** The parts of the chart, each with the types that it shows and those that explain them. */
const PARTS = [
  {id: 'problems', types: ['Condition'], part: PROBLEMS},
  {id: 'medicines', types: ['MedicationRequest', 'MedicationStatement'], part: MEDICINES},
  {id: 'allergies', types: ['AllergyIntolerance'], part: ALLERGIES},
  {id: 'imaging', types: ['DiagnosticReport', 'ImagingStudy'], part: IMAGING},
  {id: 'orders', types: ['ServiceRequest', 'Appointment'], part: ORDERS},
];

const FINDING_TYPES = ['QuestionnaireResponse', 'Procedure', 'Device', 'CarePlan'];

/** What is asked beside the patient; as discovery words it, so that nothing is read twice. */
const INCLUDES = {
  MedicationRequest: '&_include=MedicationRequest:medication',
  MedicationStatement: '&_include=MedicationStatement:medication',
};

const MEASURED = new Set(['laboratory']);

/**
 * Loads and shows the record. Each part that cannot be had says so in its own place.
 *
 * @param {string} patientId
 * @param {import('./fhir.js').PatientReads} reads
 * @param {Promise<void>} fired the hook's answer, which what is large waits for
 */
export async function showChart(patientId, reads, fired) {
  const search = (type) =>
    reads.all(`${type}?patient=${patientId}${INCLUDES[type] ?? ''}&_count=200`);
  const observations = fired.then(() =>
    reads.all(`Observation?patient=${patientId}&_sort=-date&_count=200`));
  await Promise.all([
    showBanner(patientId, reads),
    ...PARTS.map(({id, types, part}) => showPart(id, types.map(search), part, reads)),
    showObservations(observations, FINDING_TYPES.map(search), reads),
  ]);
}

async function showBanner(patientId, reads) {
  const name = document.getElementById('chart-name');
  const facts = document.getElementById('chart-facts');
  try {
    const {resource: patient} = await reads.read(`Patient/${patientId}`);
    if (!reads.isOver) {
      name.textContent = patientName(patient) ?? 'Name not recorded';
      document.title = `${name.textContent} · Carpus chart`;
      facts.replaceChildren(...bannerFacts(patient));
    }
  } catch (failure) {
    if (!reads.isOver) {
      // Nobody is there to have a record, or to order for.
      showRecord(!['404', '410'].includes(failure.sent?.outcome));
      name.textContent = `Patient ${patientId}`;
      facts.replaceChildren(trouble(`The patient could not be loaded: ${failure.message}.`));
    }
  }
}

function showRecord(isShown) {
  document.querySelector('.record').hidden = !isShown;
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
      {class: 'facts', 'data-reference': `Patient/${patient.id}`},
      element('span', {}, gender ?? 'sex not recorded'),
      element('span', {}, age ?? 'age not known'),
      element('span', {}, born),
      died || undefined,
      element('span', {class: 'quiet'}, `Patient/${patient.id}`)),
    ...(story ? [element('p', {class: 'story'}, story)] : []),
  ];
}

async function showPart(id, searches, part, reads) {
  const {resources, failures} = await gathered(searches);
  if (!reads.isOver) {
    const rows = resources
      .filter((resource) => resource.resourceType !== 'Medication' && isOfThisPart(id, resource))
      .sort(part.order)
      .map((resource) => part.row(resource, resources));
    fill(id, rows, failures, part.none);
  }
}

/** Reports of the laboratory stand beside the results that they are of. */
function isOfThisPart(id, resource) {
  return id !== 'imaging' || resource.resourceType !== 'DiagnosticReport' || !isOfLaboratory(resource);
}

function isOfLaboratory(report) {
  return (report.category ?? []).some((category) =>
    (category.coding ?? []).some(({code}) => ['LAB', 'HM', 'CH', 'MB'].includes(code)));
}

/** Results of the laboratory by test, with the older ones below the newest; the rest as findings. */
async function showObservations(observations, others, reads) {
  const [measured, found] = await Promise.all([observations, gathered(others)]);
  if (reads.isOver) {
    return;
  }
  const isMeasured = (observation) =>
    (observation.category ?? []).some((category) => MEASURED.has(firstCode(category)));
  // Each place needs an element of its own.
  const failures = () => (measured.failure ? [failureOf(measured.failure)] : []);
  const tests = Map.groupBy(measured.resources.filter(isMeasured), testOf);
  const newest = ([results]) => resultDate(results) ?? '';
  const rows = [...tests.values()]
    .map((results) => results.sort((one, other) =>
      (resultDate(other) ?? '').localeCompare(resultDate(one) ?? '')))
    .sort((one, other) => newest(other).localeCompare(newest(one)))
    .map(testRow);
  fill('results', rows, failures(), 'No results recorded.');
  const findings = [
    ...found.resources,
    ...measured.resources.filter((observation) => !isMeasured(observation)),
  ];
  fill(
    'findings',
    findings.sort(FINDINGS.order).map((resource) => FINDINGS.row(resource, findings)),
    [...found.failures, ...failures()],
    FINDINGS.none);
}

function testOf(observation) {
  const coding = observation.code?.coding?.[0];
  return coding ? `${coding.system}|${coding.code}` : conceptText(observation.code);
}

function testRow([newest, ...older]) {
  if (older.length === 0) {
    return resultRow(newest);
  }
  const trend = trendElement([newest, ...older]);
  return resultRow(newest, {
    below: element(
      'div',
      {class: 'earlier'},
      trend,
      element(
        'details',
        {},
        element('summary', {}, `${older.length} earlier`),
        element('ul', {class: 'rows'}, older.map((result) => resultRow(result))))),
  });
}

async function gathered(searches) {
  const found = await Promise.all(searches);
  return {
    resources: found.flatMap(({resources}) => resources),
    failures: found.filter(({failure}) => failure).map(({failure}) => failureOf(failure)),
  };
}

function failureOf(failure) {
  return trouble(`Not everything could be loaded: ${failure.message}.`);
}

function fill(id, rows, failures, none) {
  const place = document.getElementById(id);
  const shown = rows.length > 0 || failures.length > 0
    ? list(rows)
    : [element('p', {class: 'quiet'}, none)];
  place.replaceChildren(...failures, ...shown);
  place.dataset.state = failures.length > 0 ? 'failed' : 'ready';
  const count = document.querySelector(`[data-count="${id}"]`);
  count.textContent = rows.length > 0 ? String(rows.length) : '';
}

/** Says in every part that it is being loaded. */
export function emptyChart() {
  showRecord(true);
  document.getElementById('chart-name').textContent = 'Loading…';
  document.getElementById('chart-facts').replaceChildren();
  document.title = 'Carpus chart';
  for (const id of [...PARTS.map((part) => part.id), 'results', 'findings']) {
    const place = document.getElementById(id);
    place.dataset.state = 'loading';
    place.replaceChildren(element('p', {class: 'quiet'}, 'Loading…'));
    document.querySelector(`[data-count="${id}"]`).textContent = '';
  }
}

/** The rows, the first of them at first if they are many. */
function list(rows) {
  const all = element('ul', {class: 'rows'}, rows);
  if (rows.length <= SHOWN_AT_FIRST) {
    return rows.length > 0 ? [all] : [];
  }
  rows.slice(SHOWN_AT_FIRST).forEach((row) => {
    row.hidden = true;
  });
  const more = element(
    'button',
    {type: 'button', class: 'more', click: () => showAll(all)},
    `Show all ${rows.length}`);
  return [all, more];
}

function showAll(all) {
  const [first] = all.querySelectorAll(':scope > li[hidden]');
  all.querySelectorAll(':scope > li[hidden]').forEach((row) => {
    row.hidden = false;
  });
  all.parentElement.querySelector('.more')?.remove();
  first?.setAttribute('tabindex', '-1');
  first?.focus();
}

/**
 * Lights up the rows that a card rests on, and no others.
 *
 * @param {string[]} references
 * @returns {number} how many of them are in the chart
 */
export function lightUp(references) {
  for (const row of document.querySelectorAll('.lit')) {
    row.classList.remove('lit');
    row.querySelector(':scope > .lit-mark')?.remove();
  }
  const rows = references.flatMap((reference) =>
    [...document.querySelectorAll(`[data-reference="${CSS.escape(reference)}"]`)]);
  for (const row of rows) {
    const list = row.closest('.rows');
    if (row.hidden && list) {
      showAll(list);
    }
    for (let above = row.parentElement; above; above = above.parentElement) {
      if (above instanceof HTMLDetailsElement) {
        above.open = true;
      }
    }
    row.classList.add('lit');
    row.prepend(element('span', {class: 'lit-mark'}, icon('evidence'), 'Evidence'));
  }
  rows[0]?.scrollIntoView({block: 'nearest', behavior: 'smooth'});
  return rows.length;
}

function trouble(words) {
  return element('p', {class: 'trouble', role: 'alert'}, icon('warning'), words);
}
