// Finds the attributes for the columns of a file by their names, and says how a cell will be read.

const names = {
  id: ['id', 'person id', 'personid'],
  email: ['email', 'e mail', 'mail', 'email address', 'e mail address', 'emailadresse', 'primary email', 'correo', 'courriel'],
  custom_id: ['custom id', 'external id', 'externalid', 'user id', 'userid', 'customer id', 'kundennummer'],
  first_name: ['first name', 'firstname', 'given name', 'forename', 'vorname', 'prenom', 'nombre'],
  last_name: ['last name', 'lastname', 'family name', 'surname', 'nachname', 'name', 'nom', 'apellido'],
  phone_number: ['phone', 'phone number', 'phonenumber', 'mobile', 'telephone', 'telefon', 'tel', 'handy', 'telefono'],
  country: ['country', 'land', 'pays', 'pais'],
  city: ['city', 'town', 'stadt', 'ort', 'ville', 'ciudad'],
  zip: ['zip', 'zip code', 'zipcode', 'postcode', 'postal code', 'plz', 'postleitzahl'],
  state: ['state', 'province', 'region', 'bundesland'],
  gender: ['gender', 'sex', 'geschlecht'],
};

const attributeOfName = new Map(Object.entries(names).flatMap(([attribute, all]) => all.map((name) => [name, attribute])));
const added = new Set(['row', 'outcome', 'reason']);
const form = /^([a-z][a-z0-9_]{0,63}|organizations\.[A-Za-z0-9._:@+-]{1,128}\.[a-z][a-z0-9_]{0,63}|custom\.[^\u0000-\u001f]{1,255})(:(text|number|boolean))?$/i;
const needOrganization = new Set(['permission_id', 'followup_status', 'archived', 'assigned', 'labels', 'groups']);

const plain = (heading) => heading.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim();

/** Returns the attribute that a heading means, or blank if its column is to be ignored. */
function guess(heading) {
  const own = heading.trim();
  if (added.has(own.toLowerCase()) || own === '') {
    return '';
  }
  const known = attributeOfName.get(plain(own));
  if (known) {
    return known;
  }
  if (form.test(own) && !needOrganization.has(own.toLowerCase())) {
    return own.includes('.') ? own : own.toLowerCase();
  }
  const name = plain(own).replaceAll(' ', '_').replace(/^[^a-z]+/, '');
  return name && !needOrganization.has(name) ? name.slice(0, 64) : '';
}

/** Returns the columns of a file with the attributes that their headings mean. No attribute comes twice. */
export function guessColumns(headings) {
  const taken = new Set();
  return headings.map((heading) => {
    const attribute = guess(heading);
    if (attribute === '' || taken.has(attribute)) {
      return { heading, attribute: '' };
    }
    taken.add(attribute);
    return { heading, attribute };
  });
}

/** Returns the key by which the rows can name their people. */
export const guessMatch = (columns) => ['id', 'email', 'custom_id'].find((key) => columns.some(({ attribute }) => attribute === key)) || 'id';

/** Returns what is wrong with the attribute of a column, or blank. */
export function columnError({ attribute }, columns) {
  const name = attribute.trim();
  if (name === '') {
    return '';
  }
  if (needOrganization.has(name.toLowerCase())) {
    return `It belongs to an organization: organizations.3.${name}`;
  }
  if (!form.test(name)) {
    return 'An attribute has small letters, digits and underscores.';
  }
  return columns.filter((one) => one.attribute.trim().toLowerCase() === name.toLowerCase()).length > 1 ? 'Another column has it too.' : '';
}

/** Returns how a cell will be read: its value, or what it does to the value that is there. */
export function readCell(cell, attribute, blank) {
  if (cell === undefined) {
    return { note: 'missing' };
  }
  if (cell.trim() === '#N/A') {
    return { note: 'clears' };
  }
  if (cell.trim() === '') {
    return { note: blank === 'clear' ? 'clears' : 'keeps' };
  }
  const type = (attribute.match(/:(number|boolean)$/i) || [])[1]?.toLowerCase();
  if (type === 'number' && !/^\s*-?\d+(\.\d+)?(e[+-]?\d+)?\s*$/i.test(cell)) {
    return { value: cell, wrong: 'no number' };
  }
  return { value: cell };
}
