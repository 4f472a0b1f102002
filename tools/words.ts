/**
 * 用语检查 · What must hold for every word a person reads: it exists in both languages with the same places to fill, the
 * English is English, nothing is declared that no page says, and no page says what is not declared.
 * Works on the syntax tree, so a Chinese word in a comment or a pattern is not taken for a text.
 */
import { parseAst } from 'vite';
import type { SourceFile } from './tidy.ts';

interface Node { readonly type: string; readonly start: number; readonly [key: string]: unknown }
type Visit = (node: Node, above: readonly Node[]) => void;

const CHINESE = /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/u;
const LETTERS = /\p{L}{2,}/u;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
const treeOf = (file: SourceFile): Node => parseAst(file.text, { lang: file.path.endsWith('.tsx') ? 'tsx' : 'ts' }) as unknown as Node;

function walk(node: Node, visit: Visit, above: Node[] = []): void {
  visit(node, above);
  above.push(node);
  for (const value of Object.values(node)) {
    if (isNode(value)) walk(value, visit, above);
    else if (Array.isArray(value)) for (const each of value) if (isNode(each)) walk(each, visit, above);
  }
  above.pop();
}

const lineOf = (file: SourceFile, node: Node): string => `${file.path}:${file.text.slice(0, node.start).split('\n').length}`;

/** The text of a literal, or of a template without anything to fill in. */
function literal(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  if (node.type === 'TemplateLiteral' && (node['expressions'] as Node[]).length === 0) return (node['quasis'] as [{ value: { cooked: string } }])[0].value.cooked;
  return undefined;
}

function members(node: unknown): Map<string, Node> | undefined {
  if (!isNode(node) || node.type !== 'ObjectExpression') return undefined;
  const found = new Map<string, Node>();
  for (const property of node['properties'] as Node[]) {
    if (property.type !== 'Property' || property['computed'] === true) continue;
    const key = property['key'] as Node;
    found.set((key['name'] ?? key['value']) as string, property['value'] as Node);
  }
  return found;
}

/** `{reasonZh}` and `{reasonEn}` are the same place: the parameter comes in both languages. `{n:site|sites}` is the place `n`. */
const placesOf = (text: string): string => [...text.matchAll(/\{(\w+?)(?:Zh|En)?(?::[^{}]*)?\}/g)].map((match) => match[1] as string).sort().filter((name, at, all) => all.indexOf(name) === at).join(',');

function pairProblems(where: string, zh: string, en: string): string[] {
  const problems: string[] = [];
  if ((zh.trim() === '') !== (en.trim() === '')) problems.push(`${where}: empty in one language`);
  if (CHINESE.test(en)) problems.push(`${where}: the English is not English: ${en}`);
  if (placesOf(zh) !== placesOf(en)) problems.push(`${where}: zh fills {${placesOf(zh)}}, en fills {${placesOf(en)}}`);
  return problems;
}

/** Keys of a text in its own language: the switch to Chinese says 中文 to whoever reads English. */
const inItsOwnLanguage = new Set(['language']);

/** 两种语言齐全 · Every `{ zh, en }`, of one text or of a whole catalogue, says the same in both languages. */
export function bothLanguages(files: readonly SourceFile[]): string[] {
  const problems: string[] = [];
  for (const file of files.filter((each) => each.text.includes('zh:'))) {
    walk(treeOf(file), (node) => {
      const both = members(node);
      const [zh, en] = [both?.get('zh'), both?.get('en')];
      if (zh === undefined && en === undefined) return;
      if (zh === undefined || en === undefined) { problems.push(`${lineOf(file, node)}: only ${zh === undefined ? 'en' : 'zh'}`); return; }
      const [zhText, enText] = [literal(zh), literal(en)];
      if (zhText !== undefined && enText !== undefined) problems.push(...pairProblems(lineOf(file, node), zhText, enText));
      const [zhKeys, enKeys] = [members(zh), members(en)];
      if (zhKeys === undefined || enKeys === undefined) return;
      for (const [key, value] of zhKeys) {
        const [left, right] = [literal(value), literal(enKeys.get(key))];
        if (left?.trim() === '') problems.push(`${lineOf(file, value)} ${key}: empty text`);
        if (left !== undefined && right !== undefined && !inItsOwnLanguage.has(key)) problems.push(...pairProblems(`${lineOf(file, value)} ${key}`, left, right));
        if (!enKeys.has(key)) problems.push(`${lineOf(file, value)} ${key}: only zh`);
      }
      for (const key of enKeys.keys()) if (!zhKeys.has(key)) problems.push(`${lineOf(file, en)} ${key}: only en`);
    });
  }
  return problems;
}

