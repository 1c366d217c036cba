// A filter with a live count, and the error under the character where the server found it.
import { useEffect, useRef, useState } from 'preact/hooks';
import { get } from './api.js';
import { Field, html } from './view.js';
import { people, visible } from './text.js';

const limit = 1000;
const mostPages = 15;
const around = 28;

/** Returns the address of the people that match. */
export function peoplePath(filter, organization, size) {
  const query = new URLSearchParams({ limit: size });
  if (filter.trim()) {
    query.set('filter', filter);
  }
  if (organization.trim()) {
    query.set('organization', organization.trim());
  }
  return `/v1/people?${query}`;
}

/** Returns the parts of an error of a filter: the number of the character, and the sentence. */
export function placeOf(error) {
  const [, at, sentence] = error.message.match(/at character (\d+): ([\s\S]*)$/) || [];
  return { at: at ? Number(at) : 0, sentence: sentence || error.message };
}

/** The part of the filter where it is wrong, with an arrow below the character: the server counts code points. */
export function FilterError({ filter, error }) {
  const { at, sentence } = placeOf(error);
  const characters = Array.from(filter.replace(/\s/g, ' '));
  const from = Math.max(0, at - 1 - around);
  const before = characters.slice(from, at - 1).join('');
  return html`${at > 0 && html`<span class="pointer" aria-hidden="true">${before}${characters.slice(at - 1, at + around).join('')}${'\n'}<i>${before}</i>▲</span>`}<span>${at > 0 && `Character ${at}: `}${visible(sentence)}</span>`;
}

/** Reads how many people match, a moment after the last key. */
function useCount(filter, organization) {
  const [state, setState] = useState({});
  const latest = useRef(0);
  useEffect(() => {
    latest.current += 1;
    const turn = latest.current;
    if (filter.trim() === '') {
      setState({});
      return () => {};
    }
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      setState({ isBusy: true });
      try {
        const path = peoplePath(filter, organization, limit);
        let count = 0;
        let next = '';
        for (let pages = 0; pages < mostPages && next !== null; pages += 1) {
          const page = await get(next ? `${path}&cursor=${encodeURIComponent(next)}` : path, stop.signal);
          count += page.people.length;
          ({ next } = page);
          if (turn === latest.current) {
            setState({ count, isMore: next !== null, isBusy: next !== null && pages + 1 < mostPages });
          }
        }
      } catch (error) {
        if (error.name !== 'AbortError' && turn === latest.current) {
          setState({ error });
        }
      }
    }, 350);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [filter, organization]);
  return state;
}

function sentenceOf({ count, isMore, isBusy }) {
  if (count === undefined) {
    return isBusy ? 'Counting…' : 'For example: country eq "USA" and first_name sw "Ma"';
  }
  if (isBusy) {
    return `${people(count)} so far…`;
  }
  return isMore ? `${people(count)} and more match. The preview counts them all.` : `${people(count)} ${count === 1 ? 'matches' : 'match'}.`;
}

export function FilterField({ form, set }) {
  const found = useCount(form.filter, form.organization);
  return html`<div class="fields">
    <${Field} wide label="Filter" error=${found.error && html`<${FilterError} filter=${form.filter} error=${found.error} />`}
        hint=${!found.error && html`<span role="status" class=${found.count === undefined ? '' : 'found'}>${sentenceOf(found)}</span>`}>
      ${(field) => html`<textarea ...${field} rows="2" class="code" spellcheck=${false} value=${form.filter} onInput=${(event) => set({ filter: event.target.value })}></textarea>`}<//>
    <${Field} label="Organization" hint="Only people who are in it. Empty: all people.">
      ${(field) => html`<input ...${field} spellcheck=${false} value=${form.organization} onInput=${(event) => set({ organization: event.target.value })} />`}<//>
  </div>`;
}
