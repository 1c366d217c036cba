// The list of jobs. It moves while jobs run.
import { useState } from 'preact/hooks';
import { get } from './api.js';
import { Family, State, kindOf, titleOf } from './job-words.js';
import { usePolled } from './polling.js';
import { Rate, finalRate } from './rate.js';
import { Bar, Totals, isOver } from './totals.js';
import { Heading, Problem, html } from './view.js';
import { ago, decimal, number, time, visible } from './text.js';

function Row({ job }) {
  return html`<li class=${`job card${job.dry_run ? ' rehearsal' : ''}`}>
    <div class="top">
      <h2><a href=${`#/jobs/${job.id}`}><bdi>${titleOf(job)}</bdi></a></h2>
      <p class="states"><${State} job=${job} /></p>
    </div>
    <${Bar} job=${job} label=${`Progress of ${titleOf(job)}`} />
    <${Totals} job=${job} />
    <p class="facts">
      <span>${kindOf(job)}</span>
      <span title=${time(job.created_at)}>${ago(job.created_at)} by <a href=${`#/people/${encodeURIComponent(job.created_by)}`}>person <bdi>${visible(job.created_by)}</bdi></a></span>
      ${isOver(job) ? finalRate(job) !== null && html`<span>${number(Math.round(finalRate(job)))} people/s</span>` : html`<${Rate} job=${job} />`}
      <span>${number(job.cost.write_units)} write units, ${decimal(job.cost.read_units)} read units</span>
      <${Family} job=${job} />
    </p>
  </li>`;
}

export function Jobs() {
  const { document: newest, error, again } = usePolled('/v1/jobs?limit=20');
  const [older, setOlder] = useState([]);
  const [next, setNext] = useState(undefined);
  const [failure, setFailure] = useState(null);
  const cursor = next === undefined ? newest?.next : next;
  const more = async () => {
    try {
      const page = await get(`/v1/jobs?limit=20&cursor=${encodeURIComponent(cursor)}`);
      setOlder([...older, ...page.jobs]);
      setNext(page.next);
    } catch (problem) {
      setFailure(problem);
    }
  };
  const ids = new Set(newest?.jobs.map((job) => job.id));
  const jobs = newest ? [...newest.jobs, ...older.filter((job) => !ids.has(job.id))] : [];
  return html`<div class="title"><${Heading} title="Jobs">Jobs<//><a class="button main" href="#/new">New job</a></div>
    <${Problem} error=${error || failure} again=${again} />
    ${!newest && !error && html`<p class="none">Reading the jobs…</p>`}
    ${newest && jobs.length === 0 && html`<div class="card empty"><p>There is no job yet.</p>
      <p class="hint">A job changes many people at once. You see what it would do before it does it, and you can take it back.</p></div>`}
    <ul class="jobs">${jobs.map((job) => html`<${Row} job=${job} key=${job.id} />`)}</ul>
    ${cursor && html`<p><button type="button" onClick=${more}>Show older jobs</button></p>`}`;
}
