/** The flows of jobs: submit, cancel, release, retry and undo a job, and report its status and results. */
package dev.muster.core.flow.job;
