/**
 * Makes page elements. Text goes in as text nodes only, so nothing from a record is ever read as
 * markup.
 */

const SVG = 'http://www.w3.org/2000/svg';

/** Shapes on a grid of 16; each says the same as the word beside it. */
const SHAPES = {
  info: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm-.9 3h1.8v1.8H7.1V4Zm0 3h1.8v5H7.1V7Z',
  warning: 'M8 1 .6 14.4h14.8L8 1Zm-.9 4.9h1.8v4.3H7.1V5.9Zm0 5.3h1.8V13H7.1v-1.8Z',
  critical: 'M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1L5.1 1Zm2 2.9v5.3h1.8V3.9H7.1Zm0 6.4v1.8h1.8v-1.8H7.1Z',
  met: 'M6.3 12.9 1.9 8.5l1.5-1.5 2.9 2.9 6.3-6.3 1.5 1.5-7.8 7.8Z',
  'not-met': 'M3.6 2.1 8 6.5l4.4-4.4 1.5 1.5L9.5 8l4.4 4.4-1.5 1.5L8 9.5l-4.4 4.4-1.5-1.5L6.5 8 2.1 3.6l1.5-1.5Z',
  unknown: 'M8 1.2c2.6 0 4.4 1.5 4.4 3.7 0 1.6-.8 2.5-2 3.3-1 .7-1.3 1-1.3 1.8v.5H6.9v-.8c0-1.5.8-2.3 1.9-3 .9-.6 1.2-1 1.2-1.7 0-1-.7-1.6-2-1.6-1.2 0-2 .6-2.2 1.8l-2.2-.4C4 2.6 5.6 1.2 8 1.2Zm-1.2 11.2h2.4v2.4H6.8v-2.4Z',
  high: 'M8 2.5 13.5 9H10v4.5H6V9H2.5L8 2.5Z',
  ordered: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm0 1.8a5.2 5.2 0 1 1 0 10.4A5.2 5.2 0 0 1 8 2.8Zm-.9 1.7v4l3 1.8.9-1.5-2.1-1.2V4.5H7.1Z',
  pin: 'M8 .8a5 5 0 0 0-5 5c0 3.6 5 9.4 5 9.4s5-5.8 5-9.4a5 5 0 0 0-5-5Zm0 3a2 2 0 1 1 0 4 2 2 0 0 1 0-4Z',
  evidence: 'M8 1.5 9.9 6l4.9.4-3.7 3.2 1.1 4.8L8 11.9l-4.2 2.5 1.1-4.8L1.2 6.4 6.1 6 8 1.5Z',
  low: 'M8 13.5 2.5 7H6V2.5h4V7h3.5L8 13.5Z',
};

/**
 * An element with attributes, listeners and children.
 *
 * @param {string} name the tag
 * @param {Object<string, string|boolean|undefined|function(Event): void>} attributes a function is
 *     a listener of the event of that name; undefined and false leave the attribute out
 * @param {...(Node|string|undefined|Array<Node|string|undefined>)} children undefined is left out
 * @returns {HTMLElement}
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      made.addEventListener(key, value);
    } else if (value !== undefined && value !== false) {
      made.setAttribute(key, value === true ? '' : value);
    }
  }
  made.append(...children.flat().filter((child) => child !== undefined));
  return made;
}

/**
 * A small picture beside a word; hidden from screen readers, which have the word.
 *
 * @param {keyof SHAPES} name
 * @returns {SVGElement}
 */
export function icon(name) {
  return svgElement(
    'svg',
    {viewBox: '0 0 16 16', class: 'icon', 'aria-hidden': 'true'},
    svgElement('path', {d: SHAPES[name]}));
}

/**
 * An element of a picture.
 *
 * @param {string} name the tag
 * @param {Object<string, string|number>} attributes
 * @param {...(Node|string)} children
 * @returns {SVGElement}
 */
export function svgElement(name, attributes, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

/**
 * A link that opens beside the chart; plain text where the address is not one of the web.
 *
 * @param {string|undefined} url
 * @param {string} label
 * @returns {Node}
 */
export function webLink(url, label) {
  return /^https?:\/\//i.test(url ?? '')
    ? element('a', {href: url, target: '_blank', rel: 'noopener'}, label)
    : document.createTextNode(label);
}
