// How fast a job runs and how long it still takes.
import { useEffect, useState } from 'preact/hooks';
import { doneOf, isOver } from './totals.js';
import { html } from './view.js';
import { duration, number } from './text.js';

/** Returns the people per second of a job that has ended, or null. */
export function finalRate(job) {
  const milliseconds = new Date(job.finished_at) - new Date(job.started_at);
  return job.started_at && job.finished_at && milliseconds > 0 ? (1000 * doneOf(job)) / milliseconds : null;
}

/** The rate of a running job since it was first seen here, or since it started, and the time left. */
export function Rate({ job }) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  if (isOver(job) || !job.started_at) {
    return null;
  }
  const done = doneOf(job);
  const rate = (1000 * done) / Math.max(500, now - new Date(job.started_at));
  return rate < 0.1
    ? null
    : html`<span>${number(Math.round(rate))} people/s, ${duration((1000 * job.totals.pending) / rate)} left</span>`;
}
