// The API as the console calls it. The key lives in this module's memory alone: no storage, no address, no cookie.

export class ApiError extends Error {
  constructor(status, problem) {
    super(problem.detail || `The server answered with status ${status}.`);
    this.status = status;
    this.title = problem.title;
    this.code = problem.code;
    this.errors = problem.errors || [];
  }
}

let key = '';
let onUnknownKey = () => {};
const known = new Map();

/** Uses a key from now on. `unknown` is called when the server does not know it any more. */
export function useKey(newKey, unknown) {
  key = newKey;
  onUnknownKey = unknown;
  known.clear();
}

export function forgetKey() {
  useKey('', () => {});
}

async function problemOf(response) {
  const text = await response.text();
  try {
    const problem = JSON.parse(text);
    return problem.detail ? problem : { title: response.statusText, detail: problem.message };
  } catch {
    return { title: response.statusText, detail: text.slice(0, 300) };
  }
}

/** Sends a request and returns the response. Throws an ApiError for each status from 400 on. */
export async function send(method, path, { headers = {}, body, signal } = {}) {
  let response;
  try {
    response = await fetch(path, {
      method,
      body,
      signal,
      headers: { Authorization: `Bearer ${key}`, ...headers },
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
    });
  } catch (error) {
    if (error.name === 'AbortError') {
      throw error;
    }
    throw new ApiError(0, { title: 'No connection', detail: 'The server does not answer. Check the connection and try again.' });
  }
  if (response.status === 401) {
    onUnknownKey();
  }
  if (response.status >= 400) {
    throw new ApiError(response.status, await problemOf(response));
  }
  return response;
}

export async function get(path, signal) {
  return (await send('GET', path, { signal, headers: { Accept: 'application/json' } })).json();
}

/** Reads a document again. The server sends it only if it has changed, and `changed` says whether it did. */
export async function poll(path, signal) {
  const before = known.get(path);
  const headers = { Accept: 'application/json', ...(before ? { 'If-None-Match': before.tag } : {}) };
  const response = await send('GET', path, { signal, headers });
  if (response.status === 304) {
    return { document: before.document, changed: false };
  }
  const document = await response.json();
  const tag = response.headers.get('ETag');
  if (tag) {
    known.set(path, { tag, document });
  }
  return { document, changed: true };
}

/** Sends a request that may change something. A repetition under the same name makes no second job. */
export async function post(path, { headers = {}, body, name, method = 'POST' } = {}) {
  const response = await send(method, path, { body, headers: { ...headers, 'Idempotency-Key': name || crypto.randomUUID() } });
  return response.status === 204 ? null : response.json();
}

export const postJson = (path, document, headers = {}) =>
  post(path, { body: JSON.stringify(document), headers: { 'Content-Type': 'application/json', ...headers } });

/** Returns the address of the next page from the Link header, or null. */
export function nextPage(response) {
  const [, address] = (response.headers.get('Link') || '').match(/<([^>]+)>; *rel="next"/) || [];
  return address ? new URL(address, location.origin) : null;
}

/** Reads a page of results as a list of lines, with the path of the next page. */
export async function results(path, signal) {
  const response = await send('GET', path, { signal, headers: { Accept: 'application/x-ndjson' } });
  const lines = (await response.text()).split('\n').filter(Boolean).map((line) => JSON.parse(line));
  const next = nextPage(response);
  return { lines, next: next && next.pathname + next.search };
}
