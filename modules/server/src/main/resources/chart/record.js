/** What each part of the record shows of its resources. */

import {element, icon} from './elements.js';
import {
  conceptText, dateElement, firstCode, referenceText, siteText, valueText,
} from './fhir-words.js';

const INACTIVE = new Set(['inactive', 'remission', 'resolved']);
const WRONG = new Set(['refuted', 'entered-in-error']);
const FINAL = new Set(['final', 'amended', 'corrected']);

/** The interpretations that are known here, with the sign and the weight they are shown with. */
const FLAGS = {
  H: {word: 'High', sign: 'high', weight: 'warning'},
  HH: {word: 'Critically high', sign: 'high', weight: 'critical'},
  L: {word: 'Low', sign: 'low', weight: 'warning'},
  LL: {word: 'Critically low', sign: 'low', weight: 'critical'},
  A: {word: 'Abnormal', sign: 'warning', weight: 'warning'},
  AA: {word: 'Critically abnormal', sign: 'warning', weight: 'critical'},
  POS: {word: 'Positive', sign: 'warning', weight: 'warning'},
  N: {word: 'Normal', sign: 'met', weight: 'calm'},
  NEG: {word: 'Negative', sign: 'met', weight: 'calm'},
};

/**
 * How a part of the record is shown.
 *
 * @typedef {object} Part
 * @property {string} none what to say if there is nothing
 * @property {function(object, object): number} order
 * @property {function(object): HTMLElement} row
 */

function badge(word, weight, sign) {
  return element('span', {class: `badge ${weight}`}, ...(sign ? [icon(sign)] : []), word);
}

function newestFirst(dateOf) {
  return (one, other) => (dateOf(other) ?? '').localeCompare(dateOf(one) ?? '');
}

function dated(words, date) {
  return date && element('span', {}, `${words} `.trimStart(), dateElement(date));
}

const onsetOf = (condition) =>
  condition.onsetDateTime ?? condition.onsetPeriod?.start ?? condition.recordedDate;

const isPast = (condition) =>
  INACTIVE.has(firstCode(condition.clinicalStatus)) ||
  WRONG.has(firstCode(condition.verificationStatus));

/**
 * Conditions: what is active first.
 *
 * @type {Part}
 */
export const PROBLEMS = {
  none: 'No problems recorded.',
  order: (one, other) =>
    Number(isPast(one)) - Number(isPast(other)) || newestFirst(onsetOf)(one, other),
  row: (condition) => {
    const clinical = conceptText(condition.clinicalStatus);
    const verification = conceptText(condition.verificationStatus);
    const isWrong = WRONG.has(firstCode(condition.verificationStatus));
    const onset = condition.onsetDateTime ?? condition.onsetPeriod?.start;
    const since = onset ? dated('since', onset) : dated('recorded', condition.recordedDate);
    return element(
      'li',
      {class: `${isPast(condition) ? 'past' : ''} ${isWrong ? 'wrong' : ''}`.trim() || undefined},
      element('span', {class: 'row-name'}, conceptText(condition.code) ?? 'Problem without a name'),
      element(
        'span',
        {class: 'row-facts'},
        siteText(condition.bodySite) && element('span', {}, siteText(condition.bodySite)),
        badge(clinical ?? 'clinical status not recorded', isPast(condition) ? 'calm' : 'plain'),
        verification && badge(verification, isWrong ? 'warning' : 'plain'),
        since || undefined,
        dated('until', condition.abatementDateTime)));
  },
};

const resultDate = (result) =>
  result.effectiveDateTime ??
  result.effectivePeriod?.start ??
  result.effectiveInstant ??
  result.issued;

/**
 * Observations and DiagnosticReports.
 *
 * @type {Part}
 */
export const RESULTS = {
  none: 'No results recorded.',
  order: newestFirst(resultDate),
  row: (result) => {
    const isReport = result.resourceType === 'DiagnosticReport';
    const reference = referenceText(result);
    return element(
      'li',
      {},
      element('span', {class: 'row-name'}, conceptText(result.code) ?? 'Result without a name'),
      element(
        'span',
        {class: 'row-value'},
        isReport ? conclusionText(result) : valueText(result),
        (result.interpretation ?? []).map(flag)),
      element(
        'span',
        {class: 'row-facts'},
        dated('', resultDate(result)),
        isReport ? element('span', {}, 'report') : undefined,
        reference && element('span', {}, `reference ${reference}`),
        FINAL.has(result.status) ? undefined : badge(result.status ?? 'no status', 'warning')));
  },
};

function conclusionText(report) {
  const codes = (report.conclusionCode ?? []).map(conceptText).filter(Boolean).join(', ');
  return [codes && `${codes}:`, report.conclusion].filter(Boolean).join(' ').replace(/:$/, '')
    || 'no conclusion';
}

function flag(interpretation) {
  const known = FLAGS[firstCode(interpretation)];
  return known
    ? badge(known.word, known.weight, known.sign)
    : badge(conceptText(interpretation) ?? 'Interpreted', 'plain');
}

/**
 * ServiceRequests.
 *
 * @type {Part}
 */
export const ORDERS = {
  none: 'No orders recorded.',
  order: newestFirst((order) => order.authoredOn),
  row: (order) =>
    element(
      'li',
      {class: ['revoked', 'entered-in-error'].includes(order.status) ? 'past wrong' : undefined},
      element('span', {class: 'row-name'}, conceptText(order.code) ?? 'Order without a name'),
      element(
        'span',
        {class: 'row-facts'},
        badge(order.status ?? 'no status', 'plain'),
        order.intent && order.intent !== 'order' ? element('span', {}, order.intent) : undefined,
        dated('ordered', order.authoredOn))),
};
