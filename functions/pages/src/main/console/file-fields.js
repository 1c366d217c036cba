// A file: dropped in or chosen, its columns matched to attributes, its first rows as they will be read.
import { useEffect, useState } from 'preact/hooks';
import { AttributeNames } from './change-fields.js';
import { columnError, guessColumns, guessMatch, readCell } from './columns.js';
import { head } from './csv.js';
import { Choice, Value, announce, html, useId } from './view.js';
import { count, number, visible } from './text.js';

const headBytes = 256 * 1024;
const shownRows = 5;

const matches = [['id', 'id'], ['email', 'e-mail address'], ['custom_id', 'custom id']];
const modes = [['update', 'Change people who are there'], ['upsert', 'Change or create'], ['create', 'Create new people only']];
const blanks = [['keep', 'Keep the value'], ['clear', 'Clear the value']];

const isNdjson = (file) => /\.(ndjson|jsonl)$/i.test(file.name) || file.type.includes('ndjson');

/** Reads the beginning of a file; the whole of it is read only when it is sent. */
async function open(file) {
  const type = isNdjson(file) ? 'ndjson' : 'csv';
  const bytes = await file.slice(0, headBytes).arrayBuffer();
  const start = new Uint8Array(bytes.slice(0, 4));
  if (start[0] === 0x50 && start[1] === 0x4b) {
    return { error: 'This is a workbook. Save it as CSV in UTF-8 and choose that file.' };
  }
  if (file.size === 0) {
    return { error: 'The file is empty.' };
  }
  const text = new TextDecoder().decode(bytes);
  if (type === 'ndjson') {
    return { file: { file, type, headings: [], rows: text.split('\n').filter((line) => line.trim()).slice(0, shownRows) }, columns: [] };
  }
  const { separator, headings, rows } = head(text, shownRows);
  const columns = guessColumns(headings);
  return { file: { file, type, separator, headings, rows, isGarbled: text.includes('\ufffd') }, columns, match: guessMatch(columns) };
}

/** The field for a file. A file may be dropped anywhere on the page. */
function Drop({ form, onFile }) {
  const [isOver, setOver] = useState(false);
  const id = useId();
  useEffect(() => {
    const over = (event) => setOver(event.type === 'dragover');
    const drop = (event) => {
      setOver(false);
      if (event.dataTransfer?.files[0]) {
        onFile(event.dataTransfer.files[0]);
      }
    };
    const listeners = [['dragover', over], ['dragleave', over], ['drop', drop]];
    listeners.forEach(([name, act]) => addEventListener(name, act));
    return () => listeners.forEach(([name, act]) => removeEventListener(name, act));
  });
  return html`<div class=${`drop${isOver ? ' over' : ''}`}>
    <label for=${id}>${form.file ? 'Another file' : 'File'}</label>
    <input id=${id} type="file" accept=".csv,.tsv,.txt,.ndjson,.jsonl,text/csv" onChange=${(event) => event.target.files[0] && onFile(event.target.files[0])} />
    <p class="hint">${form.file ? html`<b><bdi>${visible(form.file.file.name)}</bdi></b>, ${number(Math.ceil(form.file.file.size / 1024))} KB` : 'Drop a CSV file here, or choose one. One row for each person.'}</p>
  </div>`;
}

function Columns({ form, set }) {
  const { columns, file } = form;
  const edit = (at) => (event) => set({ columns: columns.map((column, index) => (index === at ? { ...column, attribute: event.target.value } : column)) });
  return html`<${AttributeNames} id="columns" />
    <div class="scroll" tabindex="0" role="region" aria-label="Columns"><table class="columns stacked" role="table">
    <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Column of the file</th><th scope="col" role="columnheader">First value</th><th scope="col" role="columnheader">Goes to attribute</th></tr></thead>
    <tbody role="rowgroup">${columns.map((column, at) => {
      const error = columnError(column, columns);
      const isKey = column.attribute.trim().toLowerCase() === form.match;
      return html`<tr key=${at} role="row" class=${column.attribute.trim() === '' ? 'ignored' : ''}><th scope="row" role="rowheader"><bdi>${visible(column.heading) || 'no heading'}</bdi></th>
        <td role="cell"><${Value} value=${file.rows.map((row) => row[at]).find((cell) => cell && cell.trim()) ?? ''} /></td>
        <td role="cell"><input list="columns" spellcheck=${false} placeholder="ignored" aria-label=${`Attribute for ${visible(column.heading)}`} aria-invalid=${error ? 'true' : undefined} value=${column.attribute} onInput=${edit(at)} />
          ${isKey && html`<span class="tag key">names the person</span>`}${error && html`<span class="wrong">${error}</span>`}</td></tr>`;
    })}</tbody></table></div>`;
}

function Cell({ cell }) {
  if (cell.note) {
    return html`<span class="none">${cell.note}</span>`;
  }
  return html`<${Value} value=${cell.value} />${cell.wrong && html` <span class="wrong">${cell.wrong}</span>`}`;
}

/** The first rows with the names and values that they will have. */
function FirstRows({ form }) {
  const { file, columns, blank } = form;
  const used = columns.map((column, at) => ({ ...column, at })).filter(({ attribute }) => attribute.trim() !== '');
  if (file.type === 'ndjson') {
    return html`<pre class="rows" tabindex="0">${file.rows.map((line) => visible(line.slice(0, 300))).join('\n')}</pre>`;
  }
  return html`<h2 class="sub">The first rows, as they will be read</h2>
    <div class="scroll" tabindex="0" role="region" aria-label="First rows"><table><thead><tr>${used.map(({ attribute, at }) => html`<th scope="col" key=${at}><bdi>${visible(attribute)}</bdi></th>`)}</tr></thead>
    <tbody>${file.rows.map((row, index) => html`<tr key=${index}>${used.map(({ attribute, at }) => html`<td key=${at}><${Cell} cell=${readCell(row[at], attribute, blank)} /></td>`)}</tr>`)}</tbody></table></div>`;
}

export function FileFields({ form, set }) {
  const [error, setError] = useState('');
  const choose = async (file) => {
    const opened = await open(file);
    setError(opened.error || '');
    if (!opened.error) {
      set(opened);
      announce(`${file.name}: ${count(opened.file.headings.length, 'column')}`);
    }
  };
  const { file } = form;
  const hasKey = form.columns.some(({ attribute }) => attribute.trim().toLowerCase() === form.match);
  return html`<${Drop} form=${form} onFile=${choose} />
    ${error && html`<p class="wrong" role="alert">${error}</p>`}
    ${file && html`
      ${file.isGarbled && html`<p class="wrong">Some characters are not UTF-8; the server refuses rows that have them. Save the file as CSV in UTF-8.</p>`}
      ${file.type === 'csv' && html`<${Columns} form=${form} set=${set} />`}
      <div class="fields">
        <${Choice} label="A row names its person by" value=${form.match} options=${matches} onChange=${(match) => set({ match })} />
        <${Choice} label="What the rows do" value=${form.mode} options=${modes} onChange=${(mode) => set({ mode })} />
        ${file.type === 'csv' && html`<${Choice} label="A blank cell" value=${form.blank} options=${blanks} onChange=${(blank) => set({ blank })} />`}
      </div>
      ${file.type === 'csv' && !hasKey && html`<p class="wrong" role="alert">No column goes to ${form.match}, by which a row names its person.</p>`}
      <${FirstRows} form=${form} />`}`;
}
