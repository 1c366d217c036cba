// What happened to each person: reasons grouped, lines by outcome with the values before and after, downloads.
import { useEffect, useState } from 'preact/hooks';
import { results } from './api.js';
import { download } from './download.js';
import { outcomeName, outcomes } from './totals.js';
import { Problem, Value, announce, html } from './view.js';
import { count, number, splitPath, visible } from './text.js';

const shown = 25;
const grouped = 2000;
const most = 6;

/** Returns a reason without what differs between people, so that equal ones can be counted. */
const kindOfReason = (reason) => reason.replace(/"[^"]*"|\d[\d.,]*|\b01[0-9A-Z]{24}\b/g, '…');

function groupsOf(lines) {
  const groups = new Map();
  for (const line of lines) {
    const name = `${line.outcome} ${kindOfReason(line.reason)}`;
    const group = groups.get(name) || { outcome: line.outcome, reason: line.reason, number: 0, samples: [] };
    group.number += 1;
    if (group.samples.length < 3) {
      group.samples.push(line);
    }
    groups.set(name, group);
  }
  return [...groups.values()].sort((one, two) => two.number - one.number);
}

function Who({ line }) {
  return html`${line.row !== undefined && html`<span class="row">row ${line.row}${line.part ? ` of part ${line.part}` : ''}</span>`}${
    line.row !== undefined && line.id !== undefined && ' '}${line.id !== undefined ? html`<a href=${`#/people/${encodeURIComponent(line.id)}`}><bdi>${visible(line.id)}</bdi></a>` : null}`;
}

/** The reasons of everybody who was left out, each with its number and some people. */
export function Reasons({ job }) {
  const [groups, setGroups] = useState(null);
  const [isCut, setCut] = useState(false);
  const [error, setError] = useState(null);
  const codes = ['refused', 'not_found', 'failed', 'superseded', 'skipped'].filter((code) => job.totals[code] > 0);
  const wanted = [...codes, ...(job.repeated > 0 && job.kind === 'file' ? ['repeated'] : [])].join(',');
  useEffect(() => {
    if (wanted === '') {
      return setGroups([]);
    }
    results(`/v1/jobs/${job.id}/results?outcome=${wanted}&limit=${grouped}`)
      .then(({ lines, next }) => {
        setGroups(groupsOf(lines));
        setCut(Boolean(next));
      })
      .catch(setError);
  }, [job.id, wanted]);
  if (error || !groups || groups.length === 0) {
    return html`<${Problem} error=${error} />`;
  }
  return html`<section class="card" aria-labelledby="reasons"><h2 id="reasons">Reasons</h2>
    ${isCut && html`<p class="hint">Of the first ${number(grouped)} people left out. The download has all of them.</p>`}
    <ul class="reasons">${groups.map((group) => html`<li key=${group.outcome + group.reason}>
      <p class="group"><span class=${`tag o-${group.outcome}`}>${outcomeName(group.outcome)}</span><strong>${number(group.number)}</strong><span class="reason"><bdi>${visible(group.reason) || 'no reason given'}</bdi></span></p>
      <p class="hint samples">${group.samples.map((line) => html`<span><${Who} line=${line} /></span>`)}${group.number > group.samples.length && html`<span>and others</span>`}</p>
    </li>`)}</ul></section>`;
}

/** One value before and after; of a member of a set, whether it came or went. */
function Difference({ path, before, after }) {
  const [name, member] = splitPath(path);
  if (path === '/exists') {
    return html`<li class=${after ? 'came' : 'went'}><b>${after ? 'The person comes back' : 'The person goes'}</b></li>`;
  }
  if (member !== undefined && (after === true || after === false || after === null)) {
    return html`<li class=${after ? 'came' : 'went'}><span class="path"><bdi>${visible(name)}</bdi></span>
      <b aria-label=${after ? 'gains' : 'loses'}>${after ? '+' : '−'}</b> <${Value} value=${member} /></li>`;
  }
  return html`<li><span class="path"><bdi>${visible(name)}</bdi></span> <span class="before"><${Value} value=${before} /></span>
    <span class="arrow" role="img" aria-label="becomes">→</span> <span class="after"><${Value} value=${after} /></span></li>`;
}

