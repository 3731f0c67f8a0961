/** The order basket: drafts that the service looks at before they are signed. */

import {cardElements, failureElement} from './cards.js';
import {element, icon} from './elements.js';
import {CATALOGUE, draftOf, ordered, orderText} from './orders.js';

/**
 * What the basket needs of the page.
 *
 * @typedef {object} BasketPage
 * @property {function(string, object): Promise<import('./hook.js').Exchange>} call a hook with a
 *     context; the exchange is not there if somebody went on meanwhile
 * @property {function(object[], string): Promise<boolean>} write the entries of a transaction, and
 *     say so in these words; whether they surely were written
 * @property {function(object[]): Promise<void>} tell the service what became of cards
 * @property {function(): import('./cards.js').CardActions} actions
 * @property {function(string): void} announce
 */

/** Drafts orders, and asks before they are signed. What is signed is what was asked about. */
export class Basket {
  #page;
  #patientId;
  #drafts = [];
  #made = 0;

  /** The exchange about each draft that was chosen; of one that is on its way, nothing. */
  #advice = new Map();

  /** The drafts that are asked about before they are signed. */
  #asked = [];

  #place = document.getElementById('order-form').closest('section');
  #choice = document.getElementById('order-choice');
  #list = document.getElementById('drafts');
  #sign = document.getElementById('sign');
  #cards = document.getElementById('order-cards');

