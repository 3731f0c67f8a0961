/** The chart page: a list of patients, and the chart of the one in the address. */

import {Basket} from './basket.js';
import {cardElements, failureElement} from './cards.js';
import {emptyChart, lightUp, showChart} from './chart.js';
import {DevelopersPanel} from './developers.js';
import {element, icon} from './elements.js';
import {FhirServer, PatientReads} from './fhir.js';
import {AssessmentForm} from './form.js';
import {askDiscovery, callHook, SERVICE} from './hook.js';
import {entriesOf, orderText} from './orders.js';
import {PathwayPanel} from './pathway.js';
import {PatientList} from './patients.js';
import {sendFeedback} from './service.js';
import {Tabs} from './tabs.js';

/** A FHIR id; whatever else stands in the address goes into no query. */
const PATIENT_HASH = /^#patient=([A-Za-z0-9.-]{1,64})$/;

const byId = (id) => document.getElementById(id);

const cards = byId('cards');
const viewAs = byId('view-as');
const prefetchMode = byId('prefetch-mode');
const patients = new PatientList();
const pathwayPanel = new PathwayPanel();
const developersPanel = new DevelopersPanel();
const form = new AssessmentForm(saveAssessment);
const tabs = new Tabs(byId('tabs'), (panel) => {
  if (panel === 'pathway-panel') {
    pathwayPanel.show();
  } else if (panel === 'developers-panel') {
    developersPanel.show();
  } else if (panel === 'assessment-panel') {
    form.show(settings.cdsServices.replace(/\/cds-services$/, ''));
  }
});
const basket = new Basket({
  call: (hook, context) => call(hook, context, orderFired),
  write,
  tell,
  actions: () => ACTIONS,
  announce,
});

const ACTIONS = {
  accept,
  dismiss,
  why: lightUp,
  whyNot: () => {
    tabs.show('pathway-panel');
    byId('tab-pathway').focus();
  },
  assess: () => {
    tabs.show('assessment-panel');
    byId('tab-assessment').focus();
  },
};

let settings;
let server;
let reads;

/** Ends what belongs to the chart before, and to the hook call before. */
let chartShown = new AbortController();
let hookFired = new AbortController();
let orderFired = new AbortController();

function chosenPatient() {
  return PATIENT_HASH.exec(location.hash)?.[1];
}

function announce(words) {
  byId('status').textContent = words;
}

/** Tells what was done, for everybody to see. */
function report(words, isTrouble = false) {
  const place = byId('report');
  place.replaceChildren(
    element(
      'p',
      {class: isTrouble ? 'trouble' : 'done', role: isTrouble ? 'alert' : 'status'},
      icon(isTrouble ? 'warning' : 'met'),
      words));
}

/** Shows what the address names; done when its advice is there. */
async function route() {
  chartShown.abort();
  chartShown = new AbortController();
  hookFired.abort();
  orderFired.abort();
  const patientId = chosenPatient();
  patients.choose(patientId);
  document.body.dataset.view = patientId ? 'chart' : 'list';
  byId('no-chart').hidden = Boolean(patientId);
  byId('patient-chart').hidden = !patientId;
  byId('report').replaceChildren();
  basket.open(patientId);
  developersPanel.clear();
  form.clear();
  if (!patientId) {
    document.title = 'Carpus chart';
    return;
  }
  window.scrollTo(0, 0);
  tabs.show('chart-panel');
  cards.replaceChildren();
  emptyChart();
  reads = new PatientReads(server, chartShown.signal);
  if (!byId('patient-list').checkVisibility()) {
    byId('chart-name').focus();
  }
  await openChart(patientId);
}

/** Advice comes first: what only the chart shows is read once the hook has what it needs. */
async function openChart(patientId) {
  const opened = reads;
  const fired = fire();
  await askDiscovery(settings.cdsServices);
  setTimeout(() => {
    if (!opened.isOver) {
      showChart(patientId, opened, fired);
    }
  });
  await fired;
}

/** Calls a hook for the patient of the chart; nothing if somebody went on meanwhile. */
async function call(hook, context, ending) {
  const {signal} = ending;
  const exchange = await callHook(
    {
      ...settings,
      hook,
      context,
      patientId: chosenPatient(),
      viewAs: viewAs.value,
      prefetchMode: prefetchMode.value,
    },
    reads,
    signal);
  if (signal.aborted || reads.isOver) {
    return undefined;
  }
  developersPanel.add(exchange);
  return exchange;
}

/** Fires patient-view, and shows what comes. */
async function fire() {
  hookFired.abort();
  hookFired = new AbortController();
  orderFired = new AbortController();
  cards.dataset.state = 'loading';
  cards.dataset.patient = chosenPatient();
  cards.setAttribute('aria-busy', 'true');
  if (cards.childElementCount === 0) {
    cards.replaceChildren(element('p', {class: 'waiting'}, 'Asking for advice…'));
  }
  pathwayPanel.explain(undefined);
  announce('Asking for advice');
  performance.mark('carpus-hook-start');
  const exchange = await call('patient-view', {}, hookFired);
  if (exchange) {
    cards.setAttribute('aria-busy', 'false');
    show(exchange);
  }
}

