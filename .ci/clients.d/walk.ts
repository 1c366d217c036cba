// Drives the generated client: a file as a dry run, its results, the release and the undo.
import assert from 'node:assert/strict';
import { client } from './client/client.gen.js';
import { closeJob, getJob, getPerson, getResults, putPart, releaseJob, submitJob, undoJob } from './client/sdk.gen.js';
import type { Job, ResultLine } from './client/types.gen.js';

const [url, key] = process.argv.slice(2);
client.setConfig({ baseUrl: url, auth: key, throwOnError: true });
const throwOnError = true;

async function end(job: Job): Promise<Job> {
  while (!['completed', 'cancelled', 'refused'].includes(job.state)) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    job = (await getJob({ path: { id: job.id }, throwOnError })).data;
  }
  assert.equal(job.state, 'completed');
  assert.equal(job.totals.selected, 3);
  return job;
}

const opened = await submitJob({ body: { rows: { match: 'id', mode: 'upsert' }, dry_run: true }, throwOnError });
const path = { id: opened.data.id };
const file = 'id,first_name,score:number\nts-1,Ada,1\nts-2,Ben,2\nts-3,Cleo,3\n';
const part = await putPart({ path: { ...path, number: 1 }, body: file, throwOnError });
assert.equal(part.data.rows, 3);
const closed = await closeJob({ path, body: { parts: 1, rows: 3 }, headers: { Prefer: 'wait=10' }, throwOnError });
assert.equal((await end(closed.data)).totals.created, 3);

const results = await getResults({ path, query: { outcome: ['created'] }, parseAs: 'text', throwOnError });
const lines = String(results.data).trimEnd().split('\n').map((line) => JSON.parse(line) as ResultLine);
assert.deepEqual(lines.map((line) => `${line.row} ${line.id}`).sort(), ['1 ts-1', '2 ts-2', '3 ts-3']);

const released = await end((await releaseJob({ path, throwOnError })).data);
assert.equal(released.totals.created, 3);
assert.equal(released.release_of, path.id);
const person = await getPerson({ path: { id: 'ts-2' }, throwOnError });
assert.equal(person.data.attributes.score, 2);

const undone = await end((await undoJob({ path: { id: released.id }, body: { note: 'walk' }, throwOnError })).data);
assert.equal(undone.totals.changed, 3);
const gone = await getPerson({ path: { id: 'ts-2' }, throwOnError: false });
assert.equal(gone.response?.status, 404);
assert.equal((gone.error as { code?: string } | undefined)?.code, 'not_found');
console.log('TypeScript: dry run 3 created, release 3 created, undo 3 changed');
