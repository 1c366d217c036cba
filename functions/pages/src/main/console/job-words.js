// How a job is called and what its state means.
import { useEffect, useState } from 'preact/hooks';
import { get } from './api.js';
import { isOver, affectedOf } from './totals.js';
import { html } from './view.js';
import { people, visible } from './text.js';

const kinds = { change: 'Change', file: 'File', undo: 'Undo', retry: 'Retry' };

const states = {
  open: ['Open', 'takes the parts of its file'],
  planning: ['Planning', 'people are being selected'],
  held: ['Held', 'waits for its release'],
  running: ['Running', 'people are being changed'],
  cancelling: ['Cancelling', 'batches that have started finish'],
  completed: ['Completed', 'has ended'],
  cancelled: ['Cancelled', 'has ended before all people were changed'],
  refused: ['Refused', 'has ended without a change: more people than allowed'],
};

/** Returns the name of a job: its note, or what it is. */
export function titleOf(job) {
  return job.note ? visible(job.note) : `${kinds[job.kind] || job.kind} of ${people(job.totals.selected)}`;
}

export const kindOf = (job) => kinds[job.kind] || job.kind;

export function State({ job }) {
  const [name, meaning] = states[job.state] || [job.state, ''];
  return html`<span class=${`state s-${job.state}`} title=${meaning}>${name}</span>${job.dry_run &&
    html` <span class="state dry" title="Nothing is changed">Dry run</span>`}`;
}

/** Returns the state of a job as a sentence, for a screen reader. */
export function sentence(job) {
  const { totals } = job;
  if (!isOver(job)) {
    return `${states[job.state]?.[0] || job.state}: ${totals.selected - totals.pending} of ${people(totals.selected)}`;
  }
  return `${states[job.state]?.[0] || job.state}: ${people(affectedOf(job))} ${job.dry_run ? 'would change' : 'changed'}`;
}

/** Links to the jobs from which this one came, and to those that came from it. */
export function Family({ job, senders = {} }) {
  const relations = [['undo_of', job.dry_run ? 'Would undo' : 'Undoes'], ['retry_of', 'Retries'], ['release_of', 'Runs the preview'],
    ['undone_by', 'Undone by'], ['released_by', 'Run as']].filter(([name]) => job[name]);
  return relations.map(([name, label]) => html`<span class="family" key=${name}>${label} <${JobLink} id=${job[name]} />${
    senders[job[name]] && html` by person <bdi>${visible(senders[job[name]])}</bdi>`}</span>`);
}

/** The jobs that ran or undid this one, and that it came from, with who sent them. */
export function Relatives({ job }) {
  const [senders, setSenders] = useState({});
  const ids = ['undo_of', 'retry_of', 'release_of', 'undone_by', 'released_by'].map((name) => job[name]).filter(Boolean);
  useEffect(() => {
    for (const id of ids) {
      get(`/v1/jobs/${id}`).then((found) => setSenders((before) => ({ ...before, [id]: found.created_by })), () => {});
    }
  }, [ids.join()]);
  return html`<${Family} job=${job} senders=${senders} />`;
}

/** A link to a job by the end of its id, which is what differs between jobs of one hour. */
export function JobLink({ id }) {
  return html`<a href=${`#/jobs/${id}`} title=${id}>job …${id.slice(-6)}</a>`;
}
