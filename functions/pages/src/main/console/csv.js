// Reads CSV as the server does: enough to show the first rows, to name columns and to cut a large file into parts.

const separators = [',', ';', '\t'];
const declared = /^"?sep=([,;\t|])"?[,;\t ]*$/i;

/** Returns the rows of a text as lists of cells. `limit` rows at most. */
export function rowsOf(text, separator, limit = Infinity) {
  const rows = [];
  let cells = [];
  let cell = '';
  let quoted = false;
  let wasQuoted = false;
  const endCell = () => {
    cells.push(cell);
    cell = '';
    wasQuoted = false;
  };
  for (let at = 0; at < text.length && rows.length < limit; at += 1) {
    const character = text[at];
    if (quoted) {
      if (character !== '"') {
        cell += character;
      } else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else {
        quoted = false;
      }
    } else if (character === '"' && cell === '' && !wasQuoted) {
      quoted = true;
      wasQuoted = true;
    } else if (character === separator) {
      endCell();
    } else if (character === '\n' || character === '\r') {
      at += character === '\r' && text[at + 1] === '\n' ? 1 : 0;
      endCell();
      rows.push(cells);
      cells = [];
    } else {
      cell += character;
    }
  }
  if (rows.length < limit && (cells.length > 0 || cell !== '' || wasQuoted)) {
    endCell();
    rows.push(cells);
  }
  return rows;
}

export const isBlankRow = (cells) => cells.every((cell) => cell.trim() === '');

function separatorOf(line) {
  const outside = line.replace(/"[^"]*"/g, '');
  const counts = separators.map((separator) => outside.split(separator).length);
  return separators[counts.indexOf(Math.max(...counts))];
}

/** Returns the separator of a file and the character at which its rows begin, after a byte order mark and `sep=`. */
export function formOf(text) {
  let start = text.startsWith('\ufeff') ? 1 : 0;
  const lineAt = (from) => text.slice(from).match(/^[^\r\n]*/)[0];
  const sep = lineAt(start).match(declared);
  if (sep) {
    start += text.slice(start).match(/^[^\r\n]*(\r\n|\r|\n)?/)[0].length;
    return { separator: sep[1], start };
  }
  let line = lineAt(start);
  for (let from = start; line.trim() === '' && from < text.length;) {
    from += text.slice(from).match(/^[^\r\n]*(\r\n|\r|\n)?/)[0].length;
    line = lineAt(from);
  }
  return { separator: separatorOf(line), start };
}

/** Reads the headings and the first rows of a file. Wholly blank rows are skipped. */
export function head(text, limit) {
  const { separator, start } = formOf(text);
  const rows = rowsOf(text.slice(start), separator, limit * 4 + 1).filter((cells) => !isBlankRow(cells));
  const headings = rows[0] || [];
  while (headings.length > 0 && headings.at(-1).trim() === '') {
    headings.pop();
  }
  return { separator, headings, rows: rows.slice(1, limit + 1) };
}

const needsQuotes = /[",\r\n]/;

export const writeRow = (cells) =>
  `${cells.map((cell) => (needsQuotes.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`;