function show(exchange) {
  pathwayPanel.explain(exchange);
  if (exchange.failure) {
    showFailure(exchange.failure);
    return;
  }
  const response = exchange.answer.body;
  let shown;
  try {
    shown = cardElements(response, ACTIONS);
  } catch (error) {
    const words = `They are not as CDS Hooks says: ${error.message}.`;
    showFailure({title: 'The cards of the service cannot be shown', issues: [{words}]});
    return;
  }
  cards.replaceChildren(...shown);
  cards.dataset.state = 'ready';
  performance.measure('carpus-cards', 'carpus-hook-start');
  const number = response.cards.length;
  announce(number === 0 ? 'No advice' : `${number} ${number === 1 ? 'card' : 'cards'} of advice`);
}

function showFailure(failure) {
  const told = failureElement(failure, fire);
  told.dataset.testid = 'error';
  cards.replaceChildren(told);
  cards.dataset.state = 'failed';
  announce('');
}

function fireAgain() {
  if (chosenPatient()) {
    cards.replaceChildren();
    fire();
  }
}

/** Patients order nothing, and are not asked what clinicians know. */
function showAs(isPatient) {
  document.querySelector('.new-order').hidden = isPatient;
  form.showAs(isPatient);
}

/** Reads the record anew, and asks again. */
async function refresh() {
  lightUp([]);
  reads.forget();
  await openChart(chosenPatient());
}

/**
 * Writes the entries of a transaction, and tells of it. Where nothing tells whether it was written,
 * the chart is read anew, as another try might write it twice.
 */
async function transact(entries, words) {
  try {
    await server.transact(entries);
  } catch (failure) {
    if (failure.isUnanswered) {
      report(
        `It is not known whether this was written, as ${failure.message}. Look whether the chart has`
          + ' it before you try again.',
        true);
      refresh();
    } else {
      cards.setAttribute('aria-busy', 'false');
      report(`Nothing was written: ${failure.message}.`, true);
    }
    return false;
  }
  report(words);
  return true;
}

/** Writes the entries of a transaction, and asks again; whether they surely were written. */
async function write(entries, words) {
  const isWritten = await transact(entries, words);
  if (isWritten) {
    refresh();
  }
  return isWritten;
}

/** Sends feedback; what fails is told, as the rest goes on. */
async function tell(entries) {
  const {failure} = await sendFeedback(`${settings.cdsServices}/${SERVICE}`, entries);
  if (failure) {
    report(`The service was not told what became of the card: ${failure.title}.`, true);
  }
}

async function accept(card, suggestions) {
  const names = suggestions
    .flatMap(({actions = []}) => actions)
    .filter(({type}) => type === 'create')
    .map(({resource}) => orderText(resource));
  cards.setAttribute('aria-busy', 'true');
  if (!await transact(entriesOf(suggestions), `Ordered: ${names.join(', ')}`)) {
    return;
  }
  await tell([{
    card: card.uuid,
    outcome: 'accepted',
    acceptedSuggestions: suggestions.map(({uuid}) => ({id: uuid})),
    outcomeTimestamp: new Date().toISOString(),
  }]);
  await refresh();
  byId('advice-heading').focus();
}

async function dismiss(card, reason, comment) {
  cards.setAttribute('aria-busy', 'true');
  report(`Dismissed: ${card.summary}`);
  await tell([{
    card: card.uuid,
    outcome: 'overridden',
    overrideReason: {
      ...(reason && {reason}),
      ...(comment && {userComment: comment}),
    },
    outcomeTimestamp: new Date().toISOString(),
  }]);
  basket.settle(card);
  await refresh();
  byId('advice-heading').focus();
}

async function saveAssessment(response) {
  if (response.item.length === 0) {
    report('Nothing is answered yet: answer a question, then save.', true);
    return;
  }
  const subject = {reference: `Patient/${chosenPatient()}`};
  const source = viewAs.value === 'patient' && {source: subject};
  const resource = {...response, subject, ...source};
  const entry = {resource, request: {method: 'POST', url: resource.resourceType}};
  if (await write([entry], 'The answers are saved')) {
    form.clear();
    tabs.show('chart-panel');
    byId('advice-heading').focus();
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
  askDiscovery(settings.cdsServices);
  server = new FhirServer(settings.fhirServer);
  viewAs.addEventListener('change', () => {
    showAs(viewAs.value === 'patient');
    fireAgain();
  });
  prefetchMode.addEventListener('change', fireAgain);
  byId('refresh').addEventListener('click', refresh);
  byId('skip').addEventListener('click', () => byId('chart').focus());
  window.addEventListener('hashchange', route);
  await route();
  await patients.load(server);
}

start();
