/** Calls hooks, as an EHR does: a chart is opened, an order is chosen, orders are signed. */

import {FhirFailure} from './fhir.js';
import {get, post} from './service.js';

/** The pathway that this page shows. */
export const SERVICE = 'bilateral-hand-cramping';

/**
 * One call of a hook. What was not reached is not there.
 *
 * @typedef {object} Exchange
 * @property {string} hook
 * @property {Date} at
 * @property {(import('./fhir.js').SentQuery & {key: string})[]} queries made for prefetch
 * @property {number} prefetchMilliseconds how long they took together
 * @property {{key: string, query?: string, reason: string}[]} leftOut prefetch that was not sent
 * @property {string} [url] the address of the service
 * @property {object} [request] the body that was sent
 * @property {import('./service.js').Answer} [answer]
 * @property {import('./service.js').Failure} [failure]
 */

/**
 * What is asked, and how.
 *
 * @typedef {object} Asking
 * @property {string} hook
 * @property {string} fhirServer base URL
 * @property {string} cdsServices URL of the discovery
 * @property {string} patientId
 * @property {'clinician'|'patient'} viewAs
 * @property {'full'|'partial'|'none'} prefetchMode
 * @property {object} [context] what the hook has besides user and patient
 */

let discovered;

/**
 * Calls a hook: discovery, prefetch, call. Whatever fails is told in the exchange.
 *
 * @param {Asking} asking
 * @param {import('./fhir.js').PatientReads} reads
 * @param {AbortSignal} signal ends it; the exchange is then of no use
 * @returns {Promise<Exchange>}
 */
export async function callHook(asking, reads, signal) {
  const exchange =
    {hook: asking.hook, at: new Date(), queries: [], leftOut: [], prefetchMilliseconds: 0};
  const discovery = await discover(asking);
  if (discovery.failure) {
    return {...exchange, failure: discovery.failure};
  }
  const context = {
    userId: asking.viewAs === 'patient' ? `Patient/${asking.patientId}` : 'Practitioner/example',
    patientId: asking.patientId,
    ...asking.context,
  };
  const start = performance.now();
  const templates = Object.entries(discovery.service.prefetch ?? {});
  const gathered = await gather(templates, context, asking.prefetchMode, reads);
  const prefetchMilliseconds = Math.round(performance.now() - start);
  const request = {
    hook: asking.hook,
    hookInstance: crypto.randomUUID(),
    fhirServer: asking.fhirServer,
    context,
    ...(Object.keys(gathered.prefetch).length > 0 && {prefetch: gathered.prefetch}),
  };
  const url = `${asking.cdsServices}/${SERVICE}`;
  const answer = await post(url, request, signal);
  const failure = answer.failure ?? withoutCards(answer.body);
  const {queries, leftOut} = gathered;
  return {...exchange, queries, leftOut, prefetchMilliseconds, url, request, answer, failure};
}

/**
 * Asks what the service offers, once; after a failure, again.
 *
 * @param {string} cdsServices URL of the discovery
 * @returns {Promise<import('./service.js').Answer>}
 */
export async function askDiscovery(cdsServices) {
  discovered ??= get(cdsServices, new AbortController().signal);
  const answer = await discovered;
  if (answer.failure) {
    discovered = undefined;
  }
  return answer;
}

async function discover({cdsServices, hook}) {
  const answer = await askDiscovery(cdsServices);
  if (answer.failure) {
    return {failure: answer.failure};
  }
  const services = Array.isArray(answer.body.services) ? answer.body.services : [];
  const service = services.find((each) => each.id === SERVICE && each.hook === hook);
  return service
    ? {service}
    : {failure: {
      title: 'The service does not offer this advice',
      issues: [{words: `Discovery at ${cdsServices} lists no ${SERVICE} for ${hook}.`}],
    }};
}

/** Runs the templates that the context can fill, all at once; of part of it, the first half. */
async function gather(templates, context, mode, reads) {
  const prefetch = {};
  const queries = [];
  const leftOut = [];
  const wanted = [];
  const most = {full: templates.length, partial: Math.floor(templates.length / 2), none: 0}[mode];
  for (const [key, template] of templates) {
    const query = fill(template, context);
    if (query === undefined) {
      leftOut.push({key, reason: 'the context cannot fill its template'});
    } else if (wanted.length >= most) {
      leftOut.push({key, query, reason: 'left to the service'});
    } else {
      wanted.push({key, query});
    }
  }
  const results = await Promise.allSettled(wanted.map(({query}) => reads.read(query)));
  results.forEach((result, index) => {
    const {key, query} = wanted[index];
    const sent = result.value?.sent ?? result.reason?.sent;
    if (sent) {
      queries.push({key, ...sent});
    }
    if (result.status === 'fulfilled') {
      prefetch[key] = result.value.resource;
    } else {
      leftOut.push({key, query, reason: reasonOf(result.reason)});
    }
  });
  return {prefetch, queries, leftOut};
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
