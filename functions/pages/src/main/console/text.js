// Words, numbers and times as the console writes them.

const whole = new Intl.NumberFormat('en');
const tenth = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const moment = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' });
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

export const number = (value) => whole.format(value);

export const decimal = (value) => tenth.format(value);

export const time = (text) => (text ? moment.format(new Date(text)) : '');

/** Returns a number and its noun, which has an s unless the plural is given: 1 person, 2 people. */
export function count(value, one, many = `${one}s`) {
  return `${number(value)} ${value === 1 ? one : many}`;
}

export const people = (value) => count(value, 'person', 'people');

/** Returns a time in words: 3 minutes ago. */
export function ago(text, now = Date.now()) {
  const seconds = Math.round((new Date(text).getTime() - now) / 1000);
  const steps = [[60, 'second', 1], [3600, 'minute', 60], [86400, 'hour', 3600], [Infinity, 'day', 86400]];
  const [, unit, size] = steps.find(([limit]) => Math.abs(seconds) < limit);
  return relative.format(Math.round(seconds / size), unit);
}

/** Returns a duration in words: 1 min 5 s. */
export function duration(milliseconds) {
  if (milliseconds < 1000) {
    return `${Math.max(0, Math.round(milliseconds))} ms`;
  }
  const seconds = milliseconds / 1000;
  if (seconds < 60) {
    return `${decimal(seconds)} s`;
  }
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes} min ${Math.round(seconds % 60)} s`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

// Control characters and those that change the direction of text: they could make a value look like another one. Joiners stay:
// emoji and many scripts need them.
const hidden = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/** Returns a text in which characters without a picture are written as their numbers. */
export function visible(text) {
  return String(text).replace(hidden, (character) => `\u27e8U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}\u27e9`);
}

/** Returns the beginning of a long text. */
export const short = (text, length = 60) => (text.length > length ? `${[...text].slice(0, length).join('')}…` : text);

/** Quotes a text for a POSIX shell. */
export const shellQuote = (text) => `'${String(text).replaceAll("'", "'\\''")}'`;

/** Returns a request as a command of a POSIX shell, with the key in a variable. */
export function curl({ method, path, type, body, file }) {
  const lines = [`curl -sS${method === 'GET' ? '' : ` -X ${method}`} ${shellQuote(location.origin + path)}`,
    '-H "Authorization: Bearer $MUSTER_API_KEY"'];
  if (type) {
    lines.push(`-H ${shellQuote(`Content-Type: ${type}`)}`);
  }
  if (body !== undefined) {
    lines.push(`--data-binary ${shellQuote(body)}`);
  }
  if (file) {
    lines.push(`--data-binary ${shellQuote(`@${file}`)}`);
  }
  return lines.join(' \\\n  ');
}

const sets = new Set(['email_addresses', 'phone_numbers', 'assigned', 'labels', 'groups']);

/** Returns the name of a path of a person, such as "followup_status in organization 3", and the member if it is of a set. */
export function splitPath(path) {
  if (path === '/exists') {
    return ['is there'];
  }
  const [, organization, rest] = path.match(/^org\/([^/]+)\/(.+)$/) || [];
  const [name, ...others] = (rest || path).split('/');
  const where = organization ? ` in organization ${organization}` : '';
  const tail = others.join('/');
  if (name === 'custom') {
    return [tail + where];
  }
  return tail && sets.has(name) ? [name + where, tail] : [(tail ? `${name} ${tail}` : name) + where];
}

/** Returns the whole name of a path. */
export const pathName = (path) => splitPath(path).join(' ');
