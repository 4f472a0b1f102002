/** 评级与负面清单 · How shares become grades, what costs score or title, and where the edition comes from. */
import { useText, useT } from '#platform/web/i18n.ts';
import { CodeText, DataTable, DateText, KeyValue, Section, StateTag, Tag } from '#platform/web/ui/index.ts';
import { EditionFrame } from './edition-frame.tsx';
import type { Edition } from './edition-view.ts';
import { frameworkMessages } from './messages.ts';
import { gradingKindWords, methodWords, sanctionWords, wordFor } from './words.ts';
import './frameworks.css';

export function RulesPage() {
  return (
    <EditionFrame>
      {(edition) => (
        <>
          <EditionFacts edition={edition} />
          <GradingSchemes edition={edition} />
          <NegativeList edition={edition} />
        </>
      )}
    </EditionFrame>
  );
}

function EditionFacts({ edition }: { readonly edition: Edition }) {
  const t = useT(frameworkMessages);
  const text = useText();
  return (
    <Section>
      <KeyValue
        columns={3}
        facts={[
          { label: t('code'), value: edition.code },
          { label: t('effective'), value: <><DateText value={edition.effectiveFrom} />{edition.effectiveTo !== null && <> – <DateText value={edition.effectiveTo} /></>}</> },
          { label: t('importedAt'), value: <DateText value={edition.importedAt} style="dateTime" /> },
          { label: t('methodWeights'), value: Object.entries(edition.methodWeights).map(([method, weight]) => `${text(wordFor(methodWords, method))} ${weight}`).join(' · ') },
          { label: t('yearWeights'), value: edition.yearWeights.map((weight) => `${weight}%`).join(' · ') },
          { label: t('hash'), value: <CodeText value={edition.documentHash} keep={10} /> },
          { label: t('source'), value: edition.source, wide: true },
        ]}
      />
    </Section>
  );
}

function GradingSchemes({ edition }: { readonly edition: Edition }) {
  const t = useT(frameworkMessages);
  const text = useText();
  return (
    <Section title={t('grading')} about={t('gradingAbout')} bare>
      <div className="lc-grid" style={{ '--cell': '20rem' } as React.CSSProperties}>
        {edition.gradingSchemes.map((scheme) => (
          <Section key={scheme.code} title={text(scheme)} about={text(wordFor(gradingKindWords, scheme.kind))}>
            {scheme.grades.length === 0
              ? <p className="lc-quiet">{t('noGrades')}</p>
              : (
                <table className="lc-frameworks-grades">
                  <thead><tr><th scope="col">{t('grade')}</th><th scope="col">{t('minShare')}</th><th scope="col">{t('factor')}</th></tr></thead>
                  <tbody>{scheme.grades.map((grade) => <tr key={grade.grade}><th scope="row">{grade.grade}</th><td>≥ {Math.round(grade.minShare * 1000) / 10}%</td><td>{grade.factor}</td></tr>)}</tbody>
                </table>
              )}
          </Section>
        ))}
      </div>
    </Section>
  );
}

function NegativeList({ edition }: { readonly edition: Edition }) {
  const t = useT(frameworkMessages);
  const text = useText();
  const rows = edition.negativeItems;
  return (
    <Section title={`${t('negative')} ${rows.length}`} about={t('negativeAbout')} bare>
      <DataTable
        caption={t('negative')} result={{ data: { rows, total: rows.length } }} rowKey={(row) => row.code} empty={<p className="lc-empty">{t('noNegative')}</p>}
        columns={[
          { key: 'item', title: t('item'), width: '50%', cell: (row) => text(row) },
          { key: 'code', title: t('code'), cell: (row) => <Tag>{row.code}</Tag> },
          { key: 'sanction', title: t('sanction'), cell: (row) => <StateTag tone={row.sanction === 'deduct' ? 'warn' : 'danger'} text={row.deduction === undefined ? wordFor(sanctionWords, row.sanction) : t('deduction', { n: row.deduction })} quiet /> },
          { key: 'lookBack', title: t('lookBack'), align: 'end', cell: (row) => t('months', { n: row.lookBackMonths }) },
        ]}
      />
    </Section>
  );
}
