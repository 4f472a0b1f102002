/** 报送材料 */
import { useState } from 'react';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useT, useText } from '#platform/web/i18n.ts';
import { useGo, useRouteParams } from '#platform/web/navigation.tsx';
import { Field, PageHeader, ProblemAlert, Section, Select, Skeleton } from '#platform/web/ui/index.ts';
import { pieceKindWords, readMaterialRequest, submitMaterial } from '../contract/index.ts';
import { PIECE_KINDS } from '../domain/index.ts';
import type { PieceKind } from '../domain/index.ts';
import { submissionsMessages } from './messages.ts';
import { NOTHING_TYPED, PieceForm } from './piece-form.tsx';

export function SubmitPage() {
  const t = useT(submissionsMessages);
  const text = useText();
  const go = useGo();
  const { requestId } = useRouteParams<'requestId'>();
  const [unit, setUnit] = useState('');
  const [kind, setKind] = useState<PieceKind>('picture');
  const found = useRead(readMaterialRequest, { requestId });
  const submit = useWrite(submitMaterial, { invalidates: ['submissions', 'duties'], done: { zh: '已报送', en: 'Submitted' } });
  const request = found.data;
  const trail = [{ text: t('requests'), to: '/material-requests' }];
  if (request === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('submit')} trail={trail} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  const mine = request.needs.filter((need) => need.maySubmit);
  const units = [...new Map(mine.map((need) => [need.unit.id, need.unit])).values()];
  const unitId = unit === '' ? (units[0]?.id ?? '') : unit;
  const standards = mine.filter((need) => need.unit.id === unitId).map(({ standard }) => ({ id: standard.id, words: `${standard.code} ${text({ zh: standard.nameZh, en: standard.nameEn })}` }));
  return (
    <>
      <PageHeader title={t('submit')} about={t('submitAbout')} trail={[...trail, { text: request.name, to: `/material-requests/${request.id}` }]} />
      <Section>
        <div className="lc-stack">
          <div className="lc-grid">
            <Field label={t('unit')} required>{(w) => <Select {...w} value={unitId} choices={units.map((each) => ({ value: each.id, label: text({ zh: each.nameZh, en: each.nameEn }) }))} onChange={setUnit} />}</Field>
            <Field label={t('kind')} required>{(w) => <Select {...w} value={kind} choices={PIECE_KINDS.map((each) => ({ value: each, label: text(pieceKindWords[each]) }))} onChange={(value) => setKind(value as PieceKind)} />}</Field>
          </div>
          {standards.length > 0 && (
            <PieceForm
              key={`${unitId} ${kind}`} name={`${request.code}.${kind}`} initial={NOTHING_TYPED} kind={kind} unitId={unitId} window={request} standards={standards} problem={submit.problem} pending={submit.pending}
              onSend={async (content) => {
                const sent = await submit.run({ requestId, organisationId: unitId, kind, ...content });
                if (sent !== undefined) go(`/material/${sent.id}`);
                return sent !== undefined;
              }}
            />
          )}
        </div>
      </Section>
    </>
  );
}
