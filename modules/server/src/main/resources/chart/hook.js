/** Fires the patient-view hook, as an EHR does that opens a chart. */

import {FhirFailure, FhirServer} from './fhir.js';
import {get, post} from './service.js';

const SERVICE = 'bilateral-hand-cramping';
const HOOK = 'patient-view';

/**
 * One firing of the hook. What was not reached is not there.
 *
 * @typedef {object} Exchange
 * @property {import('./fhir.js').SentQuery[]} queries the FHIR queries that prefetch took
 * @property {{key: string, reason: string}[]} leftOut the prefetch keys that were not sent
 * @property {string} [url] the address of the service
 * @property {object} [request] the body that was sent
 * @property {import('./service.js').Answer} [answer]
 * @property {import('./service.js').Failure} [failure]
 */

/**
 * What is asked, and how.
 *
 * @typedef {object} Asking
 * @property {string} fhirServer base URL
 * @property {string} cdsServices URL of the discovery
 * @property {string} patientId
 * @property {'clinician'|'patient'} viewAs
 * @property {'full'|'one-missing'|'none'} prefetchMode
 */

/**
 * Fires the hook: discovery, prefetch, call. Whatever fails is told in the exchange.
 *
 * @param {Asking} asking
 * @param {AbortSignal} signal ends it; the exchange is then of no use
 * @returns {Promise<Exchange>}
 */
export async function fireHook(asking, signal) {
  const server = new FhirServer(asking.fhirServer);
  const exchange = {queries: server.queries, leftOut: []};
  const discovery = await discover(asking.cdsServices, signal);
  if (discovery.failure) {
    return {...exchange, failure: discovery.failure};
  }
  const context = {
    userId: asking.viewAs === 'patient' ? `Patient/${asking.patientId}` : 'Practitioner/example',
    patientId: asking.patientId,
  };
  const templates = Object.entries(discovery.service.prefetch ?? {});
  const gathered = await gather(templates, context, asking.prefetchMode, server, signal);
  const request = {
    hook: HOOK,
    hookInstance: crypto.randomUUID(),
    fhirServer: asking.fhirServer,
    context,
    ...(Object.keys(gathered.prefetch).length > 0 && {prefetch: gathered.prefetch}),
  };
  const url = `${asking.cdsServices}/${SERVICE}`;
  const answer = await post(url, request, signal);
  const failure = answer.failure ?? withoutCards(answer.body);
  return {...exchange, leftOut: gathered.leftOut, url, request, answer, failure};
}

async function discover(cdsServices, signal) {
  const answer = await get(cdsServices, signal);
  if (answer.failure) {
    return {failure: answer.failure};
  }
  const services = Array.isArray(answer.body.services) ? answer.body.services : [];
  const service = services.find((each) => each.id === SERVICE && each.hook === HOOK);
  return service
    ? {service}
    : {failure: {
      title: 'The service does not offer this advice',
      issues: [{words: `Discovery at ${cdsServices} lists no ${SERVICE} for ${HOOK}.`}],
    }};
}

/** Runs the templates that the context can fill, all at once. */
async function gather(templates, context, mode, server, signal) {
  const prefetch = {};
  const leftOut = [];
  const fillable = [];
  for (const [key, template] of mode === 'none' ? [] : templates) {
    const query = fill(template, context);
    if (query === undefined) {
      leftOut.push({key, reason: 'the context cannot fill its template'});
    } else {
      fillable.push({key, query});
    }
  }
  if (mode === 'one-missing' && fillable.length > 0) {
    leftOut.push({key: fillable.pop().key, reason: 'as asked by the switch'});
  }
  const results = await Promise.allSettled(fillable.map(({query}) => server.get(query, signal)));
  results.forEach((result, index) => {
    const {key} = fillable[index];
    if (result.status === 'fulfilled') {
      prefetch[key] = result.value;
    } else {
      leftOut.push({key, reason: reasonOf(result.reason)});
    }
  });
  return {prefetch, leftOut};
}

function reasonOf(failure) {
  return failure instanceof FhirFailure ? failure.message : 'its template is not a FHIR query';
}

/** The template with its tokens filled, undefined if one cannot be. */
function fill(template, context) {
  const [userType, userId] = context.userId.split('/');
  const values = new Map([
    ...Object.entries(context).map(([name, value]) => [`context.${name}`, value]),
    [`user${userType}Id`, userId],
  ]);
  const tokens = [...template.matchAll(/\{\{(.*?)\}\}/g)].map(([, token]) => token.trim());
  return tokens.every((token) => values.has(token))
    ? template.replaceAll(/\{\{(.*?)\}\}/g, (_, token) => values.get(token.trim()))
    : undefined;
}

function withoutCards(body) {
  return Array.isArray(body.cards)
    ? undefined
    : {title: 'The service answered without a list of cards', issues: []};
}
