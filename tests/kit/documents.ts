/** Small documents as office programs write them, and such as nobody should be handed. */
import { deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** @param more further parts by name; `mainType` replaces the type of the main part */
export function aDocx(text: string, more: Readonly<Record<string, string>> = {}, mainType = `${WORD}.document.main+xml`): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries({
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${mainType}"/></Types>`,
    '_rels/.rels': '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`,
    ...more,
  }).map(([name, xml]) => [name, strToU8(xml)])));
}

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A workbook of one sheet. @param more further parts by name; `mainType` replaces the type of the main part */
export function anXlsx(text: string, more: Readonly<Record<string, string>> = {}, mainType = `${SHEET}.sheet.main+xml`): Uint8Array {
  const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return zipSync(Object.fromEntries(Object.entries({
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="${mainType}"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET}.worksheet+xml"/></Types>`,
    '_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relationships}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relationships}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row></sheetData></worksheet>`,
    ...more,
  }).map(([name, xml]) => [name, strToU8(xml)])));
}

/** @param more what else the catalogue says, and objects packed into a stream where given */
export function aPdf(text: string, more: { readonly catalog?: string; readonly packed?: string; readonly filter?: string; readonly trailer?: string } = {}): Uint8Array {
  const page = `BT /F1 12 Tf 72 720 Td (${text}) Tj ET`;
  const packed = more.packed === undefined ? null : more.filter === undefined ? deflateSync(Buffer.from(more.packed, 'latin1')) : Buffer.from(more.packed, 'latin1');
  const parts = [
    Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${more.catalog ?? ''}>>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>\nendobj\n`, 'latin1'),
    Buffer.from(`4 0 obj\n<< /Length ${page.length} >>\nstream\n${page}\nendstream\nendobj\n`, 'latin1'),
    ...(packed === null ? [] : [Buffer.from(`5 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter ${more.filter ?? '/FlateDecode'} /Length ${packed.length} >>\nstream\n`, 'latin1'), packed, Buffer.from('\nendstream\nendobj\n', 'latin1')]),
    Buffer.from(`trailer\n<< /Root 1 0 R /Size 6 ${more.trailer ?? ''}>>\n%%EOF\n`, 'latin1'),
  ];
  return new Uint8Array(Buffer.concat(parts));
}