  /** @param {BasketPage} page */
  constructor(page) {
    this.#page = page;
    this.#choice.append(...CATALOGUE.map((template, index) =>
      element('option', {value: String(index)}, orderText(template))));
    document.getElementById('order-form').addEventListener('submit', (event) => {
      event.preventDefault();
      this.#add(CATALOGUE[Number(this.#choice.value)]);
    });
    this.#sign.addEventListener('click', () => this.#ask());
  }

  /**
   * Empties the basket for a patient.
   *
   * @param {string|undefined} patientId
   */
  open(patientId) {
    this.#patientId = patientId;
    this.#drafts = [];
    this.#advice.clear();
    this.#lock(false);
    this.#backToDrafts();
  }

  async #add(template) {
    if (this.#isLocked()) {
      return;
    }
    const draft = this.#drafted(template);
    this.#drafts = [...this.#drafts, draft];
    await this.#select(draft);
  }

  #drafted(template) {
    this.#made += 1;
    return draftOf(template, this.#patientId, `draft-${this.#made}`);
  }

  #remove(draft) {
    this.#drop([draft]);
    this.#backToDrafts();
    this.#choice.focus();
  }

  #drop(drafts) {
    this.#drafts = this.#drafts.filter((each) => !drafts.includes(each));
    drafts.forEach((each) => this.#advice.delete(each));
  }

  /** Nothing can be drafted, removed or signed while something is being signed. */
  #lock(isLocked) {
    this.#place.setAttribute('aria-busy', String(isLocked));
    this.#place.querySelectorAll('#order-form button, #drafts button, #sign, .sign-anyway button')
      .forEach((button) => {
        button.disabled = isLocked;
      });
  }

  #isLocked() {
    return this.#place.getAttribute('aria-busy') === 'true';
  }

  /** Shows the drafts, and what the service says of each; nothing is asked about any more. */
  #backToDrafts() {
    this.#asked = [];
    this.#list.replaceChildren(...this.#drafts.map((draft) =>
      element(
        'li',
        {'data-testid': 'draft'},
        element('span', {class: 'row-name'}, orderText(draft)),
        element('span', {class: 'badge plain'}, 'draft'),
        element(
          'button',
          {
            type: 'button',
            class: 'quiet-button',
            'aria-label': `Remove ${orderText(draft)}`,
            click: () => this.#remove(draft),
          },
          'Remove'))));
    const number = this.#drafts.length;
    this.#sign.hidden = number === 0;
    this.#sign.textContent = number === 1 ? 'Sign 1 order' : `Sign ${number} orders`;
    this.#showAdvice();
  }

  #showAdvice() {
    const told = this.#drafts.filter((draft) => this.#advice.has(draft));
    const states = told.map((draft) => {
      const exchange = this.#advice.get(draft);
      return !exchange ? 'loading' : exchange.failure ? 'failed' : 'ready';
    });
    const state = ['loading', 'failed', 'ready'].find((each) => states.includes(each));
    this.#cards.replaceChildren(...told.flatMap((draft) => this.#adviceOn(draft)));
    this.#mark('order-select', state);
  }

  #adviceOn(draft) {
    const exchange = this.#advice.get(draft);
    if (!exchange) {
      return [element('p', {class: 'waiting'}, 'Asking for advice on the order…')];
    }
    if (exchange.failure) {
      return [failureElement(exchange.failure, () => this.#select(draft))];
    }
    const {body} = exchange.answer;
    return isQuiet(body)
      ? [this.#nothingOn(orderText(draft))]
      : [
        element('h4', {class: 'order-heading'}, `On the order chosen: ${orderText(draft)}`),
        ...cardElements(body, this.#actions()),
      ];
  }

  #nothingOn(words) {
    return element(
      'p', {class: 'quiet quiet-answer'}, icon('met'), `Nothing to say on this order: ${words}.`);
  }

  #mark(hook, state) {
    if (state) {
      this.#cards.dataset.hook = hook;
      this.#cards.dataset.state = state;
    } else {
      delete this.#cards.dataset.state;
    }
  }

  #context(drafts) {
    return {
      draftOrders: {
        resourceType: 'Bundle',
        type: 'collection',
        entry: drafts.map((resource) => ({resource})),
      },
    };
  }

  /** Asks about a draft; what was said of the others stays. */
  async #select(draft) {
    this.#advice.set(draft, undefined);
    this.#backToDrafts();
    const exchange = await this.#page.call('order-select', {
      selections: [`${draft.resourceType}/${draft.id}`],
      ...this.#context(this.#drafts),
    });
    if (!exchange || !this.#drafts.includes(draft)) {
      return;
    }
    this.#advice.set(draft, exchange);
    if (this.#asked.length === 0) {
      this.#showAdvice();
      this.#announce(exchange);
    }
  }

  #announce({answer}) {
    if (answer?.body) {
      this.#page.announce(isQuiet(answer.body)
        ? 'Nothing to say on this order'
        : `${answer.body.cards.length} cards on the order`);
    }
  }

  /** Asks the service, and signs if it has nothing to say. */
  async #ask() {
    if (this.#isLocked()) {
      return;
    }
    const drafts = this.#drafts;
    this.#asked = drafts;
    this.#lock(true);
    this.#cards.replaceChildren(element('p', {class: 'waiting'}, 'Asking for advice on the order…'));
    this.#mark('order-sign', 'loading');
    const exchange = await this.#page.call('order-sign', this.#context(drafts));
    if (!exchange || this.#asked !== drafts) {
      return;
    }
    this.#lock(false);
    if (!exchange.failure && isQuiet(exchange.answer.body)) {
      await this.#write(drafts);
      return;
    }
    this.#cards.replaceChildren(
      ...(exchange.failure
        ? [failureElement(exchange.failure, () => this.#ask())]
        : [
          element('h4', {class: 'order-heading'}, 'Before signing'),
          ...cardElements(exchange.answer.body, this.#actions()),
        ]),
      this.#signAnyway(drafts));
    this.#mark('order-sign', exchange.failure ? 'failed' : 'ready');
    this.#announce(exchange);
  }

  #signAnyway(drafts) {
    return element(
      'div',
      {class: 'sign-anyway'},
      element(
        'button',
        {
          type: 'button',
          class: 'primary',
          'data-testid': 'sign-anyway',
          click: () => this.#write(drafts),
        },
        'Sign all the same'),
      element(
        'button',
        {
          type: 'button',
          class: 'secondary',
          click: () => {
            this.#backToDrafts();
            this.#choice.focus();
          },
        },
        'Back to the drafts'));
  }

  /**
   * Takes a card away that a user has dismissed.
   *
   * @param {object} card
   */
  settle(card) {
    document.getElementById(`card-${card.uuid}`)?.closest('#order-cards .card')?.remove();
    for (const exchange of this.#advice.values()) {
      const body = exchange?.answer?.body;
      if (body) {
        body.cards = body.cards.filter(({uuid}) => uuid !== card.uuid);
      }
    }
  }

  /** A suggestion changes the drafts; nothing is ordered before it is signed. */
  #actions() {
    return {
      ...this.#page.actions(),
      accept: async (card, suggestions) => {
        if (this.#isLocked()) {
          return;
        }
        const actions = suggestions.flatMap((suggestion) => suggestion.actions ?? []);
        const removed = actions
          .filter(({type}) => type === 'delete')
          .flatMap(({resourceId}) => resourceId ?? []);
        const added = actions
          .filter(({type}) => type === 'create')
          .map(({resource}) => this.#drafted(resource));
        this.#drop(this.#drafts.filter((draft) =>
          removed.some((id) => id.endsWith(`/${draft.id}`) || id === draft.id)));
        this.#drafts = [...this.#drafts, ...added];
        this.settle(card);
        this.#backToDrafts();
        if (added.length === 0) {
          this.#choice.focus();
        }
        await Promise.all([
          ...added.map((draft) => this.#select(draft)),
          this.#page.tell([{
            card: card.uuid,
            outcome: 'accepted',
            acceptedSuggestions: suggestions.map(({uuid}) => ({id: uuid})),
            outcomeTimestamp: new Date().toISOString(),
          }]),
        ]);
      },
    };
  }

  /** Signs what was asked about, once. */
  async #write(drafts) {
    if (this.#isLocked() || this.#asked !== drafts) {
      return;
    }
    this.#lock(true);
    const names = drafts.map(orderText).join(', ');
    const isWritten = await this.#page.write(drafts.map(ordered), `Ordered: ${names}`);
    if (this.#asked !== drafts) {
      return;
    }
    this.#lock(false);
    if (isWritten) {
      this.open(this.#patientId);
    } else {
      this.#backToDrafts();
    }
    this.#choice.focus();
  }
}

/** Whether the service had nothing to say, and knew all that it had to. */
function isQuiet(body) {
  return body.cards.length === 0 && !body.extension;
}
