// One job: its progress, what it did to whom, and what can be done with it.
import { useEffect, useRef, useState } from 'preact/hooks';
import { get, post, postJson } from './api.js';
import { Relatives, State, kindOf, sentence, titleOf } from './job-words.js';
import { usePolled } from './polling.js';
import { Rate, finalRate } from './rate.js';
import { isOwn, requestOf } from './requests.js';
import { Reasons, Results } from './results.js';
import { RunExactly } from './run.js';
import { Bar, Totals, affectedOf, doneOf, isOver } from './totals.js';
import { CopyButton, Heading, Problem, announce, html } from './view.js';
import { ago, curl, decimal, duration, number, short, time, visible } from './text.js';

function Fact({ name, children }) {
  return html`<div><dt>${name}</dt><dd>${children}</dd></div>`;
}

function Facts({ job }) {
  const rate = finalRate(job);
  const moment = (text) => html`<span title=${ago(text)}>${time(text)}</span>`;
  return html`<dl class="sheet">
    <${Fact} name="Kind">${kindOf(job)}${job.dry_run && ', dry run: nobody is changed'}<//>
    <${Fact} name="By">person <a href=${`#/people/${encodeURIComponent(job.created_by)}`}><bdi>${visible(job.created_by)}</bdi></a><//>
    <${Fact} name="Created">${moment(job.created_at)}<//>
    ${job.started_at && html`<${Fact} name="Started">${moment(job.started_at)}<//>`}
    ${job.finished_at && html`<${Fact} name="Ended">${moment(job.finished_at)}, after ${duration(new Date(job.finished_at) - new Date(job.created_at))}<//>`}
    ${rate !== null && html`<${Fact} name="Rate">${number(Math.round(rate))} people/s<//>`}
    <${Fact} name="Cost">${number(job.cost.write_units)} write units, ${decimal(job.cost.read_units)} read units${
      affectedOf(job) > 0 && !job.dry_run && html` <span class="hint">(${decimal(job.cost.write_units / affectedOf(job))} write units for each person changed)</span>`}<//>
    ${job.repeated > 0 && html`<${Fact} name="Named again">${number(job.repeated)} ${job.kind === 'file' ? 'earlier rows of a person do not count' : 'ids came more than once'}<//>`}
    ${job.max_affected !== null && html`<${Fact} name="At most">${number(job.max_affected)} people<//>`}
    ${job.held_until && html`<${Fact} name="Held until">${moment(job.held_until)}, then it is cancelled<//>`}
    ${job.open_until && html`<${Fact} name="Open until">${moment(job.open_until)}, then it is cancelled<//>`}
    ${job.cancelled && html`<${Fact} name="Cancelled"><bdi>${visible(job.cancelled)}</bdi><//>`}
    <${Fact} name="Kept until">${moment(job.expires_at)}<//>
    <${Fact} name="Id"><code class="id">${job.id}</code> <${CopyButton} text=${job.id} /><//>
  </dl>`;
}

function Curl({ job }) {
  const request = requestOf(job);
  const text = curl(request || { method: 'GET', path: `/v1/jobs/${job.id}` });
  return html`<details class="card"><summary>The request as curl</summary>
    ${!request && html`<p class="hint">This page did not send the request that made this job. The command below reads the job.</p>`}
    ${request?.file && html`<p class="hint">Run it in the folder of the file.</p>`}
    <pre tabindex="0">${visible(text)}</pre><p><${CopyButton} text=${text} /> <span class="hint">The variable MUSTER_API_KEY has the key.</span></p></details>`;
}

const release = { held: 'Release', completed: 'Run' };

/** Buttons for the verbs among the links of the job. The run of a preview asks for its number instead. */
function Actions({ job, isRedo, onChange }) {
  const [error, setError] = useState(null);
  const [busy, setBusy] = useState('');
  const act = (name, request) => async () => {
    setBusy(name);
    setError(null);
    try {
      const made = await request();
      if (made.id !== job.id) {
        location.hash = `#/jobs/${made.id}`;
      }
      onChange();
    } catch (problem) {
      setError(problem);
    }
    setBusy('');
  };
  const undo = () => postJson(job.links.undo, { dry_run: true, ...(job.note ? { note: noteOf(isRedo ? 'Redo' : 'Undo', job) } : {}) }, { Prefer: 'wait=5' });
  const buttons = [
    ['cancel', 'Cancel', () => post(job.links.cancel)],
    ['release', release[job.state], () => post(job.links.release), job.state === 'held'],
    ['retry', 'Retry', () => post(job.links.retry)],
    ['undo', isRedo ? 'Redo' : 'Undo', undo],
  ].filter(([name, , , isShown = true]) => job.links[name] && isShown);
  return html`<p class="buttons">${buttons.map(([name, label, request]) => html`<button type="button" key=${name} disabled=${busy !== ''} onClick=${act(name, request)}>${busy === name ? `${label}…` : label}</button>`)}</p>
    <${Problem} error=${error} />`;
}

