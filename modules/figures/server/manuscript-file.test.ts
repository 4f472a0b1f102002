/** Goal: whatever file an office sends, its words are read as they stand on the page, or it is said in words why not. */
import { Document, Footer, FootnoteReferenceRun, Header, Packer, Paragraph, TextRun } from 'docx';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { manuscriptText, ManuscriptFileError } from './manuscript-file.ts';

const WORDS = '新增文明单位18个，其中省级21个。';
const archive = (body: string, others: Readonly<Record<string, string>> = {}): Uint8Array => zipSync({ 'word/document.xml': strToU8(`<w:document><w:body>${body}</w:body></w:document>`), ...Object.fromEntries(Object.entries(others).map(([name, text]) => [name, strToU8(text)])) });
const p = (words: string): string => `<w:p><w:r><w:t xml:space="preserve">${words}</w:t></w:r></w:p>`;
const reason = (body: Uint8Array): string => { try { return manuscriptText(body); } catch (error) { if (error instanceof ManuscriptFileError) return error.reason.zh; throw error; } };
const utf16 = (text: string, isBig: boolean, mark = true): Uint8Array => Uint8Array.from([...(mark ? `\uFEFF${text}` : text)].flatMap((char) => { const code = char.charCodeAt(0); return isBig ? [code >> 8, code & 255] : [code & 255, code >> 8]; }));

describe('a docx', () => {
  it('gives its headers, footers and notes once, behind the text, and no page numbers', async () => {
    const document = new Document({ footnotes: { 1: { children: [new Paragraph('口径为户籍人口。')] } }, sections: [{
      headers: { default: new Header({ children: [new Paragraph('工作简报第18期')] }), first: new Header({ children: [new Paragraph('工作简报第18期')] }) },
      footers: { default: new Footer({ children: [new Paragraph('第 3 页')] }) }, children: [new Paragraph({ children: [new TextRun(WORDS), new FootnoteReferenceRun(1)] })],
    }] });
    const text = manuscriptText(new Uint8Array(await Packer.toBuffer(document)));
    expect(text.split('\n')).toEqual([WORDS, '口径为户籍人口。', '工作简报第18期']);
  });

  it('is read as it stands with all tracked changes accepted', () => {
    const changed = '<w:p><w:r><w:t>新增</w:t></w:r><w:del><w:r><w:delText>16</w:delText></w:r></w:del><w:ins><w:r><w:t>18</w:t></w:r></w:ins><w:r><w:t>个。</w:t></w:r><w:moveFrom w:id="1"><w:r><w:t>另有3个。</w:t></w:r></w:moveFrom></w:p><w:p><w:moveTo w:id="2"><w:r><w:t>另有3个。</w:t></w:r></w:moveTo></w:p>';
    expect(manuscriptText(archive(changed))).toBe('新增18个。\n另有3个。');
  });

  it('gives the words of a text box once, though they are drawn twice, and not in the middle of a sentence', () => {
    const box = `<w:txbxContent>${p('图片说明：志愿者120人。')}</w:txbxContent>`;
    const drawn = `<w:p><w:r><w:t>会场</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps">${box}</mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>布置一新。</w:t></w:r></w:p>`;
    expect(manuscriptText(archive(drawn))).toBe('会场布置一新。\n图片说明：志愿者120人。');
  });

  it('keeps the words of a paragraph whose mark alone was moved, and of none that is drawn twice inside a drawing', () => {
    const marked = `<w:p><w:pPr><w:rPr><w:moveFrom w:id="7"/></w:rPr></w:pPr><w:r><w:t>甲村12户。</w:t></w:r></w:p>${p('乙村8户。')}<w:moveFrom w:id="8"><w:r><w:t>丙村。</w:t></w:r></w:moveFrom>`;
    expect(manuscriptText(archive(marked))).toBe('甲村12户。\n乙村8户。');
    expect(manuscriptText(archive(`${p('正文。')}<mc:Fallback><w:pict><mc:Fallback>${p('旧图。')}</mc:Fallback></w:pict>${p('旧图。')}</mc:Fallback>${p('完。')}`))).toBe('正文。\n完。');
  });

  it('gives a row of a table as a line, without the spaces that end a cell', () => {
    const cell = (words: string): string => `<w:tc>${p(words)}<w:p w:rsidR="00"/></w:tc>`;
    const row = (...cells: readonly string[]): string => `<w:tr>${cells.map(cell).join('')}</w:tr>`;
    expect(manuscriptText(archive(`${p('表一')}<w:tbl>${row('单位', '数')}${row('甲  ', '')}</w:tbl>${p('完')}`))).toBe('表一\n单位\t数\n甲\t\n完');
  });

  it('is gone through once, whatever is opened in it and not closed', () => {
    const much = 150_000;
    expect(reason(archive('<mc:Fallback>'.repeat(much)))).toContain('没有文字');
    expect(manuscriptText(archive(`${p(WORDS)}${'<w:moveFrom>'.repeat(much)}`))).toBe(WORDS);
    expect(manuscriptText(archive(`${p(WORDS)}${'<w:txbxContent>'.repeat(much)}`))).toBe(WORDS);
    expect(manuscriptText(archive(`${p(WORDS)}${'<w:t '.repeat(much)}`))).toBe(WORDS);
    expect(manuscriptText(archive(`${p(WORDS)}<w:tbl><w:tr>${`<w:tc><w:p><w:r><w:t>${' '.repeat(9)}x</w:t></w:r></w:p></w:tc>`.repeat(20_000)}</w:tr></w:tbl>`)).startsWith(WORDS)).toBe(true);
  });

  it('that unpacks to more than any manuscript has is refused, in however many parts and whatever they declare', () => {
    const megabytes = (count: number): Uint8Array => new Uint8Array(count * 1_000_000).fill(0x20);
    const [some, document] = [megabytes(15), strToU8(p(WORDS))];
    const bomb = zipSync({ 'word/document.xml': document, 'word/header1.xml': some, 'word/footer1.xml': some, 'word/footnotes.xml': some }, { level: 1 });
    expect(reason(bomb)).toContain('正文过大');
    const liar = Buffer.from(zipSync({ 'word/document.xml': document, 'word/header1.xml': megabytes(41) }, { level: 1 }));
    liar.writeUInt32LE(10, liar.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24);
    expect(reason(liar)).toContain('正文过大');
    const many = zipSync(Object.fromEntries([['word/document.xml', document], ...Array.from({ length: 401 }, (_each, at) => [`word/header${at}.xml`, strToU8('<w:hdr/>')])]) as Record<string, Uint8Array>);
    expect(reason(many)).toContain('正文过大');
  });

  it('of twenty megabytes of pictures is read like any other', () => {
    const picture = new Uint8Array(20_000_000);
    for (let at = 0; at < picture.length; at += 4) picture[at] = at % 251;
    const file = zipSync({ 'word/document.xml': [strToU8(p(WORDS)), { level: 6 }], 'word/media/image1.jpeg': [picture, { level: 0 }] });
    expect(file.length).toBeGreaterThan(20_000_000);
    expect(manuscriptText(file)).toBe(WORDS);
  });

  it('that is cut short anywhere is refused in words and nothing else happens', () => {
    const whole = archive(p(WORDS));
    fc.assert(fc.property(fc.integer({ min: 1, max: whole.length - 1 }), (length) => { expect(typeof reason(whole.slice(0, length))).toBe('string'); }));
  });
});

