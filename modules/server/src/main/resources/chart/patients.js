/** The list of patients, and the search in it. */

import {element} from './elements.js';
import {resourcesOf} from './fhir.js';
import {ageText, patientName} from './fhir-words.js';

const STORY_SYSTEM = 'https://carpus.example/fhir/CodeSystem/sandbox-story';
const ORIGIN_SYSTEM = 'https://carpus.example/fhir/CodeSystem/sandbox-origin';

/**
 * The story that a sample patient carries, in one line.
 *
 * @param {object} patient
 * @returns {string|undefined}
 */
export function storyOf(patient) {
  return patient.meta?.tag?.find((tag) => tag.system === STORY_SYSTEM)?.display;
}

/** Whether a sample patient was made to show something; those come first. */
function isHandMade(patient) {
  return Boolean(
    patient.meta?.tag?.some((tag) => tag.system === ORIGIN_SYSTEM && tag.code === 'hand-made'));
}

/** Shows the patients of a FHIR server as links to their charts. */
export class PatientList {
  #list = document.getElementById('patient-list');
  #search = document.getElementById('patient-search');
  #count = document.getElementById('patient-count');
  #patients = [];
  #chosen;
  #trouble = '';

  constructor() {
    this.#search.addEventListener('input', () => this.#render());
    const form = document.getElementById('patient-search-form');
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const found = this.#list.querySelectorAll('a');
      if (found.length === 1) {
        found[0].click();
      }
    });
  }

  /**
   * Loads the patients, page by page; those that came before a failure stay.
   *
   * @param {import('./fhir.js').FhirServer} server
   */
  async load(server) {
    this.#count.textContent = 'Loading patients…';
    try {
      const {signal} = new AbortController();
      let found = await server.read('Patient?_count=200', signal);
      while (found) {
        this.#patients.push(...resourcesOf(found.resource));
        this.#patients.sort(byOriginAndName);
        this.#render();
        found = await server.after(found.resource, signal);
      }
    } catch (failure) {
      this.#trouble = `Not all patients are listed: ${failure.message}.`;
    }
    this.#render();
  }

  /**
   * Marks the patient whose chart is open.
   *
   * @param {string|undefined} patientId
   */
  choose(patientId) {
    this.#chosen = patientId;
    for (const link of this.#list.querySelectorAll('a')) {
      mark(link, link.dataset.patient === patientId);
    }
  }

  #render() {
    const wanted = plain(this.#search.value).split(/[\s,]+/).filter(Boolean);
    const found = this.#patients.filter((patient) => {
      const text = plain(`${patientName(patient) ?? ''} ${storyOf(patient) ?? ''}`);
      return wanted.every((word) => text.includes(word));
    });
    this.#list.replaceChildren(...found.map((patient) => this.#item(patient)));
    const of = found.length < this.#patients.length ? ` of ${this.#patients.length}` : '';
    const noun = this.#patients.length === 1 ? 'patient' : 'patients';
    this.#count.textContent = `${found.length}${of} ${noun}. ${this.#trouble}`.trim();
  }

  #item(patient) {
    const story = storyOf(patient);
    const facts = [patient.gender, ageText(patient.birthDate, new Date())].filter(Boolean);
    const link = element(
      'a',
      {
        href: `#patient=${encodeURIComponent(patient.id)}`,
        'data-patient': patient.id,
        'data-testid': `patient-${patient.id}`,
      },
      element('span', {class: 'patient-name'}, patientName(patient) ?? 'Name not recorded'),
      element('span', {class: 'patient-facts'}, facts.join(', ') || 'no sex or age recorded'),
      story && element('span', {class: 'patient-story'}, story));
    mark(link, patient.id === this.#chosen);
    return element('li', {}, link);
  }
}

function mark(link, isChosen) {
  if (isChosen) {
    link.setAttribute('aria-current', 'page');
  } else {
    link.removeAttribute('aria-current');
  }
}

function byOriginAndName(one, other) {
  const origins = Number(isHandMade(other)) - Number(isHandMade(one));
  return origins || (patientName(one) ?? '').localeCompare(patientName(other) ?? '');
}

/** Letters without case and accents: who types "lucia" means Lucía. */
function plain(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