const noteOf = (verb, job) => short(`${verb}: ${job.note.replace(/^(Undo|Redo): /, '')}`, 200);

/** Says how the job stands when that changes: the end at once, progress every few seconds. */
function useAnnouncements(job) {
  const last = useRef({ at: 0, text: '' });
  useEffect(() => {
    if (!job) {
      return;
    }
    const text = sentence(job);
    if (text !== last.current.text && (isOver(job) || Date.now() - last.current.at > 5000)) {
      last.current = { at: Date.now(), text };
      announce(text);
    }
  });
}

/** Returns whether the job undoes a job that was no undo itself: undoing it again is a redo. */
function useIsUndo(job) {
  const [isUndo, setUndo] = useState(job?.kind === 'undo');
  useEffect(() => {
    if (job?.kind !== 'undo') {
      return setUndo(false);
    }
    setUndo(true);
    if (job.undo_of) {
      get(`/v1/jobs/${job.undo_of}`).then((parent) => setUndo(parent.kind !== 'undo'), () => {});
    }
  }, [job?.kind, job?.undo_of]);
  return isUndo;
}

export function Job({ id }) {
  const { document: job, error, again } = usePolled(`/v1/jobs/${encodeURIComponent(id)}`, isOver);
  const isUndo = useIsUndo(job);
  useAnnouncements(job);
  if (!job) {
    return html`<${Heading} title="Job">Job<//><${Problem} error=${error} again=${again} />${!error && html`<p class="none">Reading the job…</p>`}`;
  }
  const isPreview = job.dry_run;
  const canRun = isPreview && job.links.release;
  const title = isPreview ? `Preview: ${titleOf(job)}` : titleOf(job);
  return html`<div class="title"><${Heading} title=${isPreview ? 'Preview' : 'Job'}><bdi>${title}</bdi><//>
      <p class="states"><${State} job=${job} /></p></div>
    <p class="facts"><${Relatives} job=${job} />${isPreview && isOwn(job) && html`<a href="#/new">Change the request</a>`}</p>
    <section class="card" aria-label="Progress">
      <${Bar} job=${job} /><${Totals} job=${job} />
      <p class="facts">${!isOver(job) && html`<span>${number(doneOf(job))} done, ${number(job.totals.pending)} to go</span>`}<${Rate} job=${job} /></p>
      <${Actions} job=${job} isRedo=${isUndo} onChange=${again} />
    </section>
    <${Problem} error=${error} again=${again} />
    ${canRun && affectedOf(job) > 0 && html`<${RunExactly} job=${job} verb=${job.kind !== 'undo' ? 'run' : isUndo ? 'undo' : 'redo'} key=${id} />`}
    ${job.state === 'refused' && html`<p class="card note">It has more people, or more bad rows, than were allowed. Nobody ${isPreview ? 'would be' : 'was'} changed.</p>`}
    ${isPreview && job.state === 'completed' && affectedOf(job) === 0 && html`<p class="card note">Nobody would change: there is nothing to run.</p>`}
    ${isPreview && job.released_by && html`<p class="card note">This preview has been run. <a href=${`#/jobs/${job.released_by}`}>See what happened</a></p>`}
    ${isOver(job) && html`<${Reasons} job=${job} />`}
    ${(isOver(job) || job.state === 'held') && job.totals.selected > 0 && html`<${Results} job=${job} state=${job.state} />`}
    <section class="card" aria-labelledby="facts"><h2 id="facts">About this job</h2><${Facts} job=${job} /></section>
    <${Curl} job=${job} />`;
}
