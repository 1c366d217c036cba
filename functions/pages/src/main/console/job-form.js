// What a person has entered for a new job, kept in memory so that a look at the preview loses nothing.

import { short, visible } from './text.js';

const blank = () => ({
  by: 'file',
  ids: '',
  filter: '',
  organization: '',
  changes: [{ number: 1, kind: 'set', type: 'text', organization: '', attribute: '', to: '' }],
  note: '',
  most: '',
  file: null,
  match: 'id',
  mode: 'update',
  blank: 'keep',
  columns: [],
  maxRefused: '',
});

let form = blank();

export const readForm = () => form;

export function writeForm(changed) {
  form = { ...form, ...changed };
  return form;
}

export function forgetForm() {
  form = blank();
}

/** Returns the ids in a text: separated by blanks, commas, semicolons or line breaks. */
export const idsOf = (text) => text.split(/[\s,;]+/).filter(Boolean);

const values = {
  text: (to) => to,
  number: (to) => (Number.isFinite(Number(to)) && to.trim() !== '' ? Number(to) : to),
  boolean: (to) => to === 'true',
  empty: () => null,
};

/** Returns a change as the API takes it. */
export function changeOf({ kind, type, organization, attribute, to }) {
  const where = organization.trim() ? { organization: organization.trim() } : {};
  switch (kind) {
    case 'set': return { ...where, set: attribute.trim(), to: values[type](to) };
    case 'add_to': return { ...where, add_to: attribute.trim(), value: to };
    case 'remove_from': return { ...where, remove_from: attribute.trim(), value: to };
    case 'assign': return { ...where, assign: to.trim() };
    case 'unassign': return { ...where, unassign: to.trim() };
    case 'archive': return { ...where, archive: true };
    case 'restore': return { ...where, archive: false };
    case 'remove': return { ...where, remove: true };
    default: return { delete: true };
  }
}

const verbs = {
  set: ({ attribute, type, to }) => (type === 'empty' ? `Clear ${attribute}` : `Set ${attribute} to ${to}`),
  add_to: ({ attribute, to }) => `Add ${to} to ${attribute}`,
  remove_from: ({ attribute, to }) => `Remove ${to} from ${attribute}`,
  assign: ({ to }) => `Assign to person ${to}`,
  unassign: ({ to }) => `Unassign from person ${to}`,
  archive: () => 'Archive',
  restore: () => 'Bring back from the archive',
  remove: () => 'Remove',
  delete: () => 'Delete',
};

/** Returns what a job does, for its note if nobody has written one: the name of the file, or the changes. */
function summaryOf(entered) {
  return entered.by === 'file'
    ? entered.file.file.name
    : entered.changes.map((change) => verbs[change.kind](change) + (change.organization.trim() ? ` in organization ${change.organization.trim()}` : '')).join(', ');
}

/** Returns the options that every job has. */
const optionsOf = (entered) => ({
  note: entered.note.trim() || short(visible(summaryOf(entered)), 200),
  ...(entered.most.trim() ? { max_affected: Number(entered.most.replace(/\D/g, '')) } : {}),
});

/** Returns the request of a job by ids or by filter. */
export function requestOfForm(entered) {
  const select = entered.by === 'ids'
    ? { ids: idsOf(entered.ids) }
    : { filter: entered.filter, ...(entered.organization.trim() ? { organization: entered.organization.trim() } : {}) };
  return { select, changes: entered.changes.map(changeOf), ...optionsOf(entered) };
}

/** Returns the new names of the columns that are not called as their attributes are. */
export function columnsOf(columns) {
  const renamed = columns.filter(({ heading, attribute }) => heading.trim() !== '' && heading.trim() !== attribute.trim());
  return Object.fromEntries(renamed.map(({ heading, attribute }) => [heading, attribute.trim()]));
}

/** Returns the options of a file: those of its rows, and those of every job. */
export function fileOptionsOf(entered) {
  const columns = columnsOf(entered.columns);
  return {
    rows: {
      match: entered.match,
      mode: entered.mode,
      blank: entered.blank,
      ...(Object.keys(columns).length > 0 ? { columns } : {}),
      ...(entered.maxRefused.trim() ? { max_refused: entered.maxRefused.trim() } : {}),
    },
    job: optionsOf(entered),
  };
}
