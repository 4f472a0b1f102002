/** 检查表 · What was observed at a site, line by line. */
import { checkRule } from '#modules/frameworks/contract/index.ts';
import { ruleWords } from '#modules/frameworks/domain/index.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { DataTable, DateText, RatioText, Section, StateTag, Tag } from '#platform/web/ui/index.ts';
import { verdictOf } from '../domain/index.ts';
import type { CheckLine } from './recording-draft.ts';
import { recordingMessages } from './recording-messages.ts';
import { Thumbnails } from './thumbnails.tsx';
import { verdictLooks } from './words.ts';

/** 规则文字 · The rule of a line in words; none for a rule of a later shape. */
export function ruleOf(line: CheckLine): ReturnType<typeof ruleWords> | null {
  const rule = checkRule.safeParse(line.rule);
  return rule.success ? ruleWords(rule.data) : null;
}

export function CheckListTable({ lines }: { readonly lines: readonly CheckLine[] }) {
  const t = useT(recordingMessages);
  const text = useText();
  const maySeePhotos = useCan('files.read');
  return (
    <Section title={`${t('checkList')} ${lines.length}`} bare>
      <DataTable
        caption={t('checkList')} result={{ data: { rows: lines, total: lines.length } }} rowKey={(line) => line.id}
        rowTone={(line) => (verdictOf(line.observation) === 'unmet' ? 'danger' : undefined)}
        columns={[
          { key: 'item', title: t('item'), width: '34%', cell: (line) => <ItemName line={line} /> },
          { key: 'verdict', title: t('verdict'), cell: (line) => <VerdictOfLine line={line} /> },
          { key: 'judged', title: t('judged'), align: 'end', wideOnly: true, cell: (line) => (line.observation === null || line.observation.notApplicable ? <span className="lc-quiet">—</span> : <RatioText partsOnly ratio={{ numerator: line.observation.metCount, denominator: line.observation.observedCount }} />) },
          { key: 'note', title: t('noteColumn'), wideOnly: true, cell: (line) => line.observation?.note ?? <span className="lc-quiet">—</span> },
          ...(lines.some((line) => (line.observation?.photoIds.length ?? 0) > 0) ? [{ key: 'photos', title: t('photos'), cell: (line: CheckLine) => (maySeePhotos ? <Thumbnails ids={line.observation?.photoIds ?? []} label={text({ zh: line.nameZh, en: line.nameEn })} /> : (line.observation?.photoIds.length ?? 0)) }] : []),
          { key: 'by', title: t('by'), wideOnly: true, cell: (line) => (line.observation === null ? <span className="lc-quiet">—</span> : <div>{line.observation.inspectorName}<br /><span className="lc-quiet lc-small"><DateText value={line.observation.observedAt} style="dateTime" />{line.observation.revision > 1 && ` · ${t('revision', { n: line.observation.revision })}`}</span></div>) },
          ...(lines.some((line) => line.caseId !== null) ? [{ key: 'case', title: t('case'), cell: (line: CheckLine) => (line.caseId === null ? <span className="lc-quiet">—</span> : <AppLink to={`/cases/${line.caseId}`}><Tag>{t('case')}</Tag></AppLink>) }] : []),
        ]}
      />
    </Section>
  );
}

function ItemName({ line }: { readonly line: CheckLine }) {
  const text = useText();
  const rule = ruleOf(line);
  return (
    <>
      {text({ zh: line.nameZh, en: line.nameEn })}
      <br /><span className="lc-quiet lc-small">{line.code}{rule !== null && ` · ${text(rule)}`}</span>
    </>
  );
}

function VerdictOfLine({ line }: { readonly line: CheckLine }) {
  const t = useT(recordingMessages);
  const verdict = verdictOf(line.observation);
  if (verdict === null) return <span className="lc-quiet">{t('notObserved')}</span>;
  return (
    <div>
      <StateTag tone={verdictLooks[verdict].tone} text={verdictLooks[verdict].text} quiet />
      {line.observation?.note && <span className="lc-inspections-narrow-note">{line.observation.note}</span>}
    </div>
  );
}
