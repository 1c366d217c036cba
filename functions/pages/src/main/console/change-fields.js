// The changes of a job by ids or filter.
import { Choice, Field, html } from './view.js';

const kinds = [['set', 'Set an attribute'], ['add_to', 'Add to a set'], ['remove_from', 'Remove from a set'], ['assign', 'Assign to a person'],
  ['unassign', 'Unassign from a person'], ['archive', 'Archive'], ['restore', 'Bring back from the archive'], ['remove', 'Remove from the organization'], ['delete', 'Delete the person']];

const types = [['text', 'Text'], ['number', 'Number'], ['boolean', 'Yes or no'], ['empty', 'Nothing: clear it']];

const personAttributes = ['first_name', 'last_name', 'email', 'phone_number', 'country', 'city', 'state', 'zip', 'gender', 'custom_id', 'email_addresses', 'phone_numbers'];
const organizationAttributes = ['followup_status', 'permission_id', 'labels', 'groups'];

/** The names of attributes that inputs suggest. */
export function AttributeNames({ id, organizations = ['3'] }) {
  const names = [...personAttributes, ...(organizations ? organizations.flatMap((one) => organizationAttributes.map((name) => `organizations.${one}.${name}`)) : [])];
  return html`<datalist id=${id}>${names.map((name) => html`<option value=${name} />`)}</datalist>`;
}

function To({ change, edit }) {
  if (change.type === 'boolean') {
    return html`<${Choice} label="To" value=${change.to || 'false'} options=${[['true', 'true'], ['false', 'false']]} onChange=${(to) => edit({ to })} />`;
  }
  return html`<${Field} label="To">
    ${(field) => html`<input ...${field} inputmode=${change.type === 'number' ? 'decimal' : undefined} value=${change.to} onInput=${(event) => edit({ to: event.target.value })} />`}<//>`;
}

function Change({ change, edit, onRemove }) {
  const names = ['set', 'add_to', 'remove_from'].includes(change.kind);
  const isSet = change.kind === 'set';
  return html`<div class="change"><div class="fields">
    <${Choice} label="Change" value=${change.kind} options=${kinds} onChange=${(kind) => edit({ kind })} />
    ${names && html`<${Field} label="Attribute">
      ${(field) => html`<input ...${field} list="attributes" spellcheck=${false} value=${change.attribute} onInput=${(event) => edit({ attribute: event.target.value })} />`}<//>`}
    ${isSet && html`<${Choice} label="Type" value=${change.type} options=${types} onChange=${(type) => edit({ type })} />`}
    ${isSet && change.type !== 'empty' && html`<${To} change=${change} edit=${edit} />`}
    ${['add_to', 'remove_from'].includes(change.kind) && html`<${Field} label="Value">
      ${(field) => html`<input ...${field} value=${change.to} onInput=${(event) => edit({ to: event.target.value })} />`}<//>`}
    ${['assign', 'unassign'].includes(change.kind) && html`<${Field} label="Id of that person">
      ${(field) => html`<input ...${field} spellcheck=${false} value=${change.to} onInput=${(event) => edit({ to: event.target.value })} />`}<//>`}
    ${change.kind !== 'delete' && html`<${Field} label="In organization" hint=${names ? 'Empty: the person itself' : ''}>
      ${(field) => html`<input ...${field} spellcheck=${false} value=${change.organization} onInput=${(event) => edit({ organization: event.target.value })} />`}<//>`}
    </div>
    ${onRemove && html`<button type="button" class="small" onClick=${onRemove}>Leave this change out</button>`}
  </div>`;
}

export function ChangeFields({ form, set }) {
  const { changes } = form;
  const edit = (number) => (changed) => set({ changes: changes.map((change) => (change.number === number ? { ...change, ...changed } : change)) });
  const add = () => set({ changes: [...changes, { number: Math.max(...changes.map((change) => change.number)) + 1, kind: 'set', type: 'text', organization: '', attribute: '', to: '' }] });
  const remove = (number) => () => set({ changes: changes.filter((change) => change.number !== number) });
  return html`<${AttributeNames} id="attributes" organizations=${null} />
    ${changes.map((change) => html`<${Change} key=${change.number} change=${change} edit=${edit(change.number)} onRemove=${changes.length > 1 && remove(change.number)} />`)}
    <p><button type="button" onClick=${add}>Add a change</button></p>`;
}
