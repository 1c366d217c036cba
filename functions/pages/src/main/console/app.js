// The console: a person types a key, and then looks after jobs and people.
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { forgetKey, get, useKey } from './api.js';
import { Job } from './job.js';
import { Jobs } from './jobs.js';
import { NewJob } from './new-job.js';
import { forgetForm } from './job-form.js';
import { People } from './people.js';
import { Person } from './person.js';
import { forgetRequests } from './requests.js';
import { Field, Problem, announce, html } from './view.js';
import { visible } from './text.js';

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Returns the view that the address names: the part behind the number sign, without any key. */
function useRoute() {
  const read = () => location.hash.replace(/^#\/?/, '').split('/').map(decoded);
  const [route, setRoute] = useState(read);
  useEffect(() => {
    const change = () => {
      setRoute(read());
      scrollTo(0, 0);
    };
    addEventListener('hashchange', change);
    return () => removeEventListener('hashchange', change);
  }, []);
  return route;
}

function View({ route: [name, id] }) {
  if (name === 'new') {
    return html`<${NewJob} />`;
  }
  if (name === 'people') {
    return id ? html`<${Person} id=${id} key=${id} />` : html`<${People} />`;
  }
  return name === 'jobs' && id ? html`<${Job} id=${id} key=${id} />` : html`<${Jobs} />`;
}

const links = [['jobs', 'Jobs'], ['new', 'New job'], ['people', 'People']];

function Header({ caller, current, onLeave }) {
  return html`<header class="bar">
    <a class="brand" href="#/jobs"><svg viewBox="0 0 32 32" aria-hidden="true"><path d="M7 23V10.5l6 7 6-7V23" /><circle cx="24.5" cy="21.8" r="2.4" /></svg><span>Muster</span></a>
    <nav aria-label="Console">
      ${links.map(([path, label]) => html`<a href=${`#/${path}`} aria-current=${(current || 'jobs') === path ? 'page' : undefined}>${label}</a>`)}
    </nav>
    <p class="who"><span class="unseen">Tenant </span><bdi class="tenant">${visible(caller.tenant)}</bdi>
      <span>person <a href=${`#/people/${encodeURIComponent(caller.person)}`}><bdi>${visible(caller.person)}</bdi></a></span>
      <button type="button" class="small" onClick=${onLeave}>Forget the key</button></p>
  </header>`;
}

function KeyForm({ message, onCaller }) {
  const [key, setKey] = useState('');
  const [error, setError] = useState(null);
  const [isBusy, setBusy] = useState(false);
  const open = async (event) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    useKey(key.trim(), () => {});
    try {
      onCaller(await get('/v1/caller'), key.trim());
    } catch (failure) {
      forgetKey();
      setError(failure.status === 401 ? { title: 'The key is not known', message: 'Check that it is complete, and that its person still exists.' } : failure);
      setBusy(false);
    }
  };
  return html`<main class="gate"><form class="card" onSubmit=${open} autocomplete="off">
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="8" /><path d="M7 23V10.5l6 7 6-7V23" /><circle cx="24.5" cy="21.8" r="2.3" /></svg>
    <h1>Muster</h1>
    <p class="lead">Change many people at once: look first, run exactly that, take it back.</p>
    ${message && html`<p class="note" role="status">${message}</p>`}
    <${Field} label="API key" hint="It stays in the memory of this page, until you close or reload it.">
      ${(field) => html`<input ...${field} type="password" autocomplete="off" spellcheck=${false} autofocus value=${key} onInput=${(event) => setKey(event.target.value)} />`}
    <//>
    <${Problem} error=${error} />
    <p><button class="main" disabled=${isBusy || key.trim() === ''}>${isBusy ? 'Checking…' : 'Open the console'}</button></p>
    <p class="hint">No key yet? An administrator issues one. <a href="/docs">Documentation</a></p>
  </form></main>`;
}

function Console() {
  const [caller, setCaller] = useState(null);
  const [message, setMessage] = useState('');
  const route = useRoute();
  const leave = (reason) => {
    forgetKey();
    forgetRequests();
    forgetForm();
    setCaller(null);
    setMessage(reason);
  };
  const enter = (found, key) => {
    useKey(key, () => leave('The server does not know the key any more. Type another one.'));
    setCaller(found);
    announce(`Tenant ${found.tenant}, person ${found.person}`);
  };
  if (!caller) {
    return html`<${KeyForm} message=${message} onCaller=${enter} />`;
  }
  return html`<a class="skip" href="#main" onClick=${skip}>Skip to the content</a>
    <${Header} caller=${caller} current=${route[0]} onLeave=${() => leave('The key is forgotten.')} />
    <main id="main" tabindex="-1"><${View} route=${route} /></main>
    <footer><a href="/docs">Documentation</a> <a href="/docs/problems">Errors and what to do</a></footer>`;
}

/** The address must not change: the part behind its number sign names the view. */
function skip(event) {
  event.preventDefault();
  document.getElementById('main').focus();
}

// A file that is dropped beside its field would replace the page, and the key would be lost.
for (const name of ['dragover', 'drop']) {
  addEventListener(name, (event) => event.preventDefault());
}

render(html`<${Console} />`, document.getElementById('console'));
