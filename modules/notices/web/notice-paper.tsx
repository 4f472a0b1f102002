/** 公示正文 · The notice as the public reads it; the same for the preview of a draft. */
import type { NoticeList } from '../domain/index.ts';
import './notices.css';

export function NoticePaper({ title, body, list, caption }: { readonly title: string; readonly body: string; readonly list: NoticeList | null; readonly caption: string }) {
  return (
    <article className="lc-notices-paper">
      <h2>{title === '' ? '—' : title}</h2>
      {body.split(/\n+/).filter((line) => line.trim() !== '').map((line, at) => <p key={`${String(at)}-${line}`}>{line.trim()}</p>)}
      {list !== null && (
        <div className="lc-notices-list" role="region" aria-label={caption} tabIndex={0}>
          <table>
            <caption className="lc-visually-hidden">{caption}</caption>
            <thead><tr>{list.columns.map((column, at) => <th key={`${String(at)}-${column}`} scope="col">{column}</th>)}</tr></thead>
            <tbody>{list.rows.map((cells, row) => <tr key={`${String(row)}-${cells.join('|')}`}>{cells.map((cell, at) => <td key={`${String(at)}-${cell}`}>{cell}</td>)}</tr>)}</tbody>
          </table>
        </div>
      )}
    </article>
  );
}
