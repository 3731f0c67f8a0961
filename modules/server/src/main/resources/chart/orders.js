/** Orders: what can be ordered here, and how a draft becomes an order. */

const LOINC = 'http://loinc.org';
const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm';
const SNOMED = 'http://snomed.info/sct';

const ORAL = {system: SNOMED, code: '26643006', display: 'Oral route'};
const TOPICAL = {system: SNOMED, code: '6064005', display: 'Topical route'};

const BOTH_HANDS = [
  {
    coding: [
      {system: SNOMED, code: '85562004', display: 'Hand structure'},
      {system: SNOMED, code: '51440002', display: 'Right and left'},
    ],
  },
];

/** What an EHR would find in its own catalogue. */
export const CATALOGUE = [
  study('MRI of both hands without contrast', '69179-0', 'MR Hand - bilateral WO contrast'),
  study('MRI of both hands with contrast', '69177-4', 'MR Hand - bilateral W contrast IV'),
  study('X-ray of both hands, two views', '26388-9', 'XR Hand - bilateral 2 Views'),
  study('X-ray of both hands, three views', '36756-5', 'XR Hand - bilateral PA and Lateral and Oblique'),
  medicine('Ibuprofen by mouth', '5640', 'Ibuprofen', ORAL),
  medicine('Naproxen by mouth', '7258', 'Naproxen', ORAL),
  medicine('Diclofenac gel', '3355', 'Diclofenac', TOPICAL),
  medicine('Acetaminophen by mouth', '161', 'Acetaminophen', ORAL),
  test('Antinuclear antibodies (ANA)', '8061-4', 'Nuclear Ab [Presence] in Serum'),
  test('C reactive protein', '1988-5', 'C reactive protein [Mass/volume] in Serum or Plasma'),
];

function study(text, code, display) {
  return {
    resourceType: 'ServiceRequest',
    code: {coding: [{system: LOINC, code, display}], text},
    bodySite: BOTH_HANDS,
  };
}

function test(text, code, display) {
  return {resourceType: 'ServiceRequest', code: {coding: [{system: LOINC, code, display}], text}};
}

function medicine(text, code, display, route) {
  return {
    resourceType: 'MedicationRequest',
    medicationCodeableConcept: {coding: [{system: RXNORM, code, display}], text},
    dosageInstruction: [{route: {coding: [route]}}],
  };
}

/**
 * The name of an order.
 *
 * @param {object} order a ServiceRequest or MedicationRequest
 * @returns {string}
 */
export function orderText(order) {
  const concept = order.code ?? order.medicationCodeableConcept;
  return concept?.text ?? concept?.coding?.[0]?.display ?? order.resourceType;
}

/**
 * A draft for a patient.
 *
 * @param {object} template of the catalogue, or of a suggestion
 * @param {string} patientId
 * @param {string} id the draft's own, as no server knows it yet
 * @returns {object}
 */
export function draftOf(template, patientId, id) {
  return {
    ...template,
    id,
    status: 'draft',
    intent: 'order',
    subject: {reference: `Patient/${patientId}`},
    authoredOn: new Date().toISOString(),
  };
}

/**
 * The entry of a transaction that makes an order of a draft.
 *
 * @param {object} draft
 * @returns {object}
 */
export function ordered(draft) {
  const {id, ...resource} = draft;
  const isOrder = ['ServiceRequest', 'MedicationRequest'].includes(resource.resourceType);
  return {
    resource: {...resource, ...(isOrder && {status: 'active'})},
    request: {method: 'POST', url: resource.resourceType},
  };
}

/**
 * The entries of a transaction that do what suggestions say.
 *
 * @param {object[]} suggestions of a card
 * @returns {object[]}
 */
export function entriesOf(suggestions) {
  return suggestions.flatMap(({actions = []}) => actions).map((action) => {
    if (action.type === 'create') {
      return ordered(action.resource);
    }
    const reference = action.resourceId?.toString()
      ?? `${action.resource.resourceType}/${action.resource.id}`;
    return action.type === 'delete'
      ? {request: {method: 'DELETE', url: reference}}
      : {resource: action.resource, request: {method: 'PUT', url: reference}};
  });
}