function Changes({ line }) {
  if (line.changes === undefined) {
    return null;
  }
  if (line.changes === null) {
    return html`<span class="none">values not kept</span>`;
  }
  // That a person is there now, the outcome says already.
  const all = Object.entries(line.changes).filter(([path]) => path !== '/exists' || line.outcome !== 'created');
  const list = (some) => html`<ul class="changes">${some.map(([path, change]) => html`<${Difference} key=${path} path=${path} ...${change} />`)}</ul>`;
  return all.length <= most + 1
    ? list(all)
    : html`${list(all.slice(0, most))}<details class="more"><summary>${all.length - most} more</summary>${list(all.slice(most))}</details>`;
}

function Lines({ lines }) {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Results"><table class="results stacked" role="table">
    <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Person</th><th scope="col" role="columnheader">Outcome</th><th scope="col" role="columnheader">Before → after, or reason</th></tr></thead>
    <tbody role="rowgroup">${lines.map((line, at) => html`<tr key=${at} role="row"><td role="cell"><${Who} line=${line} /></td>
      <td role="cell"><span class=${`tag o-${line.outcome}`}>${outcomeName(line.outcome)}</span></td>
      <td role="cell"><${Changes} line=${line} />${line.reason && html`<span class="reason"><bdi>${visible(line.reason)}</bdi></span>`}</td></tr>`)}</tbody>
  </table></div>`;
}

/** Buttons that save the results as CSV. */
export function Downloads({ job }) {
  const [bytes, setBytes] = useState(null);
  const [error, setError] = useState(null);
  const failures = job.totals.refused + job.totals.not_found + job.totals.failed;
  const start = async (onlyFailed) => {
    setError(null);
    setBytes(0);
    try {
      await download(job, onlyFailed, setBytes);
      announce('Downloaded');
    } catch (problem) {
      setError(problem);
    }
    setBytes(null);
  };
  return html`<p class="buttons"><button type="button" disabled=${bytes !== null} onClick=${() => start(false)}>Download results</button>
    ${failures > 0 && html`<button type="button" disabled=${bytes !== null} onClick=${() => start(true)}>Download failed rows</button>`}
    ${bytes !== null && html`<span class="hint" role="status">${number(Math.ceil(bytes / 1024))} KB so far…</span>`}</p>
    <${Problem} error=${error} />`;
}

/** The results, by outcome. `state` tells when they may have changed. */
export function Results({ job, state }) {
  const present = outcomes.map(([code]) => code).filter((code) => job.totals[code] > 0);
  const codes = job.totals.pending > 0 ? [...present, 'pending'] : present;
  const [outcome, setOutcome] = useState('');
  const [page, setPage] = useState({ lines: [], next: null });
  const [error, setError] = useState(null);
  const [isBusy, setBusy] = useState(false);
  const read = async (path, before) => {
    setBusy(true);
    try {
      const { lines, next } = await results(path);
      setPage({ lines: [...before, ...lines], next });
      setError(null);
    } catch (problem) {
      setError(problem);
    }
    setBusy(false);
  };
  useEffect(() => {
    read(`/v1/jobs/${job.id}/results?limit=${shown}${outcome && `&outcome=${outcome}`}`, []);
  }, [job.id, outcome, state]);
  return html`<section class="card" aria-labelledby="results"><div class="title"><h2 id="results">${job.dry_run ? 'What would happen to each person' : 'What happened to each person'}</h2></div>
    <${Downloads} job=${job} />
    <div class="tabs" role="group" aria-label="Outcome">
      <button type="button" aria-pressed=${outcome === ''} onClick=${() => setOutcome('')}>All</button>
      ${codes.map((code) => html`<button type="button" key=${code} aria-pressed=${outcome === code} onClick=${() => setOutcome(code)}>${outcomeName(code)} <b>${number(job.totals[code])}</b></button>`)}
      ${job.repeated > 0 && job.kind === 'file' && html`<button type="button" aria-pressed=${outcome === 'repeated'} onClick=${() => setOutcome('repeated')}>Repeated <b>${number(job.repeated)}</b></button>`}
    </div>
    <${Problem} error=${error} />
    ${page.lines.length > 0 ? html`<${Lines} lines=${page.lines} />` : !isBusy && !error && html`<p class="none">Nobody here.</p>`}
    ${page.next && html`<p><button type="button" disabled=${isBusy} onClick=${() => read(page.next, page.lines)}>Show ${shown} more</button>
      <span class="hint">${count(page.lines.length, 'line')} shown</span></p>`}
  </section>`;
}
