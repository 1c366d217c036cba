// Sends a file: whole if it is small, else in compressed parts, several at once.
import { post, postJson } from './api.js';
import { formOf } from './csv.js';
import { fileOptionsOf } from './job-form.js';
import { remember } from './requests.js';
import { number } from './text.js';

const wholeBytes = 8 * 1024 * 1024;
const sentBytes = 4 * 1024 * 1024;
const partBytes = 12 * 1024 * 1024;
const partRows = 100000;
const atOnce = 3;

async function gzip(chunks) {
  const compressed = new Blob(chunks).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(compressed).arrayBuffer());
}

const typeOf = { csv: 'text/csv', ndjson: 'application/x-ndjson' };

async function sendWhole(entered, body, { rows, job }) {
  const { columns, ...others } = rows;
  const query = new URLSearchParams({ ...others, ...(columns ? { columns: JSON.stringify(columns) } : {}), ...job, dry_run: 'true' });
  const made = await post(`/v1/jobs?${query}&type=${entered.file.type}`, { body, headers: { 'Content-Type': 'application/gzip', Prefer: 'wait=5' } });
  remember(made.id, { method: 'POST', path: `/v1/jobs?${query}`, type: typeOf[entered.file.type], file: entered.file.file.name });
  return made;
}

const newline = 10;
const carriageReturn = 13;
const quote = 34;

/**
 * Cuts a file at the ends of rows, and calls `onPart` with the bytes of each part. A line break within quotes ends no row; a
 * quote opens a cell only at its beginning. Waits between chunks, so that the page stays responsive.
 *
 * The separator is that of a CSV file, and 0 of another one.
 */
async function cut(file, separator, onPart) {
  const opening = new Set([separator, newline, carriageReturn, quote]);
  const reader = file.stream().getReader();
  let chunks = [];
  let bytes = 0;
  let rows = 0;
  let isQuoted = false;
  let before = newline;
  let hasText = false;
  const flush = async () => {
    await onPart(chunks);
    chunks = [];
    bytes = 0;
    rows = 0;
  };
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    let start = 0;
    for (let at = 0; at < read.value.length; at += 1) {
      const byte = read.value[at];
      if (separator && byte === quote) {
        isQuoted = !isQuoted && opening.has(before);
        hasText = true;
      } else if (byte === newline && !isQuoted) {
        rows += hasText ? 1 : 0;
        hasText = false;
        if (bytes + at - start >= partBytes || rows >= partRows) {
          chunks.push(read.value.slice(start, at + 1));
          start = at + 1;
          await flush();
        }
      } else if (byte > 32 && byte !== separator) {
        hasText = true;
      }
      before = byte;
    }
    chunks.push(read.value.slice(start));
    bytes += read.value.length - start;
    await new Promise((resolve) => setTimeout(resolve));
  }
  rows += hasText ? 1 : 0;
  if (bytes > 0) {
    await flush();
  }
}

/** Returns the bytes of a file up to its first row: what every part begins with. */
async function heading(file) {
  const text = await file.slice(0, 256 * 1024).text();
  const { start } = formOf(text);
  let isQuoted = false;
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '"') {
      isQuoted = !isQuoted;
    } else if (text[at] === '\n' && !isQuoted && text.slice(start, at).trim() !== '') {
      return new TextEncoder().encode(text.slice(0, at + 1).replace(/^\ufeff/, ''));
    }
  }
  return new Uint8Array();
}

async function sendParts(entered, { rows, job }, onProgress) {
  const body = { rows, ...job, dry_run: true };
  const opened = await postJson('/v1/jobs', body);
  const open = { method: 'POST', path: '/v1/jobs', type: 'application/json', body: JSON.stringify(body) };
  try {
    return await fill(opened, open, entered, onProgress);
  } catch (error) {
    await post(opened.links.cancel).catch(() => {});
    throw error;
  }
}

/** Sends the parts of an open job, which the request `open` has made, and closes it. */
async function fill(opened, open, entered, onProgress) {
  const { file, type } = entered.file;
  const separator = type === 'csv' ? entered.file.separator.charCodeAt(0) : 0;
  const head = separator ? await heading(file) : new Uint8Array();
  const sending = new Set();
  let parts = 0;
  let stored = 0;
  const sendPart = async (chunks, name) => {
    const part = await post(`/v1/jobs/${opened.id}/parts/${name}?type=${type}`, { method: 'PUT', body: await gzip(chunks), headers: { 'Content-Type': 'application/gzip' } });
    stored += part.rows;
    onProgress(`${number(stored)} rows sent…`);
  };
  await cut(file, separator, async (chunks) => {
    parts += 1;
    const started = sendPart(separator && parts > 1 ? [head, ...chunks] : chunks, parts).finally(() => sending.delete(started));
    sending.add(started);
    if (sending.size >= atOnce) {
      await Promise.race(sending);
    }
  });
  await Promise.all(sending);
  const closed = await postJson(`/v1/jobs/${opened.id}/close`, { parts, rows: stored });
  const put = (part) => ({ method: 'PUT', path: `/v1/jobs/${opened.id}/parts/${part}`, type: typeOf[type], file: `${file.name}.${part}` });
  remember(closed.id, {
    method: 'POST',
    path: `/v1/jobs/${opened.id}/close`,
    type: 'application/json',
    body: JSON.stringify({ parts, rows: stored }),
    before: [open, ...Array.from({ length: parts }, (_, at) => put(at + 1))],
  });
  return closed;
}

/** Sends the file as a dry run, and returns the job. */
export async function sendFile(entered, onProgress) {
  const options = fileOptionsOf(entered);
  const { file } = entered.file;
  if (file.size <= wholeBytes && JSON.stringify(options).length < 3000) {
    onProgress('Compressing…');
    const body = await gzip([file]);
    if (body.length <= sentBytes) {
      onProgress('Sending…');
      return sendWhole(entered, body, options);
    }
  }
  return sendParts(entered, options, onProgress);
}
