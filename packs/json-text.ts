const LINE_LENGTH_MAX = 400;
const INDENT = 1;

/**
 * 可读 JSON · JSON text with one record a line: containers are indented, a record without records of its own
 * stays on its line. Diffs show records, and the files stay small.
 */
export function jsonText(value: unknown): string {
  return `${textAt(value, 0)}\n`;
}

function textAt(value: unknown, depth: number): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const inline = JSON.stringify(value);
  if (inline.length <= LINE_LENGTH_MAX && !holdsRecords(value)) return inline;
  const pad = ' '.repeat((depth + 1) * INDENT);
  const end = ' '.repeat(depth * INDENT);
  if (Array.isArray(value)) {
    return `[\n${value.map((element) => pad + textAt(element, depth + 1)).join(',\n')}\n${end}]`;
  }
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([name, member]) => `${pad}${JSON.stringify(name)}:${textAt(member, depth + 1)}`);
  return `{\n${members.join(',\n')}\n${end}}`;
}

/** A list of three or more objects is a table and gets a line for each. */
function holdsRecords(value: object): boolean {
  return Object.values(value).some(
    (member) =>
      member !== null &&
      typeof member === 'object' &&
      ((Array.isArray(member) && member.length > 2 && typeof member[0] === 'object') || holdsRecords(member)),
  );
}
