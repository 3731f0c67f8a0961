/** The assessment form: a FHIR Questionnaire, filled in here. */

import {element} from './elements.js';
import {SERVICE} from './hook.js';
import {get} from './service.js';

const MIN = 'http://hl7.org/fhir/StructureDefinition/minValue';
const MAX = 'http://hl7.org/fhir/StructureDefinition/maxValue';

/** How groups begin that no patient is asked. */
const FOR_CLINICIANS = 'For the clinician';

/** The form, loaded once it is wanted. */
export class AssessmentForm {
  #place = document.getElementById('assessment');
  #save;
  #questionnaire;
  #isForPatient = false;

  /** @param {function(object): Promise<void>} save takes a QuestionnaireResponse without subject */
  constructor(save) {
    this.#save = save;
  }

  /** Empties the form. */
  clear() {
    this.#place.querySelector('form')?.reset();
  }

  /**
   * Shows the form.
   *
   * @param {string} service where the service is
   */
  async show(service) {
    if (this.#questionnaire) {
      return;
    }
    const signal = new AbortController().signal;
    const forms = `${service}/pathways/${SERVICE}/forms`;
    const listed = await get(forms, signal);
    const [first] = listed.failure ? [] : listed.body;
    const answer = first ? await get(`${forms}/${first.id}`, signal) : listed;
    if (answer.failure || !first) {
      this.#place.replaceChildren(
        element('p', {class: 'trouble', role: 'alert'}, 'The form could not be loaded.'));
      return;
    }
    this.#questionnaire = answer.body;
    this.#place.replaceChildren(this.#form(answer.body));
    this.showAs(this.#isForPatient);
  }

  /**
   * Shows it as patients or as clinicians fill it in; what is not asked is not saved.
   *
   * @param {boolean} isForPatient
   */
  showAs(isForPatient) {
    this.#isForPatient = isForPatient;
    for (const group of this.#place.querySelectorAll('.for-clinicians')) {
      group.hidden = isForPatient;
      group.disabled = isForPatient;
    }
  }

  #form(questionnaire) {
    return element(
      'form',
      {
        class: 'assessment',
        'data-testid': 'assessment-form',
        submit: async (event) => {
          event.preventDefault();
          const button = event.target.querySelector('[type="submit"]');
          button.disabled = true;
          try {
            await this.#save(responseTo(questionnaire, event.target));
          } finally {
            button.disabled = false;
          }
        },
      },
      element('h3', {}, questionnaire.title),
      element('p', {class: 'quiet'}, questionnaire.description),
      (questionnaire.item ?? []).map(itemElement),
      element(
        'p',
        {class: 'form-end'},
        element('button', {type: 'submit', class: 'primary'}, 'Save and ask for advice'),
        element('button', {type: 'reset', class: 'secondary'}, 'Empty the form')));
  }
}

function itemElement(item) {
  switch (item.type) {
    case 'group':
      return element(
        'fieldset',
        {class: item.text.startsWith(FOR_CLINICIANS) ? 'group for-clinicians' : 'group'},
        element('legend', {}, item.text),
        (item.item ?? []).map(itemElement));
    case 'boolean':
      return choices(item, [['true', 'Yes'], ['false', 'No']]);
    case 'choice':
      return choices(item, optionsOf(item).map(({code, display}) => [code, display ?? code]));
    case 'display':
      return element('p', {}, item.text);
    default:
      return field(item);
  }
}

function optionsOf(item) {
  return (item.answerOption ?? []).map(({valueCoding}) => valueCoding).filter(Boolean);
}

/** Answers side by side; one of them says that nobody asked. */
function choices(item, options) {
  return element(
    'fieldset',
    {class: 'question', 'data-link': item.linkId},
    element('legend', {}, item.text),
    element(
      'div',
      {class: 'options'},
      [...options, ['', 'Not asked']].map(([value, label]) =>
        element(
          'label',
          {class: 'choice'},
          element('input', {
            type: 'radio', name: item.linkId, value, checked: value === '', autocomplete: 'off',
          }),
          label))));
}

function field(item) {
  const limit = (url) => item.extension?.find((each) => each.url === url)?.valueInteger;
  const isNumber = ['integer', 'decimal'].includes(item.type);
  return element(
    'div',
    {class: 'question', 'data-link': item.linkId},
    element('label', {for: `item-${item.linkId}`}, item.text),
    element('input', {
      id: `item-${item.linkId}`,
      name: item.linkId,
      type: isNumber ? 'number' : item.type === 'date' ? 'date' : 'text',
      min: isNumber ? limit(MIN)?.toString() : undefined,
      max: isNumber ? limit(MAX)?.toString() : undefined,
      step: item.type === 'decimal' ? 'any' : undefined,
      autocomplete: 'off',
    }));
}

/** What was answered; a question without an answer is not in it. */
function responseTo(questionnaire, form) {
  const answers = new FormData(form);
  return {
    resourceType: 'QuestionnaireResponse',
    questionnaire: `${questionnaire.url}|${questionnaire.version}`,
    status: 'completed',
    authored: new Date().toISOString(),
    item: answered(questionnaire.item ?? [], answers),
  };
}

function answered(items, answers) {
  return items.flatMap((item) => {
    const {linkId, text} = item;
    if (item.type === 'group') {
      const below = answered(item.item ?? [], answers);
      return below.length > 0 ? [{linkId, text, item: below}] : [];
    }
    const given = answers.get(linkId);
    return given ? [{linkId, text, answer: [valueOf(item, given)]}] : [];
  });
}

function valueOf(item, given) {
  switch (item.type) {
    case 'boolean':
      return {valueBoolean: given === 'true'};
    case 'choice':
      return {valueCoding: optionsOf(item).find(({code}) => code === given)};
    case 'integer':
      return {valueInteger: Number(given)};
    case 'decimal':
      return {valueDecimal: Number(given)};
    case 'date':
      return {valueDate: given};
    default:
      return {valueString: given};
  }
}
