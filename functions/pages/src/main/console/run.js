// Runs exactly what a preview has shown, once its number is typed.
import { useState } from 'preact/hooks';
import { post } from './api.js';
import { Field, Problem, html } from './view.js';
import { affectedOf } from './totals.js';
import { number, people } from './text.js';

/** Returns the number that a text means: with or without separators between thousands. */
const typed = (text) => (/^\s*\d[\d.,'\s\u00a0\u202f]*$/.test(text) ? Number(text.replace(/\D/g, '')) : NaN);

const titles = { run: 'Run it?', undo: 'Take it back?', redo: 'Do it again?' };

function Question({ job, verb }) {
  const { totals } = job;
  const affected = affectedOf(job);
  if (verb === 'run') {
    return html`<p class="question">This changes <strong>${number(affected)}</strong> of <strong>${people(totals.selected)}</strong>${
      totals.created > 0 && (totals.created === affected ? ', all of them new' : `, of whom ${number(totals.created)} are new`)}.</p>`;
  }
  const stay = totals.superseded + totals.refused;
  const move = verb === 'undo' ? ['goes back', 'go back'] : ['gets the values of the job again', 'get the values of the job again'];
  return html`<p class="question"><strong>${people(affected)}</strong> ${move[affected === 1 ? 0 : 1]}${
    stay > 0 && html`, <strong>${number(stay)}</strong> ${stay === 1 ? 'was changed since and stays' : 'were changed since and stay'}`}.</p>`;
}

/** Asks for the number of people and runs the job: exactly the people and values of the preview. */
export function RunExactly({ job, verb }) {
  const affected = affectedOf(job);
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState('');
  const [error, setError] = useState(null);
  const [isBusy, setBusy] = useState(false);
  const [name] = useState(() => crypto.randomUUID());
  const run = async (event) => {
    event.preventDefault();
    if (typed(text) !== affected) {
      return setWrong(`Type ${affected}, the number of people who change.`);
    }
    setWrong('');
    setBusy(true);
    try {
      const made = await post(job.links.release, { name });
      location.hash = `#/jobs/${made.id}`;
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  };
  return html`<form class="card run" onSubmit=${run} autocomplete="off">
    <h2>${titles[verb]}</h2>
    <${Question} job=${job} verb=${verb} />
    <div class="confirm"><${Field} label="Type the number" error=${wrong}>
      ${(field) => html`<input ...${field} inputmode="numeric" autocomplete="off" value=${text} onInput=${(event) => setText(event.target.value)} />`}
    <//>
    <button class="main" disabled=${isBusy}>${isBusy ? 'Starting…' : 'Run exactly this'}</button></div>
    <${Problem} error=${error} />
  </form>`;
}
