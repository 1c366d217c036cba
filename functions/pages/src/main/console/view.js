// The template function of all views, and small parts that many of them use.
import htm from 'htm';
import { h } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { visible } from './text.js';

export const html = htm.bind(h);

/** Says a sentence to a screen reader. */
export function announce(sentence) {
  document.getElementById('live').textContent = sentence;
}

/** The heading of a view. It takes the focus when the view opens, so that a screen reader reads it. */
export function Heading({ children, title }) {
  const ref = useRef(null);
  useEffect(() => {
    document.title = `${title} · Muster`;
    ref.current.focus({ preventScroll: true });
  }, [title]);
  return html`<h1 ref=${ref} tabindex="-1">${children}</h1>`;
}

/** A value as it came from the server or a file: inert, and isolated from the direction of its surroundings. */
export function Value({ value, empty = 'none' }) {
  if (value === null || value === undefined || value === '') {
    return html`<span class="none">${value === '' ? 'blank' : empty}</span>`;
  }
  return html`<bdi class="value">${visible(typeof value === 'object' ? JSON.stringify(value) : String(value))}</bdi>`;
}

/** An error with what to do about it. */
export function Problem({ error, again }) {
  if (!error) {
    return null;
  }
  return html`<div class="problem" role="alert">
    <p><strong>${visible(error.title || 'That did not work')}</strong></p>
    <p>${visible(error.message)}</p>
    ${error.errors?.length > 1 && html`<ul>${error.errors.map((one) => html`<li><code>${one.pointer}</code> ${visible(one.detail)}</li>`)}</ul>`}
    ${again && html`<p><button type="button" onClick=${again}>Try again</button></p>`}
  </div>`;
}

let numbers = 0;

/** Returns an id for a control and its label, the same as long as the part is shown. */
export function useId() {
  return useState(() => `c${(numbers += 1)}`)[0];
}

/** A labelled control; `children` is a function that takes the attributes of the control. */
export function Field({ label, hint, error, wide, children }) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return html`<div class=${`field${wide ? ' wide' : ''}`}>
    <label for=${id}>${label}</label>
    ${children({ id, 'aria-describedby': described, 'aria-invalid': error ? 'true' : undefined })}
    ${hint && html`<p class="hint" id=${`${id}-hint`}>${hint}</p>`}
    ${error && html`<p class="wrong" id=${`${id}-error`}>${error}</p>`}
  </div>`;
}

/** A choice of one of a few words. */
export function Choice({ label, value, options, onChange, hint }) {
  return html`<${Field} label=${label} hint=${hint}>
    ${(field) => html`<select ...${field} value=${value} onChange=${(event) => onChange(event.target.value)}>
      ${options.map(([code, name]) => html`<option value=${code} selected=${code === value}>${name}</option>`)}
    </select>`}
  <//>`;
}

/** A button that copies a text. */
export function CopyButton({ text, label = 'Copy' }) {
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    announce('Copied');
  };
  // Browsers give the clipboard to secure pages alone.
  return navigator.clipboard && html`<button type="button" class="small" onClick=${copy}>${isCopied ? 'Copied' : label}</button>`;
}
