// The totals of a job: a bar of its outcomes, and the numbers that add up to the people selected.
import { number, count } from './text.js';
import { html } from './view.js';

/** The outcomes in the order in which they are shown, with what each means. */
export const outcomes = [
  ['created', 'Created', 'new people'],
  ['changed', 'Changed', 'at least one value was written'],
  ['unchanged', 'Unchanged', 'held every value already'],
  ['not_found', 'Not found', 'no such person'],
  ['superseded', 'Superseded', 'a later job has written the value'],
  ['refused', 'Refused', 'a rule forbids the change'],
  ['failed', 'Failed', 'gave up after several attempts'],
  ['skipped', 'Skipped', 'the job was cancelled first'],
];

export const outcomeName = (code) => (outcomes.find(([known]) => known === code) || [code, code.replaceAll('_', ' ')])[1];

export const isOver = (job) => ['completed', 'cancelled', 'refused'].includes(job.state);

export const doneOf = (job) => job.totals.selected - job.totals.pending;

/** Returns how many people a dry run would change. */
export const affectedOf = (job) => job.totals.changed + job.totals.created;

/** The share of each outcome as a bar. Its parts are attributes of an image, as the page allows no inline style. */
export function Bar({ job, label = 'Progress' }) {
  const { totals } = job;
  const all = Math.max(1, totals.selected);
  let from = 0;
  const parts = outcomes.map(([code]) => {
    const width = (100 * totals[code]) / all;
    const part = html`<rect key=${code} class=${`o-${code}`} x=${`${from}%`} y="0" width=${`${width}%`} height="100%" />`;
    from += width;
    return part;
  });
  const done = doneOf(job);
  return html`<div class=${`progress${isOver(job) ? '' : ' busy'}`} role="progressbar" aria-label=${label} aria-valuemin="0"
      aria-valuemax=${totals.selected} aria-valuenow=${done} aria-valuetext=${`${number(done)} of ${count(totals.selected, 'person', 'people')}`}>
    <svg width="100%" height="100%" aria-hidden="true">${parts}</svg>
  </div>`;
}

/** The numbers of a job, as a list that ends with their sum. */
export function Totals({ job }) {
  const { totals } = job;
  const shown = outcomes.filter(([code]) => totals[code] > 0 || code === 'changed' || code === 'unchanged');
  return html`<dl class="totals">
    ${shown.map(([code, name, meaning]) => html`<div key=${code} title=${meaning}>
      <dt><i class=${`dot o-${code}`}></i>${name}</dt><dd>${number(totals[code])}</dd></div>`)}
    ${totals.pending > 0 && html`<div><dt><i class="dot o-pending"></i>Pending</dt><dd>${number(totals.pending)}</dd></div>`}
    <div class="sum"><dt>Selected</dt><dd>${number(totals.selected)}</dd></div>
  </dl>`;
}
