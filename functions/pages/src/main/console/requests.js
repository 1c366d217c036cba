// The requests that made jobs, as far as this page has sent them or a job's document tells them.

const requests = new Map();

export const remember = (job, request) => requests.set(job, request);

/** Returns whether this page has sent the request of the job, so that its form still has the entries. */
export const isOwn = (job) => requests.has(job.id);

export const forgetRequests = () => requests.clear();

/** Returns the request that made the job, or null. A release, an undo and a retry follow from the document. */
export function requestOf(job) {
  const act = (parent, action) => ({ method: 'POST', path: `/v1/jobs/${parent}/${action}` });
  const known = requests.get(job.id);
  if (known) {
    return known;
  }
  if (job.release_of) {
    return act(job.release_of, 'release');
  }
  if (job.retry_of) {
    return act(job.retry_of, 'retry');
  }
  return job.undo_of
    ? { ...act(job.undo_of, 'undo'), ...(job.dry_run ? { type: 'application/json', body: '{"dry_run":true}' } : {}) }
    : null;
}
