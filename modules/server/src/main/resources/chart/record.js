/** What each part of the record shows of its resources. */

import {element, icon} from './elements.js';
import {
  conceptText, dateElement, firstCode, itemAnswers, referenceText, siteText, valueText,
} from './fhir-words.js';

const INACTIVE = new Set(['inactive', 'remission', 'resolved']);
const WRONG = new Set(['refuted', 'entered-in-error']);
const FINAL = new Set(['final', 'amended', 'corrected', 'available', 'completed']);
const OVER = new Set(['revoked', 'entered-in-error', 'completed', 'stopped', 'cancelled']);

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
 * @property {function(object, object[]): HTMLElement} row of a resource, among all of the part
 */

/**
 * A short word in a frame.
 *
 * @param {string} word
 * @param {'plain'|'calm'|'warning'|'critical'|'good'} weight
 * @param {string} [sign] a picture before it
 * @returns {HTMLElement}
 */
export function badge(word, weight, sign) {
  return element('span', {class: `badge ${weight}`}, ...(sign ? [icon(sign)] : []), word);
}

function newestFirst(dateOf) {
  return (one, other) => (dateOf(other) ?? '').localeCompare(dateOf(one) ?? '');
}

function dated(words, date) {
  return date && element('span', {}, `${words} `.trimStart(), dateElement(date));
}

/** A row that a card may point to. */
function row(resource, name, facts, more = {}) {
  return element(
    'li',
    {
      class: more.class,
      'data-reference': `${resource.resourceType}/${resource.id}`,
    },
    element('span', {class: 'row-name'}, name),
    more.value,
    element('span', {class: 'row-facts'}, facts),
    more.below);
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
    const verification = firstCode(condition.verificationStatus);
    const isWrong = WRONG.has(verification);
    const onset = condition.onsetDateTime ?? condition.onsetPeriod?.start;
    return row(
      condition,
      conceptText(condition.code) ?? 'Problem without a name',
      [
        siteText(condition.bodySite) && element('span', {}, siteText(condition.bodySite)),
        badge(clinical ?? 'clinical status not recorded', isPast(condition) ? 'calm' : 'plain'),
        verification && verification !== 'confirmed'
          ? badge(conceptText(condition.verificationStatus), isWrong ? 'warning' : 'plain')
          : undefined,
        (onset ? dated('since', onset) : dated('recorded', condition.recordedDate)) || undefined,
        dated('until', condition.abatementDateTime),
      ],
      {class: `${isPast(condition) ? 'past' : ''} ${isWrong ? 'wrong' : ''}`.trim() || undefined});
  },
};

/** What a medication resource is of: its own words, or those of the Medication it points to. */
function medicineText(medicine, all) {
  const id = medicine.medicationReference?.reference?.split('/').pop();
  const pointed = all.find((each) => each.resourceType === 'Medication' && each.id === id);
  return (
    conceptText(medicine.medicationCodeableConcept) ??
    conceptText(pointed?.code) ??
    medicine.medicationReference?.display ??
    'Medicine without a name'
  );
}

const medicineDate = (medicine) =>
  medicine.authoredOn ?? medicine.effectiveDateTime ?? medicine.effectivePeriod?.start ??
  medicine.dateAsserted;

const isTaken = (medicine) => ['active', 'intended', 'on-hold', 'draft'].includes(medicine.status);

/**
 * MedicationRequests and MedicationStatements: what is taken first.
 *
 * @type {Part}
 */
export const MEDICINES = {
  none: 'No medicines recorded.',
  order: (one, other) =>
    Number(isTaken(other)) - Number(isTaken(one)) || newestFirst(medicineDate)(one, other),
  row: (medicine, all) => {
    const dosage = (medicine.dosageInstruction ?? medicine.dosage)?.[0];
    return row(
      medicine,
      medicineText(medicine, all),
      [
        badge(medicine.status ?? 'no status', isTaken(medicine) ? 'plain' : 'calm'),
        dosage?.text ? element('span', {}, dosage.text) : undefined,
        dated(medicine.resourceType === 'MedicationRequest' ? 'ordered' : 'since',
          medicineDate(medicine)),
      ],
      {class: isTaken(medicine) ? undefined : 'past'});
  },
};

/**
 * AllergyIntolerances.
 *
 * @type {Part}
 */
export const ALLERGIES = {
  none: 'No allergies recorded.',
  order: newestFirst((allergy) => allergy.recordedDate),
  row: (allergy) => {
    const verification = firstCode(allergy.verificationStatus);
    const clinical = conceptText(allergy.clinicalStatus);
    const reactions = (allergy.reaction ?? [])
      .flatMap((reaction) => reaction.manifestation ?? [])
      .map(conceptText)
      .filter(Boolean)
      .join(', ');
    return row(
      allergy,
      conceptText(allergy.code) ?? 'Allergy without a name',
      [
        allergy.criticality === 'high' ? badge('High risk', 'critical', 'critical') : undefined,
        clinical && badge(clinical, 'plain'),
        verification && verification !== 'confirmed' ? badge(verification, 'warning') : undefined,
        reactions ? element('span', {}, reactions) : undefined,
      ],
      {class: WRONG.has(verification) ? 'past wrong' : undefined});
  },
};

/** When a result was found. */
export const resultDate = (result) =>
  result.effectiveDateTime ??
  result.effectivePeriod?.start ??
  result.effectiveInstant ??
  result.started ??
  result.issued;

