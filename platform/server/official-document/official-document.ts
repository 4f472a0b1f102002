import { Document, DocumentGridType, Packer, PageOrientation, Paragraph } from 'docx';
import { bodyBlocks } from './body.ts';
import { attachmentBodies, attachmentList, imprint, signatureBlock } from './ending.ts';
import { withFixedBytes } from './fixed-bytes.ts';
import { CHARACTER_SPACE, FOOTER_DISTANCE, HEADER_DISTANCE, LINE_PITCH, PAGE } from './geometry.ts';
import { letterhead } from './letterhead.ts';
import type { OfficialDocument } from './model.ts';
import { pageHeaders, pageNumbers } from './page-furniture.ts';
import { STYLE, stylesXml } from './styles.ts';
import { validDocument } from './validate.ts';
import { WORDS } from './wording.ts';

export const DOCX_MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * 生成公文 · Sets a document in the form of GB/T 9704-2012 as a Word file; the same document gives the same bytes.
 * @errors text_missing, text_too_long, document_number_invalid, copy_number_invalid, date_invalid, too_many_blocks, tables_too_large,
 *   table_malformed
 * @source GB/T 9704-2012
 */
export async function officialDocument(model: OfficialDocument): Promise<Buffer> {
  const document = validDocument(model);
  const file = new Document({
    title: document.title.replaceAll('\n', ''),
    creator: document.issuer,
    lastModifiedBy: document.issuer,
    description: document.syntheticMark ?? '',
    revision: 1,
    externalStyles: stylesXml(),
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height, orientation: PageOrientation.PORTRAIT },
            margin: {
              top: PAGE.marginTop,
              right: PAGE.marginRight,
              bottom: PAGE.marginBottom,
              left: PAGE.marginLeft,
              header: HEADER_DISTANCE,
              footer: FOOTER_DISTANCE,
              gutter: 0,
            },
          },
          grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch: LINE_PITCH, charSpace: CHARACTER_SPACE },
        },
        headers: pageHeaders(document),
        footers: pageNumbers(),
        children: [
          ...letterhead(document),
          ...addresseeLine(document),
          ...bodyBlocks(document.body, document.language, (document.attachments ?? []).length === 0),
          ...attachmentList(document),
          ...signatureBlock(document),
          ...attachmentBodies(document),
          ...imprint(document),
        ],
      },
    ],
  });
  return withFixedBytes(await Packer.toBuffer(file), document.date);
}

function addresseeLine(document: OfficialDocument): Paragraph[] {
  if (document.addressees.length === 0) return [];
  const words = WORDS[document.language];
  return [new Paragraph({ style: STYLE.plain, text: `${document.addressees.join(words.addresseeSeparator)}${words.addresseeEnd}` })];
}
