/** The line of a value over time. */

import {element, svgElement} from './elements.js';
import {dateElement, valueText} from './fhir-words.js';
import {limitsOf, numberIn, resultDate} from './record.js';

const WIDTH = 120;
const HEIGHT = 32;
const MARGIN = 4;

/**
 * A small line of one test's results, with the band of what is usual.
 *
 * @param {object[]} results Observations of one test, the newest first
 * @returns {HTMLElement|undefined} undefined where fewer than two can be compared
 */
export function trendElement(results) {
  const unit = numberIn(results[0])?.unit;
  const points = results
    .map((result) => ({result, number: numberIn(result), at: Date.parse(resultDate(result))}))
    .filter(({number, at}) => number && number.unit === unit && !Number.isNaN(at))
    .reverse();
  if (points.length < 2) {
    return undefined;
  }
  const {low, high} = limitsOf(results[0], unit);
  const values = points.map(({number}) => number.value);
  const least = Math.min(...values, ...[low, high].filter((limit) => limit !== undefined));
  const most = Math.max(...values, ...[low, high].filter((limit) => limit !== undefined));
  const across = scale(points[0].at, points.at(-1).at, MARGIN, WIDTH - MARGIN);
  const up = scale(least, most, HEIGHT - MARGIN, MARGIN);
  const line = points.map(({at, number}) => `${across(at)},${up(number.value)}`).join(' ');
  const first = points[0].result;
  const words = `${points.length} values, from ${valueText(first)} to ${valueText(results[0])}`;
  return element(
    'span',
    {class: 'trend'},
    svgElement(
      'svg',
      {viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: 'trend-line', role: 'img', 'aria-label': words},
      ...(low === undefined && high === undefined
        ? []
        : [band(up(low ?? least), up(high ?? most))]),
      svgElement('polyline', {points: line, class: 'trend-values'}),
      svgElement('circle', {
        cx: across(points.at(-1).at), cy: up(values.at(-1)), r: 3, class: 'trend-newest',
      })),
    element('span', {class: 'quiet'}, 'since ', dateElement(resultDate(first))));
}

function band(bottom, top) {
  return svgElement('rect', {
    x: 0, y: top, width: WIDTH, height: Math.max(bottom - top, 1), class: 'trend-usual',
  });
}

function scale(from, to, start, end) {
  return (value) =>
    Math.round((to === from ? (start + end) / 2
      : start + ((value - from) / (to - from)) * (end - start)) * 10) / 10;
}
