/** Says in words what FHIR elements hold. */

import {element} from './elements.js';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const SYSTEMS = {
  'http://loinc.org': 'LOINC',
  'http://snomed.info/sct': 'SNOMED CT',
  'http://www.nlm.nih.gov/research/umls/rxnorm': 'RxNorm',
  'http://hl7.org/fhir/sid/icd-10-cm': 'ICD-10-CM',
};

/**
 * The name by which a code system is known, or its URL.
 *
 * @param {string|undefined} system
 * @returns {string}
 */
export function systemName(system) {
  return SYSTEMS[system] ?? system ?? 'no code system';
}

/**
 * A CodeableConcept in words: its text, else the display of its first coding, else the code.
 *
 * @param {object|undefined} concept
 * @returns {string|undefined}
 */
export function conceptText(concept) {
  const coding = concept?.coding?.find((each) => each.display) ?? concept?.coding?.[0];
  return concept?.text ?? coding?.display ?? coding?.code;
}

/**
 * The body sites with all their codings, of which one may be the side.
 *
 * @param {object[]|undefined} sites CodeableConcepts
 * @returns {string|undefined}
 */
export function siteText(sites) {
  const words = (sites ?? []).map(
    (site) => site.text ?? (site.coding ?? []).map((each) => each.display ?? each.code).join(', '));
  return words.filter(Boolean).join('; ') || undefined;
}

/**
 * The first code of a CodeableConcept.
 *
 * @param {object|undefined} concept
 * @returns {string|undefined}
 */
export function firstCode(concept) {
  return concept?.coding?.[0]?.code;
}

/**
 * The patient's name as it is used.
 *
 * @param {object} patient
 * @returns {string|undefined}
 */
export function patientName(patient) {
  const names = patient.name ?? [];
  const name =
    names.find((each) => each.use === 'usual') ??
    names.find((each) => each.use === 'official') ??
    names[0];
  const parts = [...(name?.given ?? []), name?.family].filter(Boolean);
  return name?.text ?? (parts.join(' ') || undefined);
}

/**
 * A FHIR date, dateTime or instant as the calendar day that is written in it, or less where it
 * holds less.
 *
 * @param {string} date
 * @returns {HTMLElement}
 */
export function dateElement(date) {
  return element('time', {datetime: date}, dateText(date));
}

function dateText(date) {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(date) ?? [];
  const words = [day && String(Number(day)), MONTHS[Number(month) - 1], year];
  return year ? words.filter(Boolean).join(' ') : date;
}

/**
 * The age on a day.
 *
 * @param {string|undefined} birthDate a FHIR date; of a year alone only about that age follows
 * @param {Date} today
 * @returns {string|undefined} undefined without a birth date that can be counted from
 */
export function ageText(birthDate, today) {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(birthDate ?? '') ?? [];
  if (!year) {
    return undefined;
  }
  if (!day) {
    return `about ${today.getFullYear() - Number(year)} years`;
  }
  const hadDay = today.getDate() >= Number(day) ? 0 : 1;
  const months =
    (today.getFullYear() - Number(year)) * 12 + today.getMonth() + 1 - Number(month) - hadDay;
  return months < 24 ? `${months} months` : `${Math.floor(months / 12)} years`;
}

function quantityText(quantity) {
  if (quantity?.value === undefined) {
    return undefined;
  }
  const unit = quantity.unit ?? quantity.code;
  return `${quantity.comparator ?? ''}${rounded(quantity.value)}${unit ? ` ${unit}` : ''}`;
}

/** Computed values come with more digits than anybody measures. */
function rounded(value) {
  return Number(Math.abs(value) >= 1 ? value.toFixed(3) : value.toPrecision(4));
}

/**
 * The value of an Observation, whatever its type, or why there is none.
 *
 * @param {object} observation an Observation or one of its components
 * @returns {string}
 */
export function valueText(observation) {
  const {valueQuantity, valueCodeableConcept, valueBoolean, valueRange, valueRatio} = observation;
  const plain = observation.valueString ?? observation.valueInteger ?? observation.valueDecimal ??
    observation.valueTime;
  if (plain !== undefined) {
    return String(plain);
  }
  if (valueBoolean !== undefined) {
    return valueBoolean ? 'Yes' : 'No';
  }
  const date = observation.valueDateTime ?? observation.valueDate;
  if (date) {
    return dateText(date);
  }
  return (
    quantityText(valueQuantity) ??
    conceptText(valueCodeableConcept) ??
    rangeText(valueRange) ??
    ratioText(valueRatio) ??
    componentsText(observation.component) ??
    conceptText(observation.dataAbsentReason) ??
    'no value'
  );
}

/**
 * The answers of a QuestionnaireResponse, each with the question as it was asked.
 *
 * @param {object[]|undefined} items
 * @returns {{question: string, answer: string}[]}
 */
export function itemAnswers(items) {
  return (items ?? []).flatMap((item) => [
    ...(item.answer ?? []).map((answer) => ({
      question: item.text ?? item.linkId,
      answer: valueText({...answer, valueCodeableConcept: answer.valueCoding && {
        coding: [answer.valueCoding],
      }}),
    })),
    ...itemAnswers(item.item),
  ]);
}

/**
 * The reference ranges of an Observation.
 *
 * @param {object} observation
 * @returns {string|undefined}
 */
export function referenceText(observation) {
  const ranges = (observation.referenceRange ?? []).map((each) => each.text ?? rangeText(each));
  return ranges.filter(Boolean).join('; ') || undefined;
}

function rangeText(range) {
  const low = quantityText(range?.low);
  const high = quantityText(range?.high);
  if (low && high) {
    const isOneUnit = range.low.unit === range.high.unit;
    return `${isOneUnit ? rounded(range.low.value) : low}–${high}`;
  }
  return (low && `≥ ${low}`) ?? (high && `≤ ${high}`);
}

function ratioText(ratio) {
  const [above, below] = [quantityText(ratio?.numerator), quantityText(ratio?.denominator)];
  return above && below && `${above} : ${below}`;
}

function componentsText(components) {
  return components?.map((each) => `${conceptText(each.code)}: ${valueText(each)}`).join(', ');
}
