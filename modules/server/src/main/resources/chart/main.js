/** The chart page: a list of patients, and the chart of the one in the address. */

import {cardElements, failureElement} from './cards.js';
import {showChart} from './chart.js';
import {DevelopersPanel} from './developers.js';
import {element} from './elements.js';
import {ExplainPanel} from './explain.js';
import {FhirServer} from './fhir.js';
import {fireHook} from './hook.js';
import {PatientList} from './patients.js';

/** A FHIR id; whatever else stands in the address goes into no query. */
const PATIENT_HASH = /^#patient=([A-Za-z0-9.-]{1,64})$/;

const byId = (id) => document.getElementById(id);

const cards = byId('cards');
const viewAs = byId('view-as');
const prefetchMode = byId('prefetch-mode');
const patients = new PatientList();
const explainPanel = new ExplainPanel();
const developersPanel = new DevelopersPanel();

let settings;

/** Ends what belongs to the chart before, and to the hook call before. */
let chartShown = new AbortController();
let hookFired = new AbortController();

function chosenPatient() {
  return PATIENT_HASH.exec(location.hash)?.[1];
}

function announce(words) {
  byId('status').textContent = words;
}

function route() {
  chartShown.abort();
  chartShown = new AbortController();
  const patientId = chosenPatient();
  patients.choose(patientId);
  document.body.dataset.view = patientId ? 'chart' : 'list';
  byId('no-chart').hidden = Boolean(patientId);
  byId('patient-chart').hidden = !patientId;
  if (!patientId) {
    hookFired.abort();
    document.title = 'Carpus chart';
    return;
  }
  window.scrollTo(0, 0);
  fire(patientId);
  showChart(patientId, new FhirServer(settings.fhirServer), chartShown.signal);
  if (!byId('patient-list').checkVisibility()) {
    byId('chart-name').focus();
  }
}

async function fire(patientId) {
  hookFired.abort();
  hookFired = new AbortController();
  const {signal} = hookFired;
  cards.dataset.state = 'loading';
  cards.dataset.patient = patientId;
  cards.replaceChildren(element('p', {class: 'waiting'}, 'Asking for advice…'));
  explainPanel.explain(undefined);
  developersPanel.show(undefined);
  announce('Asking for advice');
  const exchange = await fireHook(
    {...settings, patientId, viewAs: viewAs.value, prefetchMode: prefetchMode.value}, signal);
  if (!signal.aborted) {
    show(exchange, patientId);
  }
}

function show(exchange, patientId) {
  explainPanel.explain(exchange);
  developersPanel.show(exchange);
  if (exchange.failure) {
    showFailure(exchange.failure, patientId);
    return;
  }
  const response = exchange.answer.body;
  let shown;
  try {
    shown = cardElements(response, () => explainPanel.open());
  } catch (error) {
    const words = `They are not as CDS Hooks says: ${error.message}.`;
    showFailure({title: 'The cards of the service cannot be shown', issues: [{words}]}, patientId);
    return;
  }
  cards.replaceChildren(...shown);
  cards.dataset.state = 'ready';
  const number = response.cards.length;
  announce(number === 0 ? 'No advice' : `${number} ${number === 1 ? 'card' : 'cards'} of advice`);
}

function showFailure(failure, patientId) {
  const told = failureElement(failure, () => fire(patientId));
  told.dataset.testid = 'error';
  cards.replaceChildren(told);
  cards.dataset.state = 'failed';
  announce('');
}

function fireAgain() {
  const patientId = chosenPatient();
  if (patientId) {
    fire(patientId);
  }
}

async function start() {
  const response = await fetch('settings.json', {cache: 'no-store'}).catch(() => undefined);
  if (!response?.ok) {
    const words = 'The settings of this page could not be loaded.';
    const alert = element('p', {class: 'trouble', role: 'alert'}, words);
    document.querySelector('.page').before(alert);
    return;
  }
  settings = await response.json();
  viewAs.addEventListener('change', fireAgain);
  prefetchMode.addEventListener('change', fireAgain);
  byId('skip').addEventListener('click', () => byId('chart').focus());
  window.addEventListener('hashchange', route);
  route();
  await patients.load(new FhirServer(settings.fhirServer));
}

start();