interface Catalogue { readonly name: string; readonly path: string; readonly keys: readonly string[] }

/** The catalogues that a file declares with `defineMessages`. */
function cataloguesOf(file: SourceFile): Catalogue[] {
  const found: Catalogue[] = [];
  walk(treeOf(file), (node, above) => {
    if (node.type !== 'CallExpression' || (node['callee'] as Node)['name'] !== 'defineMessages') return;
    const declarator = above.findLast((each) => each.type === 'VariableDeclarator');
    const zh = members(members((node['arguments'] as Node[])[0])?.get('zh'));
    if (declarator !== undefined && zh !== undefined) found.push({ name: (declarator['id'] as Node)['name'] as string, path: file.path, keys: [...zh.keys()] });
  });
  return found;
}

/** 词条都有用 · No key of a catalogue that no file using the catalogue names. The compiler already holds the other way: a key that is said exists. */
export function everyKeyIsSaid(files: readonly SourceFile[]): string[] {
  const catalogues = files.filter((file) => file.text.includes('defineMessages(')).flatMap(cataloguesOf);
  // States and kinds are named where they are defined; their words are then said by that name: `t(duty.group)`.
  const definitions = files.filter((file) => /(^|\/)(contract|domain|offline)\//.test(file.path));
  return catalogues.flatMap(({ name, path, keys }) => {
    const wanted = new RegExp(`\\b${name}\\b`);
    const users = files.filter((file) => wanted.test(file.text));
    // A file that gets `t` handed in names its keys as well: the module's own web folder belongs to the users.
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    const nearby = files.filter((file) => file.path.startsWith(folder));
    const texts = [...new Set([...users, ...nearby, ...definitions])].map((file) => file.text);
    return keys.filter((key) => !texts.some((text) => isSaidIn(text, key))).map((key) => `${path}: nobody says ${name}.${key}`);
  });
}

/** As a literal of its own, or as the beginning of one that is put together: `step_${name}`. */
function isSaidIn(text: string, key: string): boolean {
  if (text.includes(`'${key}'`) || text.includes(`"${key}"`) || new RegExp(`[\\w\\])]\\.${key}\\b`).test(text)) return true;
  return [...text.matchAll(/`(\w*)\$\{[^}]*\}(\w*)`/g)].some(([, before = '', after = '']) => before + after !== '' && key.startsWith(before) && key.endsWith(after));
}

/** Attributes whose words a person reads or hears. */
const spoken = new Set(['aria-label', 'aria-description', 'alt', 'title', 'placeholder', 'caption', 'about', 'note', 'question', 'purpose', 'advice', 'heading']);

/** Attributes that hold either words or the name of a key; a key has no blank. */
const mayName = new Set(['label', 'action', 'text', 'unit', 'done']);

/** 不写死文字 · Words on a page come from a catalogue or from a `{ zh, en }`, never from the middle of the page. */
export function noLooseWords(files: readonly SourceFile[]): string[] {
  const problems: string[] = [];
  for (const file of files) {
    walk(treeOf(file), (node, above) => {
      if (node.type === 'JSXText' && LETTERS.test(node['value'] as string)) problems.push(`${lineOf(file, node)}: ${(node['value'] as string).trim()}`);
      if (node.type === 'JSXAttribute') {
        const text = literal(node['value']);
        const name = (node['name'] as Node)['name'] as string;
        if (text !== undefined && LETTERS.test(text) && (spoken.has(name) || (mayName.has(name) && /\S\s\S/.test(text)))) problems.push(`${lineOf(file, node)}: ${text}`);
      }
      const text = node.type === 'TemplateElement' ? (node['value'] as { cooked: string }).cooked : literal(node);
      if (text !== undefined && /[\u3400-\u9fff]/u.test(text) && !isOfACatalogue(node, above)) problems.push(`${lineOf(file, node)}: ${text}`);
    });
  }
  return [...new Set(problems)];
}

/** Below the `zh` of a `{ zh, en }`, an attribute already judged, or a type. */
function isOfACatalogue(node: Node, above: readonly Node[]): boolean {
  if (node.type === 'TemplateLiteral') return true;
  return above.some((each, at) => {
    if (each.type === 'TSLiteralType') return true;
    if (each.type !== 'Property') return false;
    const name = ((each['key'] as Node)['name'] ?? (each['key'] as Node)['value']) as string;
    return (/^zh$|Zh$/.test(name) && members(above[at - 1])?.has(name.replace(/zh$/, 'en').replace(/Zh$/, 'En')) === true) || inItsOwnLanguage.has(name);
  });
}
