// A new job: who, what, and always a preview first.
import { useState } from 'preact/hooks';
import { postJson } from './api.js';
import { ChangeFields } from './change-fields.js';
import { FileFields } from './file-fields.js';
import { FilterField } from './filter-field.js';
import { forgetForm, idsOf, readForm, requestOfForm, writeForm } from './job-form.js';
import { remember } from './requests.js';
import { sendFile } from './upload.js';
import { Field, Heading, Problem, announce, html } from './view.js';
import { number, people } from './text.js';

const ways = [['file', 'A file', 'a row and its own values for each person'], ['filter', 'A filter', 'everybody who matches'], ['ids', 'Ids', 'these people']];

function Way({ code, name, hint, form, set }) {
  return html`<label class="way"><input type="radio" name="by" value=${code} checked=${form.by === code} onChange=${() => set({ by: code })} />
    <span><b>${name}</b><small>${hint}</small></span></label>`;
}

function IdsField({ form, set }) {
  const ids = idsOf(form.ids);
  return html`<${Field} wide label="Ids" hint=${ids.length > 0 ? `${people(ids.length)}${new Set(ids).size < ids.length ? `, ${number(ids.length - new Set(ids).size)} named again` : ''}` : 'Separated by blanks, commas or line breaks. At most 100,000.'}>
    ${(field) => html`<textarea ...${field} rows="4" spellcheck=${false} value=${form.ids} onInput=${(event) => set({ ids: event.target.value })}></textarea>`}
  <//>`;
}

/** Returns what is missing before the request can be sent, as a sentence. */
function missing(form) {
  if (form.by === 'file') {
    return form.file ? '' : 'Choose a file first.';
  }
  if (form.by === 'ids' && idsOf(form.ids).length === 0) {
    return 'Name at least one id.';
  }
  if (form.by === 'filter' && form.filter.trim() === '') {
    return 'Write a filter first.';
  }
  const needsAttribute = form.changes.some(({ kind, attribute }) => ['set', 'add_to', 'remove_from'].includes(kind) && attribute.trim() === '');
  return needsAttribute ? 'Name the attribute of each change.' : '';
}

async function preview(form, onProgress) {
  if (form.by === 'file') {
    return sendFile(form, onProgress);
  }
  const body = { ...requestOfForm(form), dry_run: true };
  const job = await postJson('/v1/jobs', body, { Prefer: 'wait=5' });
  remember(job.id, { method: 'POST', path: '/v1/jobs', type: 'application/json', body: JSON.stringify(body) });
  return job;
}

export function NewJob() {
  const [form, setForm] = useState(readForm);
  const [error, setError] = useState(null);
  const [progress, setProgress] = useState('');
  const set = (changed) => setForm(writeForm(changed));
  const submit = async (event) => {
    event.preventDefault();
    const what = missing(form);
    if (what) {
      return setError({ title: 'Something is missing', message: what });
    }
    setError(null);
    setProgress('Making the preview…');
    announce('Making the preview');
    try {
      const job = await preview(form, setProgress);
      // Whoever has gone on to another view finds the preview in the list of jobs.
      if (location.hash.startsWith('#/new')) {
        location.hash = `#/jobs/${job.id}`;
      }
    } catch (problem) {
      setError(problem);
      setProgress('');
    }
  };
  const clear = () => {
    forgetForm();
    setForm(readForm());
    setError(null);
  };
  return html`<div class="title"><${Heading} title="New job">New job<//><button type="button" class="small" onClick=${clear}>Start afresh</button></div>
    <p class="lead">Nothing changes until you have seen the preview.</p>
    <form onSubmit=${submit} autocomplete="off">
      <fieldset class="card"><legend>Who</legend>
        <div class="ways">${ways.map(([code, name, hint]) => html`<${Way} key=${code} code=${code} name=${name} hint=${hint} form=${form} set=${set} />`)}</div>
        ${form.by === 'file' && html`<${FileFields} form=${form} set=${set} />`}
        ${form.by === 'ids' && html`<${IdsField} form=${form} set=${set} />`}
        ${form.by === 'filter' && html`<${FilterField} form=${form} set=${set} />`}
      </fieldset>
      ${form.by !== 'file' && html`<fieldset class="card"><legend>What changes</legend><${ChangeFields} form=${form} set=${set} /></fieldset>`}
      <details class="card"><summary>Note and limits</summary><div class="fields">
        <${Field} wide label="Note" hint="How the job is called in the list. Without one: what it does, or the name of the file.">
          ${(field) => html`<input ...${field} maxlength="1000" value=${form.note} onInput=${(event) => set({ note: event.target.value })} />`}<//>
        <${Field} label="At most" hint="The job is refused if it selects more people.">
          ${(field) => html`<input ...${field} inputmode="numeric" value=${form.most} onInput=${(event) => set({ most: event.target.value })} />`}<//>
        ${form.by === 'file' && html`<${Field} label="Bad rows allowed" hint="A number, or a share such as 5%. More than that: nobody is changed.">
          ${(field) => html`<input ...${field} value=${form.maxRefused} onInput=${(event) => set({ maxRefused: event.target.value })} />`}<//>`}
      </div></details>
      <${Problem} error=${error} />
      <p class="buttons end"><button class="main" disabled=${progress !== ''}>Preview</button>
        <span class="hint" role="status">${progress || 'A dry run: exact counts, and nobody is changed.'}</span></p>
    </form>`;
}
