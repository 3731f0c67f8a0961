/** Calls the CDS service, and says in words why a call failed. */

const TIMEOUT_MS = 30_000;

const TITLES = {
  400: 'The service could not read the request',
  401: 'The service does not know this caller',
  403: 'The service refused the request',
  404: 'The service is not there',
  412: 'The service lacks data that it needs',
  413: 'The request is too large for the service',
  429: 'The service has too much to do',
};

/**
 * Why there is no answer.
 *
 * @typedef {object} Failure
 * @property {string} title
 * @property {{words: string, where?: string}[]} issues
 */

/**
 * What a call gave.
 *
 * @typedef {object} Answer
 * @property {number} [status] none if nothing came back
 * @property {object} [body] none if it was not JSON
 * @property {Failure} [failure] if it is not a success
 * @property {number} milliseconds
 */

/**
 * Gets JSON from the service.
 *
 * @param {string} url
 * @param {AbortSignal} signal
 * @returns {Promise<Answer>}
 */
export function get(url, signal) {
  return send(url, {headers: {Accept: 'application/json'}}, signal);
}

/**
 * Posts JSON to the service.
 *
 * @param {string} url
 * @param {object} request
 * @param {AbortSignal} signal
 * @returns {Promise<Answer>}
 */
export function post(url, request, signal) {
  return send(url, posting(request), signal);
}

/**
 * Tells the service what became of cards; it answers with nothing but a status.
 *
 * @param {string} url of the service
 * @param {object[]} entries
 * @returns {Promise<Answer>}
 * @see https://cds-hooks.hl7.org/2.0/#feedback
 */
export function sendFeedback(url, entries) {
  const signal = new AbortController().signal;
  return send(`${url}/feedback`, posting({feedback: entries}), signal, true);
}

function posting(body) {
  return {
    method: 'POST',
    headers: {'Content-Type': 'application/json', Accept: 'application/json'},
    body: JSON.stringify(body),
  };
}

async function send(url, options, signal, isAnswerEmpty = false) {
  const start = performance.now();
  const milliseconds = () => Math.round(performance.now() - start);
  try {
    const response = await fetch(url, {
      ...options,
      cache: 'no-store',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    const text = await response.text();
    const body = parsed(text);
    const failure = response.ok ? notJson(body) : refusal(response.status, body);
    return {
      status: response.status,
      body,
      failure: isAnswerEmpty && response.ok ? undefined : failure,
      milliseconds: milliseconds(),
    };
  } catch (error) {
    return {failure: unreached(error, url), milliseconds: milliseconds()};
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function failureOf(title, issues) {
  return {title, issues};
}

function notJson(body) {
  return typeof body === 'object' && body !== null
    ? undefined
    : failureOf('The service answered something that is not JSON', []);
}

function refusal(status, body) {
  const title =
    TITLES[status] ?? (status >= 500 ? 'The service failed' : 'The service refused the request');
  const issues = body?.resourceType === 'OperationOutcome' ? body.issue ?? [] : [];
  return failureOf(`${title} (HTTP ${status})`, issues.map((issue) => ({
    words: issue.details?.text ?? issue.diagnostics ?? issue.code ?? 'no reason given',
    where: issue.expression?.join(', ') ?? issue.location?.join(', '),
  })));
}

function unreached(error, url) {
  return error.name === 'TimeoutError'
    ? failureOf('The service did not answer in time', [{words: `No answer from ${url} in 30 s.`}])
    : failureOf('The service could not be reached', [{words: `Nothing answers at ${url}.`}]);
}
