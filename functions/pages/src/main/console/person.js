// One person: the values, and which job wrote each of them.
import { useEffect, useState } from 'preact/hooks';
import { get } from './api.js';
import { titleOf } from './job-words.js';
import { Heading, Problem, Value, html } from './view.js';
import { pathName, short, visible } from './text.js';

function Pairs({ values }) {
  const entries = Object.entries(values).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0));
  if (entries.length === 0) {
    return html`<p class="none">No values.</p>`;
  }
  return html`<dl class="sheet">${entries.map(([name, value]) => html`<div key=${name}><dt><bdi>${visible(name)}</bdi></dt>
    <dd>${[value].flat().map((one, at) => html`${at > 0 && html`<br />`}<${Value} value=${one} />`)}</dd></div>`)}</dl>`;
}

/** A job by its place in the order of the tenant; with a link if it is among the newest ones. */
function Sequence({ sequence, jobs }) {
  const job = jobs.get(sequence);
  return job ? html`<a href=${`#/jobs/${job.id}`} title=${job.id}><bdi>${short(titleOf(job))}</bdi></a>` : `change ${sequence}`;
}

/** Who wrote a value, and who took it back. */
function Writer({ sequence, jobs, undo }) {
  if (!sequence) {
    return html`<span class="writer none">before any job</span>`;
  }
  return html`<span class="writer">by <${Sequence} sequence=${sequence} jobs=${jobs} />${undo && html`, taken back by <${Sequence} sequence=${undo} jobs=${jobs} />`}</span>`;
}

/** The values of one path as two stacks: those that an undo brings back, and those that a redo does. */
function Stack({ path, register, jobs }) {
  const { value, of, earlier, undone } = register;
  return html`<li class="stack"><h3><bdi>${visible(pathName(path))}</bdi></h3><ol>
    ${undone.toReversed().map((one, at) => html`<li class="undone" key=${`u${at}`}><span class="when">undone</span><span class="kept"><${Value} value=${one.value} /></span>
      <${Writer} sequence=${one.of} jobs=${jobs} undo=${one.undone_by} /></li>`)}
    <li class="now"><span class="when">now</span><span class="kept"><${Value} value=${value} /></span><${Writer} sequence=${of} jobs=${jobs} /></li>
    ${earlier.map((one, at) => html`<li key=${`e${at}`}><span class="when">before</span><span class="kept"><${Value} value=${one.value} /></span><${Writer} sequence=${one.of} jobs=${jobs} /></li>`)}
  </ol></li>`;
}

const newest = (register) => Math.max(register.by || 0, register.of || 0);

export function Person({ id }) {
  const [person, setPerson] = useState(null);
  const [jobs, setJobs] = useState(new Map());
  const [error, setError] = useState(null);
  const read = async () => {
    setError(null);
    try {
      setPerson(await get(`/v1/people/${encodeURIComponent(id)}?history`));
      const page = await get('/v1/jobs?limit=100');
      setJobs(new Map(page.jobs.filter((job) => job.sequence !== null).map((job) => [job.sequence, job])));
    } catch (problem) {
      setError(problem);
    }
  };
  useEffect(() => {
    read();
  }, [id]);
  const paths = person ? Object.entries(person.history).sort(([one, a], [two, b]) => newest(b) - newest(a) || one.localeCompare(two)) : [];
  return html`<${Heading} title="Person">Person <bdi>${visible(id)}</bdi><//>
    <p class="facts"><a href="#/people">All people</a></p>
    <${Problem} error=${error} again=${read} />
    ${!person && !error && html`<p class="none">Reading the person…</p>`}
    ${person && html`
      <section class="card" aria-labelledby="attributes"><h2 id="attributes">Attributes</h2><${Pairs} values=${person.attributes} />
        ${Object.keys(person.custom).length > 0 && html`<h3>Custom</h3><${Pairs} values=${person.custom} />`}</section>
      ${Object.entries(person.organizations).map(([organization, values]) => html`<section class="card" key=${organization} aria-label=${`Organization ${organization}`}>
        <h2>Organization <bdi>${visible(organization)}</bdi></h2><${Pairs} values=${values} /></section>`)}
      <section class="card" aria-labelledby="history"><h2 id="history">History</h2>
        <p class="hint">Each value with the job that wrote it. An undo takes back the value at “now” and brings back the one below it.</p>
        <ul class="stacks">${paths.map(([path, register]) => html`<${Stack} key=${path} path=${path} register=${register} jobs=${jobs} />`)}</ul></section>`}`;
}