describe('a text file', () => {
  it.each([['UTF-16 as Windows saves it', utf16(WORDS, false)], ['UTF-16 the other way round', utf16(WORDS, true)], ['UTF-16 without its mark', utf16(`${WORDS}\n第二行有ASCII。`, false, false)], ['UTF-8 with its mark', strToU8(`\uFEFF${WORDS}`)]])('in %s is read', (_what, body) => {
    expect(manuscriptText(body).startsWith(WORDS)).toBe(true);
  });
});

describe('a file that cannot be read says why', () => {
  const compound = (stream: string): Uint8Array => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...utf16(stream, false, false), 0, 0]);
  it.each([
    ['locked with a password', compound('EncryptedPackage'), '密码'], ['an old .doc under a new name', compound('WordDocument'), '.doc '], ['a PDF', strToU8('%PDF-1.7'), 'PDF'], ['an RTF', strToU8('{\\rtf1\\ansi}'), 'RTF'],
    ['a workbook under the name of a document', zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') }), '不是 docx'], ['a document without words', archive('<w:p/>'), '没有文字'], ['nothing at all', new Uint8Array(), '空的'], ['only spaces', strToU8(' \n\u3000\n'), '没有文字'],
  ])('%s', (_what, body, words) => {
    expect(reason(body)).toContain(words);
  });

  it('whatever its bytes are', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => { expect(typeof reason(bytes)).toBe('string'); }));
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => { expect(typeof reason(Uint8Array.from([0x50, 0x4b, 3, 4, ...bytes]))).toBe('string'); }));
  });
});
