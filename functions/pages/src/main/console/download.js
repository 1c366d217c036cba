// Downloads the results of a job as one file, page after page.
import { nextPage, send } from './api.js';
import { rowsOf, writeRow } from './csv.js';

const failed = 'refused,not_found,failed';

function save(parts, name) {
  const address = URL.createObjectURL(new Blob(parts, { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

/** Returns the tables of all pages as one. Pages of a file may have different columns; then the columns are united. */
function united(pages) {
  const heads = new Set(pages.map((page) => page.head));
  if (heads.size === 1) {
    return [pages[0].head, ...pages.map((page) => page.rows)];
  }
  const tables = pages.map((page) => rowsOf(page.head + page.rows, ','));
  const headings = [...new Set(tables.flatMap((table) => table[0]))];
  const last = ['row', 'outcome', 'reason'];
  headings.sort((one, two) => last.indexOf(one) - last.indexOf(two));
  return [writeRow(headings), ...tables.map(([own, ...rows]) => rows
    .map((row) => writeRow(headings.map((heading) => row[own.indexOf(heading)] ?? ''))).join(''))];
}

/** Downloads the results, or only those that failed. `onRows` is told how many bytes have come so far. */
export async function download(job, onlyFailed, onBytes) {
  const pages = [];
  let bytes = 0;
  let path = `/v1/jobs/${job.id}/results${onlyFailed ? `?outcome=${failed}` : ''}`;
  while (path) {
    const response = await send('GET', path, { headers: { Accept: 'text/csv' } });
    const text = await response.text();
    const end = text.indexOf('\n') + 1;
    pages.push({ head: text.slice(0, end), rows: text.slice(end) });
    bytes += text.length;
    onBytes(bytes);
    const next = nextPage(response);
    path = next && next.pathname + next.search;
  }
  const filled = pages.filter((page) => page.rows !== '');
  save(united(filled.length > 0 ? filled : pages.slice(0, 1)), `muster-${job.id}-${onlyFailed ? 'failed' : 'results'}.csv`);
}