const isNotFinal = (result) =>
  FINAL.has(result.status) ? undefined : badge(result.status ?? 'no status', 'warning');

/** The row of one Observation. */
export function resultRow(result, more = {}) {
  const reference = referenceText(result);
  return row(
    result,
    conceptText(result.code) ?? 'Result without a name',
    [
      dated('', resultDate(result)),
      reference && element('span', {}, `reference ${reference}`),
      isNotFinal(result),
    ],
    {
      ...more,
      value: element(
        'span', {class: 'row-value'}, valueText(result), (result.interpretation ?? []).map(flag)),
    });
}

function flag(interpretation) {
  const known = FLAGS[firstCode(interpretation)];
  return known
    ? badge(known.word, known.weight, known.sign)
    : badge(conceptText(interpretation) ?? 'Interpreted', 'plain');
}

/**
 * DiagnosticReports and ImagingStudies.
 *
 * @type {Part}
 */
export const IMAGING = {
  none: 'No imaging recorded.',
  order: newestFirst(resultDate),
  row: (study) => {
    const name = study.resourceType === 'ImagingStudy'
      ? conceptText(study.procedureCode?.[0]) ?? study.description
      : conceptText(study.code);
    return row(
      study,
      name ?? 'Study without a name',
      [
        dated('', resultDate(study)),
        element('span', {}, study.resourceType === 'ImagingStudy' ? 'study' : 'report'),
        isNotFinal(study),
      ],
      {value: study.resourceType === 'DiagnosticReport' ? conclusion(study) : undefined});
  },
};

function conclusion(report) {
  const codes = (report.conclusionCode ?? []).map(conceptText).filter(Boolean).join(', ');
  const words = [codes && capitalised(codes), report.conclusion].filter(Boolean);
  return element('span', {class: 'row-value'}, words.join(': ') || 'no conclusion');
}

function capitalised(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * ServiceRequests and Appointments: what is open first.
 *
 * @type {Part}
 */
export const ORDERS = {
  none: 'No orders recorded.',
  order: (one, other) =>
    Number(OVER.has(one.status)) - Number(OVER.has(other.status)) ||
    newestFirst((order) => order.authoredOn ?? order.start)(one, other),
  row: (order) => {
    const isAppointment = order.resourceType === 'Appointment';
    const name = isAppointment
      ? order.description ?? conceptText(order.serviceType?.[0]) ?? 'Appointment'
      : conceptText(order.code);
    const isWrong = ['revoked', 'entered-in-error', 'cancelled'].includes(order.status);
    return row(
      order,
      name ?? 'Order without a name',
      [
        badge(order.status ?? 'no status', order.status === 'active' ? 'good' : 'plain'),
        isAppointment ? element('span', {}, 'appointment') : undefined,
        order.priority && order.priority !== 'routine'
          ? badge(order.priority, 'warning', 'warning')
          : undefined,
        order.intent && order.intent !== 'order' ? element('span', {}, order.intent) : undefined,
        dated(isAppointment ? 'on' : 'ordered', order.authoredOn ?? order.start),
      ],
      {class: isWrong ? 'past wrong' : OVER.has(order.status) ? 'past' : undefined});
  },
};

const otherDate = (resource) =>
  resource.authored ?? resource.performedDateTime ?? resource.performedPeriod?.start ??
  resource.period?.start ?? resource.created ?? resultDate(resource);

const NAMES = {
  QuestionnaireResponse: 'Assessment form',
  Procedure: 'procedure',
  Device: 'device',
  CarePlan: 'care plan',
};

/**
 * Findings of an examination, answers, procedures, devices and care plans.
 *
 * @type {Part}
 */
export const FINDINGS = {
  none: 'No findings, answers or procedures recorded.',
  order: newestFirst(otherDate),
  row: (resource) => {
    if (resource.resourceType === 'Observation') {
      return resultRow(resource);
    }
    if (resource.resourceType === 'QuestionnaireResponse') {
      const answers = itemAnswers(resource.item);
      return row(
        resource,
        NAMES.QuestionnaireResponse,
        [dated('', resource.authored), isNotFinal(resource)],
        {
          below: element(
            'details',
            {class: 'answers'},
            element('summary', {}, `${answers.length} answers`),
            element('dl', {}, answers.flatMap(({question, answer}) =>
              [element('dt', {}, question), element('dd', {}, answer)]))),
        });
    }
    const name = conceptText(resource.code) ?? conceptText(resource.type) ?? resource.title;
    return row(
      resource,
      name ?? NAMES[resource.resourceType],
      [
        element('span', {}, NAMES[resource.resourceType]),
        resource.status ? badge(resource.status, 'plain') : undefined,
        dated('', otherDate(resource)),
      ]);
  },
};

/**
 * The number in an Observation, with its unit.
 *
 * @param {object} observation
 * @returns {{value: number, unit: string}|undefined}
 */
export function numberIn({valueQuantity}) {
  return typeof valueQuantity?.value === 'number' && !valueQuantity.comparator
    ? {value: valueQuantity.value, unit: valueQuantity.code ?? valueQuantity.unit ?? ''}
    : undefined;
}

/** A range as numbers, where it is of that unit. */
export function limitsOf({referenceRange}, unit) {
  const range = referenceRange?.[0];
  const limit = (quantity) =>
    quantity && (quantity.code ?? quantity.unit ?? '') === unit ? quantity.value : undefined;
  return {low: limit(range?.low), high: limit(range?.high)};
}

