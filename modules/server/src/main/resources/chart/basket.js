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
 *     say so in these words; whether they were written
 * @property {function(object[]): Promise<void>} tell the service what became of cards
 * @property {function(): import('./cards.js').CardActions} actions
 * @property {function(string): void} announce
 */

/** Drafts orders, and asks before they are signed. */
export class Basket {
  #page;
  #patientId;
  #drafts = [];
  #made = 0;
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
    this.#cards.replaceChildren();
    delete this.#cards.dataset.state;
    this.#render();
  }

  #add(template) {
    const draft = this.#drafted(template);
    this.#drafts.push(draft);
    this.#render();
    return this.#select([draft]);
  }

  #drafted(template) {
    this.#made += 1;
    return draftOf(template, this.#patientId, `draft-${this.#made}`);
  }

  #render() {
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
  }

  #remove(draft) {
    this.#drafts = this.#drafts.filter((each) => each !== draft);
    this.#render();
    this.#cards.replaceChildren();
    delete this.#cards.dataset.state;
    this.#choice.focus();
  }

  #context() {
    return {
      draftOrders: {
        resourceType: 'Bundle',
        type: 'collection',
        entry: this.#drafts.map((resource) => ({resource})),
      },
    };
  }

  async #select(drafts) {
    const selections = drafts.map((draft) => `${draft.resourceType}/${draft.id}`);
    await this.#fire('order-select', {selections, ...this.#context()}, () => []);
  }

  /** Asks the service, and signs if it has nothing to say. */
  async #ask() {
    const answered = await this.#fire('order-sign', this.#context(), () => [
      element(
        'div',
        {class: 'sign-anyway'},
        element(
          'button',
          {type: 'button', class: 'primary', 'data-testid': 'sign-anyway', click: () => this.#write()},
          'Sign all the same'),
        element(
          'button', {type: 'button', class: 'secondary', click: () => this.#dismissed()},
          'Back to the drafts')),
    ]);
    if (answered?.cards.length === 0) {
      await this.#write();
    }
  }

  /**
   * Takes a card away that a user has dismissed.
   *
   * @param {object} card
   */
  settle(card) {
    document.getElementById(`card-${card.uuid}`)?.closest('#order-cards .card')?.remove();
  }

  #dismissed() {
    this.#cards.replaceChildren();
    delete this.#cards.dataset.state;
    this.#choice.focus();
  }

  /** Calls a hook, and shows what it says with more elements below; gives the response. */
  async #fire(hook, context, more) {
    const place = this.#cards;
    place.dataset.state = 'loading';
    place.dataset.hook = hook;
    place.replaceChildren(element('p', {class: 'waiting'}, 'Asking for advice on the order…'));
    const exchange = await this.#page.call(hook, context);
    if (!exchange) {
      return undefined;
    }
    if (exchange.failure) {
      place.replaceChildren(
        failureElement(exchange.failure, () => this.#fire(hook, context, more)), ...more());
      place.dataset.state = 'failed';
      return undefined;
    }
    const {body} = exchange.answer;
    const isQuiet = body.cards.length === 0 && !body.extension;
    const heading = hook === 'order-sign' ? 'Before signing' : 'On the order chosen';
    place.replaceChildren(
      ...(isQuiet
        ? [element('p', {class: 'quiet quiet-answer'}, icon('met'), 'Nothing to say on this order.')]
        : [
          element('h4', {class: 'order-heading'}, heading),
          ...cardElements(body, this.#actions()),
          ...(body.cards.length > 0 ? more() : []),
        ]));
    place.dataset.state = 'ready';
    this.#page.announce(
      isQuiet ? 'Nothing to say on this order' : `${body.cards.length} cards on the order`);
    return body;
  }

  /** A suggestion changes the drafts; nothing is ordered before it is signed. */
  #actions() {
    return {
      ...this.#page.actions(),
      accept: async (card, suggestions) => {
        const actions = suggestions.flatMap((suggestion) => suggestion.actions ?? []);
        const removed = actions
          .filter(({type}) => type === 'delete')
          .flatMap(({resourceId}) => resourceId ?? []);
        const added = actions
          .filter(({type}) => type === 'create')
          .map(({resource}) => this.#drafted(resource));
        this.#drafts = this.#drafts
          .filter((draft) => !removed.some((id) => id.endsWith(`/${draft.id}`) || id === draft.id))
          .concat(added);
        this.#render();
        await this.#page.tell([{
          card: card.uuid,
          outcome: 'accepted',
          acceptedSuggestions: suggestions.map(({uuid}) => ({id: uuid})),
          outcomeTimestamp: new Date().toISOString(),
        }]);
        if (added.length === 0) {
          this.#dismissed();
        } else {
          await this.#select(added);
        }
      },
    };
  }

  async #write() {
    const names = this.#drafts.map(orderText).join(', ');
    if (await this.#page.write(this.#drafts.map(ordered), `Ordered: ${names}`)) {
      this.open(this.#patientId);
      this.#choice.focus();
    }
  }
}
