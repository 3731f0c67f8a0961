/** Reads from a FHIR server, and writes to it. */

const TIMEOUT_MS = 20_000;

/** Some servers and proxies refuse longer addresses. */
const LONGEST_GET = 1500;

const FHIR_JSON = 'application/fhir+json';

/** What went wrong with an exchange, in words for the page. */
export class FhirFailure extends Error {
  /**
   * @param {string} words
   * @param {SentQuery} [sent]
   * @param {boolean} [isUnanswered] whether nothing tells what the server did
   */
  constructor(words, sent, isUnanswered = false) {
    super(words);
    this.sent = sent;
    this.isUnanswered = isUnanswered;
  }
}

/**
 * One query as it was sent.
 *
 * @typedef {object} SentQuery
 * @property {string} method
 * @property {string} url
 * @property {string} outcome the HTTP status, or why there is none
 * @property {number} milliseconds
 */

/**
 * What a query gave.
 *
 * @typedef {object} Found
 * @property {object} resource the resource of a read, or the first page of a search, as it came
 * @property {SentQuery} sent
 */

/** A FHIR server. */
export class FhirServer {
  #base;

  /** @param {string} base the server's base URL */
  constructor(base) {
    this.#base = base.replace(/\/$/, '');
  }

  /**
   * Reads, or searches.
   *
   * @param {string} query a relative URL: `Patient/1` or `Condition?patient=1`
   * @param {AbortSignal} signal
   * @returns {Promise<Found>}
   * @throws {FhirFailure} if the server gives no such thing
   */
  async read(query, signal) {
    const at = query.indexOf('?');
    if (at < 0) {
      return this.#exchanged(`${this.#base}/${query}`, {}, query.split('/')[0], signal);
    }
    const type = query.slice(0, at);
    const parameters = encoded(query.slice(at + 1));
    const url = `${this.#base}/${type}?${parameters}`;
    if (url.length > LONGEST_GET) {
      try {
        const form = {method: 'POST', body: parameters};
        return await this.#exchanged(`${this.#base}/${type}/_search`, form, 'Bundle', signal);
      } catch (failure) {
        if (signal.aborted || failure.isUnanswered) {
          throw failure;
        }
      }
    }
    return this.#exchanged(url, {}, 'Bundle', signal);
  }

  /**
   * The page after a page of a search.
   *
   * @param {object} page
   * @param {AbortSignal} signal
   * @returns {Promise<Found|undefined>} undefined after the last
   * @throws {FhirFailure} if there is one that cannot be had
   */
  async after(page, signal) {
    const next = page.link?.find((link) => link.relation === 'next')?.url;
    if (!next) {
      return undefined;
    }
    if (!next.startsWith(`${this.#base}?`) && !next.startsWith(`${this.#base}/`)) {
      throw new FhirFailure('the next page of the list cannot be followed');
    }
    return this.#exchanged(next, {}, 'Bundle', signal);
  }

  /**
   * Writes all of it, or nothing.
   *
   * @param {object[]} entries of a transaction
   * @returns {Promise<string[]>} the references to what each entry wrote
   * @throws {FhirFailure} if nothing was written, or if that is not known
   */
  async transact(entries) {
    const body = JSON.stringify({resourceType: 'Bundle', type: 'transaction', entry: entries});
    const options = {method: 'POST', body, headers: {'Content-Type': FHIR_JSON}};
    const {resource} =
      await this.#exchanged(this.#base, options, 'Bundle', new AbortController().signal);
    return (resource.entry ?? []).map((entry) =>
      /([A-Z]\w+\/[A-Za-z0-9.-]+)(?:\/_history\/.*)?$/.exec(entry.response?.location ?? '')?.[1]);
  }

  async #exchanged(url, options, resourceType, signal) {
    const start = performance.now();
    const sent = (outcome) => ({
      method: options.method ?? 'GET',
      url,
      outcome,
      milliseconds: Math.round(performance.now() - start),
    });
    let response;
    let resource;
    try {
      response = await fetch(url, {
        ...options,
        headers: {Accept: FHIR_JSON, ...options.headers},
        cache: 'no-store',
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      });
      resource = await response.json().catch((error) => {
        if (error.name !== 'SyntaxError') {
          throw error;
        }
      });
    } catch (error) {
      const why = error.name === 'TimeoutError'
        ? 'the FHIR server did not answer in time'
        : 'the FHIR server could not be reached';
      throw new FhirFailure(why, sent(why), true);
    }
    const status = sent(String(response.status));
    if (!response.ok) {
      throw new FhirFailure(
        `the FHIR server answered ${response.status}${reason(resource)}`, status);
    }
    if (resource?.resourceType !== resourceType) {
      throw new FhirFailure(`the FHIR server did not answer with a ${resourceType}`, status);
    }
    return {resource, sent: status};
  }
}

/** What was read for one patient; each query goes to the server once, until all is forgotten. */
export class PatientReads {
  #server;
  #signal;
  #found = new Map();

  /**
   * @param {FhirServer} server
   * @param {AbortSignal} signal ends all reads
   */
  constructor(server, signal) {
    this.#server = server;
    this.#signal = signal;
  }

  /** Whether nobody wants the answers any more. */
  get isOver() {
    return this.#signal.aborted;
  }

  /**
   * Reads, or searches.
   *
   * @param {string} query as of {@link FhirServer.read}
   * @returns {Promise<Found>}
   */
  read(query) {
    if (!this.#found.has(query)) {
      this.#found.set(query, this.#server.read(query, this.#signal));
    }
    return this.#found.get(query);
  }

  /**
   * All matches of a search.
   *
   * @param {string} query
   * @returns {Promise<{resources: object[], failure?: FhirFailure}>} with what came before a
   *     failure
   */
  async all(query) {
    const resources = [];
    try {
      let found = await this.read(query);
      const seen = new Set();
      while (found && !seen.has(found.sent.url)) {
        resources.push(...resourcesOf(found.resource));
        seen.add(found.sent.url);
        found = await this.#server.after(found.resource, this.#signal);
      }
      return {resources};
    } catch (failure) {
      return {resources, failure};
    }
  }

  /** Reads everything anew from now on. */
  forget() {
    this.#found.clear();
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

/**
 * What a page of a search holds, included resources too.
 *
 * @param {object} bundle
 * @returns {object[]}
 */
export function resourcesOf(bundle) {
  return (bundle.entry ?? [])
    .filter((entry) => entry.resource && entry.search?.mode !== 'outcome')
    .map((entry) => entry.resource);
}

function reason(body) {
  const issue = body?.resourceType === 'OperationOutcome' ? body.issue?.[0] : undefined;
  const words = issue?.details?.text ?? issue?.diagnostics;
  return words ? `: ${words}` : '';
}
