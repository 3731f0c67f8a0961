/** Reads from a FHIR server. */

const TIMEOUT_MS = 20_000;

/** Some servers and proxies refuse longer addresses. */
const LONGEST_GET = 1500;

/** What went wrong with a read or search, in words for the page. */
export class FhirFailure extends Error {}

/**
 * One query as it was sent.
 *
 * @typedef {object} SentQuery
 * @property {string} method
 * @property {string} url
 * @property {string} outcome the HTTP status, or why there is none
 * @property {number} milliseconds
 */

/** A FHIR server, and the queries that were sent to it through this object. */
export class FhirServer {
  #base;

  /** @type {SentQuery[]} */
  queries = [];

  /** @param {string} base the server's base URL */
  constructor(base) {
    this.#base = base.replace(/\/$/, '');
  }

  /**
   * The resource that a read gives, or the first page that a search gives, as it came.
   *
   * @param {string} query a relative URL: `Patient/1` or `Condition?patient=1`
   * @param {AbortSignal} signal
   * @returns {Promise<object>}
   * @throws {FhirFailure} if the server gives no such thing
   */
  async get(query, signal) {
    const at = query.indexOf('?');
    if (at < 0) {
      return this.#fetched(`${this.#base}/${query}`, {}, query.split('/')[0], signal);
    }
    const type = query.slice(0, at);
    const parameters = encoded(query.slice(at + 1));
    const url = `${this.#base}/${type}?${parameters}`;
    if (url.length > LONGEST_GET) {
      try {
        const form = {method: 'POST', body: parameters};
        return await this.#fetched(`${this.#base}/${type}/_search`, form, 'Bundle', signal);
      } catch (failure) {
        if (signal.aborted) {
          throw failure;
        }
      }
    }
    return this.#fetched(url, {}, 'Bundle', signal);
  }

  /**
   * The matches of a search, page by page.
   *
   * @param {string} query as of {@link get}
   * @param {AbortSignal} signal
   * @returns {AsyncGenerator<object[]>} the resources of each page
   * @throws {FhirFailure} at the page that cannot be had
   */
  async *pages(query, signal) {
    let page = await this.get(query, signal);
    const seen = new Set();
    for (;;) {
      yield matches(page);
      const next = page.link?.find((link) => link.relation === 'next')?.url;
      if (!next) {
        return;
      }
      if (!next.startsWith(this.#base) || seen.has(next)) {
        throw new FhirFailure('the next page of the list cannot be followed');
      }
      seen.add(next);
      page = await this.#fetched(next, {}, 'Bundle', signal);
    }
  }

  async #fetched(url, options, resourceType, signal) {
    const start = performance.now();
    const record = (outcome) =>
      this.queries.push({
        method: options.method ?? 'GET',
        url,
        outcome,
        milliseconds: Math.round(performance.now() - start),
      });
    try {
      const response = await fetch(url, {
        ...options,
        headers: {Accept: 'application/fhir+json'},
        cache: 'no-store',
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      });
      const body = await response.json().catch(() => undefined);
      record(String(response.status));
      if (!response.ok) {
        throw new FhirFailure(`the FHIR server answered ${response.status}${reason(body)}`);
      }
      if (body?.resourceType !== resourceType) {
        throw new FhirFailure(`the FHIR server did not answer with a ${resourceType}`);
      }
      return body;
    } catch (failure) {
      if (failure instanceof FhirFailure) {
        throw failure;
      }
      const why =
        failure.name === 'TimeoutError'
          ? 'the FHIR server did not answer in time'
          : 'the FHIR server could not be reached';
      record(why);
      throw new FhirFailure(why);
    }
  }
}

/** The parameters with every bar, comma and colon of their values kept, whatever stands between. */
function encoded(parameters) {
  const pairs = parameters.split('&').map((pair) => {
    const [, name, value] = /^([^=]*)=?(.*)$/s.exec(pair);
    return [decodeURIComponent(name), decodeURIComponent(value)];
  });
  return new URLSearchParams(pairs);
}

function matches(bundle) {
  return (bundle.entry ?? [])
    .filter((entry) => entry.resource && (entry.search?.mode ?? 'match') === 'match')
    .map((entry) => entry.resource);
}

function reason(body) {
  const issue = body?.resourceType === 'OperationOutcome' ? body.issue?.[0] : undefined;
  const words = issue?.details?.text ?? issue?.diagnostics;
  return words ? `: ${words}` : '';
}
