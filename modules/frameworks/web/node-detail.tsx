/** 节点内容 · What one node of the tree says, in words. */
import type { ReactNode } from 'react';
import { listOrganisations } from '#modules/places/contract/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { KeyValue, Section, Tag } from '#platform/web/ui/index.ts';
import { ruleWords } from '../domain/index.ts';
import { namesOf, pathTo, scoreOf } from './edition-view.ts';
import type { Edition, EditionCheckItem, EditionIndex, EditionNode, TreeEntry } from './edition-view.ts';
import { frameworkMessages } from './messages.ts';
import { levelWords, methodWords } from './words.ts';

interface NodeDetailProps {
  readonly edition: Edition;
  readonly index: EditionIndex;
  readonly entry: TreeEntry;
  readonly onSelect: (code: string) => void;
}

export function NodeDetail(props: NodeDetailProps) {
  const { index, entry, onSelect } = props;
  const text = useText();
  const names = namesOf(entry);
  return (
    <article className="lc-section" aria-live="polite">
      <nav className="lc-frameworks-path" aria-label={text({ zh: '上级', en: 'Above this node' })}>
        {pathTo(index, entry).map((above) => (
          <button key={above.id} type="button" className="lc-frameworks-link" title={text(textOf(above))} onClick={() => onSelect(above.code)}>{above.code} {text(textOf(above))}</button>
        ))}
      </nav>
      <div>
        <p className="lc-quiet lc-small">{text(levelWords[entry.level])} {entry.code}</p>
        <h2 className="lc-frameworks-title">{text({ zh: names.nameZh, en: names.nameEn })}</h2>
      </div>
      {entry.level === 'checkItem' ? <CheckItemFacts {...props} item={entry.item} /> : <NodeFacts {...props} node={entry.node} />}
    </article>
  );
}

function textOf(entry: TreeEntry) {
  const { nameZh, nameEn } = namesOf(entry);
  return { zh: nameZh, en: nameEn };
}

function NodeFacts({ edition, index, entry, node, onSelect }: NodeDetailProps & { readonly node: EditionNode }) {
  const t = useT(frameworkMessages);
  const text = useText();
  const children = index.childrenOf(entry.id);
  const score = { label: t('score'), value: t('points', { n: scoreOf(index, entry) }) };
  const checks = { label: t('checkCount'), value: node.checkItemCount };
  if (node.level !== 'standard') {
    return (
      <>
        <KeyValue columns={2} facts={[score, checks]} />
        <ChildTable entries={children} title={t(node.level === 'theme' ? 'contents' : 'standards')} index={index} onSelect={onSelect} />
      </>
    );
  }
  const scheme = edition.gradingSchemes.find((each) => each.code === node.gradingScheme);
  return (
    <>
      <KeyValue
        columns={2}
        facts={[
          score, checks,
          { label: t('methods'), value: node.methods.map(({ method, weight }) => `${text(methodWords[method])} ${weight}%`).join(' · ') },
          { label: t('grading'), value: scheme === undefined ? node.gradingScheme : text(scheme) },
          { label: t('lead'), value: node.leadOrganisationCode === null ? null : <OrganisationName code={node.leadOrganisationCode} /> },
        ]}
      />
      {children.length === 0
        ? <p className="lc-quiet">{t('noCheckItems')}</p>
        : <CheckTable items={children.flatMap((child) => (child.level === 'checkItem' ? [child.item] : []))} onSelect={onSelect} />}
    </>
  );
}

/** The edition knows codes; the names come from the programme's own list, where the reader may see it. */
function OrganisationName({ code }: { readonly code: string }) {
  const text = useText();
  const organisations = useRead(listOrganisations, {}, { enabled: useCan('places.read'), fresh_ms: 300_000 });
  const found = organisations.data?.rows.find((row) => row.code === code);
  return <>{found === undefined ? code : text({ zh: found.nameZh, en: found.nameEn })}</>;
}

function CheckItemFacts({ edition, item }: NodeDetailProps & { readonly item: EditionCheckItem }) {
  const t = useT(frameworkMessages);
  const text = useText();
  const types = new Map(edition.siteTypes.map((type) => [type.code, type]));
  const exceptions = text({ zh: item.exceptionsZh ?? '', en: item.exceptionsEn ?? item.exceptionsZh ?? '' });
  return (
    <KeyValue
      columns={2}
      facts={[
        { label: t('rule'), value: <strong>{text(ruleWords(item.rule))}</strong>, wide: true },
        { label: t('exceptions'), value: exceptions, wide: true },
        { label: t('siteTypes'), wide: true, value: <span className="lc-frameworks-tags">{item.siteTypeCodes.map((code) => { const type = types.get(code); return <Tag key={code}>{type === undefined ? code : text(type)}</Tag>; })}</span> },
        { label: t('photo'), value: t(item.photoOnUnmet ? 'photoYes' : 'photoNo') },
        { label: t('weight'), value: item.weight },
        { label: t('category'), value: item.caseCategory },
      ]}
    />
  );
}

function PlainTable({ caption, heads, children }: { readonly caption: string; readonly heads: readonly { readonly text: string; readonly end?: boolean }[]; readonly children: ReactNode }) {
  return (
    <div className="lc-table-frame">
      <table className="lc-table lc-frameworks-plain">
        <caption className="lc-visually-hidden">{caption}</caption>
        <thead><tr>{heads.map((head) => <th key={head.text} scope="col" className={head.end ? 'lc-end' : undefined}>{head.text}</th>)}</tr></thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

function ChildTable({ entries, title, index, onSelect }: { readonly entries: readonly TreeEntry[]; readonly title: string; readonly index: EditionIndex; readonly onSelect: (code: string) => void }) {
  const t = useT(frameworkMessages);
  const text = useText();
  return (
    <Section title={`${title} ${entries.length}`} bare>
      <PlainTable caption={title} heads={[{ text: t('code') }, { text: t('name') }, { text: t('score'), end: true }, { text: t('checkItems'), end: true }]}>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <td data-label={t('code')} className="lc-table-lead lc-number">{entry.code}</td>
            <td data-label={t('name')}><button type="button" className="lc-frameworks-link" onClick={() => onSelect(entry.code)}>{text(textOf(entry))}</button></td>
            <td data-label={t('score')} className="lc-end">{scoreOf(index, entry)}</td>
            <td data-label={t('checkItems')} className="lc-end">{entry.level === 'checkItem' ? 1 : entry.node.checkItemCount}</td>
          </tr>
        ))}
      </PlainTable>
    </Section>
  );
}

function CheckTable({ items, onSelect }: { readonly items: readonly EditionCheckItem[]; readonly onSelect: (code: string) => void }) {
  const t = useT(frameworkMessages);
  const text = useText();
  return (
    <Section title={`${t('checkItems')} ${items.length}`} bare>
      <PlainTable caption={t('checkItems')} heads={[{ text: t('code') }, { text: t('name') }, { text: t('rule') }, { text: t('siteTypes'), end: true }]}>
        {items.map((item) => (
          <tr key={item.id}>
            <td data-label={t('code')} className="lc-table-lead lc-number">{item.code}</td>
            <td data-label={t('name')}><button type="button" className="lc-frameworks-link" onClick={() => onSelect(item.code)}>{text({ zh: item.nameZh, en: item.nameEn })}</button></td>
            <td data-label={t('rule')}>{text(ruleWords(item.rule))}</td>
            <td data-label={t('siteTypes')} className="lc-end">{item.siteTypeCodes.length}</td>
          </tr>
        ))}
      </PlainTable>
    </Section>
  );
}
