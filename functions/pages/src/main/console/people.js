// Finds people by a filter.
import { useEffect, useState } from 'preact/hooks';
import { get } from './api.js';
import { FilterError, peoplePath } from './filter-field.js';
import { Field, Heading, Problem, Value, announce, html } from './view.js';
import { people as inWords, visible } from './text.js';

const size = 50;

// What was asked last, so that a look at a person and back shows the same list.
let asked = { filter: '', organization: '' };

const nameOf = ({ attributes }) => [attributes.first_name, attributes.last_name].filter(Boolean).join(' ') || attributes.name || '';

function Row({ person }) {
  const { attributes, organizations } = person;
  const others = Object.entries(attributes).filter(([name, value]) => !['first_name', 'last_name', 'email'].includes(name) && typeof value !== 'object').slice(0, 4);
  return html`<tr role="row"><th scope="row" role="rowheader"><a href=${`#/people/${encodeURIComponent(person.id)}`}><bdi>${visible(person.id)}</bdi></a></th>
    <td role="cell"><${Value} value=${nameOf(person)} /></td><td role="cell"><${Value} value=${attributes.email} empty="no e-mail" /></td>
    <td role="cell" class="pairs">${others.map(([name, value]) => html`<span key=${name}><i>${name}</i> <${Value} value=${value} /></span>`)}</td>
    <td role="cell">${Object.keys(organizations).map((id) => html`<span class="tag" key=${id}><bdi>${visible(id)}</bdi></span> `)}</td></tr>`;
}

export function People() {
  const [form, setForm] = useState(asked);
  const [page, setPage] = useState(null);
  const [error, setError] = useState(null);
  const [isBusy, setBusy] = useState(false);
  const read = async (path, before) => {
    setBusy(true);
    setError(null);
    try {
      const found = await get(path);
      const people = [...before, ...found.people];
      setPage({ people, next: found.next, path });
      announce(`${inWords(people.length)} shown${found.next ? ', more follow' : ''}`);
    } catch (problem) {
      setError(problem);
    }
    setBusy(false);
  };
  const search = (event) => {
    event?.preventDefault();
    asked = form;
    read(peoplePath(form.filter, form.organization, size), []);
  };
  useEffect(search, []);
  const isWrong = error && /at character \d+/.test(error.message);
  const more = () => read(`${page.path.replace(/&cursor=.*/, '')}&cursor=${encodeURIComponent(page.next)}`, page.people);
  return html`<${Heading} title="People">People<//>
    <form class="card" role="search" onSubmit=${search} autocomplete="off"><div class="fields search">
      <${Field} label="Filter" hint=${'Empty: everybody. For example: email_addresses co "@example.org"'} error=${isWrong && html`<${FilterError} filter=${asked.filter} error=${error} />`}>
        ${(field) => html`<input ...${field} class="code" spellcheck=${false} value=${form.filter} onInput=${(event) => setForm({ ...form, filter: event.target.value })} />`}<//>
      <${Field} label="Organization">
        ${(field) => html`<input ...${field} spellcheck=${false} value=${form.organization} onInput=${(event) => setForm({ ...form, organization: event.target.value })} />`}<//>
      <button class="main" disabled=${isBusy}>Search</button></div>
    </form>
    <${Problem} error=${!isWrong && error} />
    ${page && !error && (page.people.length === 0 && !page.next
    ? html`<p class="card note">Nobody matches.</p>`
    : html`<section class="card" aria-label="People found"><p class="hint">${inWords(page.people.length)}${page.next ? ', and more' : ''}</p>
      <div class="scroll" tabindex="0" role="region" aria-label="People"><table class="stacked" role="table"><thead role="rowgroup"><tr role="row">
        ${['Id', 'Name', 'E-mail', 'Attributes', 'Organizations'].map((name) => html`<th scope="col" role="columnheader">${name}</th>`)}</tr></thead>
      <tbody role="rowgroup">${page.people.map((person) => html`<${Row} person=${person} key=${person.id} />`)}</tbody></table></div>
      ${page.next && html`<p><button type="button" disabled=${isBusy} onClick=${more}>Show more people</button></p>`}</section>`)}`;
}
