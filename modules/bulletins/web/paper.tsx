/** 公文 · The bulletin as it will be printed: red letterhead, document number, title, text and tables, signature, imprint. */
import type { CSSProperties } from 'react';
import type { OutputOf } from '#platform/contract/index.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import type { readBulletin } from '../contract/index.ts';
import { markOf, officialDate } from './bulletin-view.ts';
import './bulletins.css';

type Bulletin = OutputOf<typeof readBulletin>;
type Block = Bulletin['document']['body'][number];

/** 公文纸 · Always Chinese and always on white: it is the document, not the page around it. */
export function Paper({ bulletin }: { readonly bulletin: Bulletin }) {
  const { document } = bulletin;
  const mark = markOf(document.issuer);
  const hrefs = new Map(bulletin.figures.map(({ id, href }) => [id, href]));
  return (
    <div className="lc-bulletins-desk">
      <article className="lc-bulletins-paper" lang="zh-CN" aria-label={bulletin.title}>
        {document.syntheticMark !== null && <p className="lc-bulletins-mark">{document.syntheticMark}</p>}
        <p className="lc-bulletins-issuer" style={{ '--mark': mark.size_mm, '--mark-width': mark.widthShare } as CSSProperties}><span>{document.issuer}</span></p>
        <p className="lc-bulletins-number">{bulletin.documentNumber ?? (bulletin.documentNumber === null && bulletin.state !== 'withdrawn' ? '（印发时编号）' : '')}</p>
        <hr className="lc-bulletins-red" />
        <h2 className="lc-bulletins-title">{bulletin.title}</h2>
        {document.addressees.length > 0 && <p className="lc-bulletins-to">{document.addressees.join('，')}：</p>}
        {document.body.map((block, at) => <PaperBlock key={at} block={block} hrefs={hrefs} />)}
        <div className="lc-bulletins-sign"><p>{document.signature}</p><p>{officialDate(document.date)}</p></div>
        <div className="lc-bulletins-imprint">
          {document.copyTo.length > 0 && <p>抄送：{document.copyTo.join('，')}。</p>}
          <p><span>{document.printedBy}</span><span>{officialDate(document.printedOn)}印发</span></p>
        </div>
      </article>
    </div>
  );
}

/** Each number of an account leads to its figure. */
function Words({ block, hrefs }: { readonly block: Exclude<Block, { kind: 'table' }>; readonly hrefs: ReadonlyMap<string, string> }) {
  if (block.runs === undefined) return block.text;
  return block.runs.map(({ text, code }, at) => { const href = code === null ? undefined : hrefs.get(code); return href === undefined ? text : <AppLink key={at} className="lc-bulletins-bound" to={href}>{text}</AppLink>; });
}

function PaperBlock({ block, hrefs }: { readonly block: Block; readonly hrefs: ReadonlyMap<string, string> }) {
  if (block.kind === 'paragraph') return <p className="lc-bulletins-text"><Words block={block} hrefs={hrefs} /></p>;
  if (block.kind === 'heading') {
    const Heading = block.level === 1 ? 'h3' : 'h4';
    return <Heading className={`lc-bulletins-head lc-bulletins-head-${block.level}`}><Words block={block} hrefs={hrefs} /></Heading>;
  }
  const whole = block.columns.reduce((sum, column) => sum + column.widthShare, 0);
  return (
    <div className="lc-bulletins-table">
      <table>
        <caption>{block.captionText}</caption>
        <colgroup>{block.columns.map((column, at) => <col key={at} style={{ width: `${(100 * column.widthShare) / Math.max(whole, 1e-9)}%` }} />)}</colgroup>
        <thead><tr>{block.columns.map((column, at) => <th key={at} scope="col">{column.header}</th>)}</tr></thead>
        <tbody>{block.rows.map((row, at) => <tr key={at}>{row.map((cell, place) => <td key={place} style={{ textAlign: block.columns[place]?.align ?? 'left' }}>{cell}</td>)}</tr>)}</tbody>
      </table>
    </div>
  );
}
