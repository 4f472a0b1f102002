/** 报送材料 */
import { useState } from 'react';
import { Check, Pencil } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useT, useText } from '#platform/web/i18n.ts';
import { AppLink, useGo, useRouteParams } from '#platform/web/navigation.tsx';
import { Button, DateText, Field, PageHeader, ProblemAlert, Section, Select, Skeleton } from '#platform/web/ui/index.ts';
import { listReusableMaterial, pieceKindWords, readMaterialRequest, reuseWords, submitMaterial } from '../contract/index.ts';
import { PIECE_KINDS } from '../domain/index.ts';
import type { PieceKind } from '../domain/index.ts';
import { submissionsMessages } from './messages.ts';
import { NOTHING_TYPED, PieceForm } from './piece-form.tsx';
import type { Typed } from './piece-form.tsx';

type Reusable = OutputOf<typeof listReusableMaterial>['rows'][number];
const typedOf = ({ shownOn, theme, documentNumber, place, people, background, occasion }: Reusable): Typed => ({ shownOn, theme, documentNumber: documentNumber ?? '', place, people, background, occasion });
const contentOf = (piece: Reusable) => ({ ...typedOf(piece), documentNumber: piece.documentNumber, fileIds: piece.files.map(({ id }) => id), standardIds: piece.serves.map(({ standard }) => standard.id) });

interface ReuseProps { readonly requestId: string; readonly unitId: string; readonly pending: boolean; readonly onTake: (piece: Reusable) => void; readonly onChange: (piece: Reusable) => void }

/** 可沿用 · What the unit has accepted already, each with where it is from, how old it is and why it fits: confirmed as it is, or changed first. */
function Reuse({ requestId, unitId, pending, onTake, onChange }: ReuseProps) {
  const t = useT(submissionsMessages);
  const text = useText();
  const found = useRead(listReusableMaterial, { requestId, organisationId: unitId }, { enabled: unitId !== '' }).data?.rows ?? [];
  if (found.length === 0) return null;
  return (
    <Section title={t('reuse')} about={t('reuseAbout', { n: found.length })}>
      <ul className="lc-stack">
        {found.map((piece) => (
          <li key={piece.pieceId} className="lc-stack">
            <div><AppLink to={`/material/${piece.pieceId}`}>{piece.theme}</AppLink> <span className="lc-quiet">{text(pieceKindWords[piece.kind])} · <DateText value={piece.shownOn} /> · {t('reuseAge', { days: piece.ageDays })} · {t('reuseFrom', { request: piece.from.name })}</span></div>
            {piece.serves.map((each) => <p key={each.standard.id} className="lc-small">{t('reuseServes', { standard: `${each.standard.code} ${text({ zh: each.standard.nameZh, en: each.standard.nameEn })}`, edition: text({ zh: each.editionZh, en: each.editionEn }), via: each.viaCode, relation: text(reuseWords[each.relation]) })}{each.note !== null && ` · ${each.note}`}</p>)}
            <div className="lc-row"><Button icon={Check} kind="primary" pending={pending} onClick={() => onTake(piece)}>{t('reuseTake')}</Button><Button icon={Pencil} onClick={() => onChange(piece)}>{t('reuseChange')}</Button></div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function SubmitPage() {
  const t = useT(submissionsMessages);
  const text = useText();
  const go = useGo();
  const { requestId } = useRouteParams<'requestId'>();
  const [unit, setUnit] = useState('');
  const [kind, setKind] = useState<PieceKind>('picture');
  const [taken, setTaken] = useState<Reusable | null>(null);
  const found = useRead(readMaterialRequest, { requestId });
  const submit = useWrite(submitMaterial, { invalidates: ['submissions', 'duties'], done: { zh: '已报送', en: 'Submitted' } });
  const request = found.data;
  const trail = [{ text: t('requests'), to: '/material-requests' }];
  if (request === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('submit')} trail={trail} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  const mine = request.needs.filter((need) => need.maySubmit);
  const units = [...new Map(mine.map((need) => [need.unit.id, need.unit])).values()];
  const unitId = unit === '' ? (units[0]?.id ?? '') : unit;
  const standards = mine.filter((need) => need.unit.id === unitId).map(({ standard }) => ({ id: standard.id, words: `${standard.code} ${text({ zh: standard.nameZh, en: standard.nameEn })}` }));
  const take = async (piece: Reusable): Promise<void> => {
    const sent = await submit.run({ requestId, organisationId: piece.unit.id, kind: piece.kind, ...contentOf(piece), takenFrom: piece.pieceId });
    if (sent !== undefined) go(`/material/${sent.id}`);
  };
  return (
    <>
      <PageHeader title={t('submit')} about={t('submitAbout')} trail={[...trail, { text: request.name, to: `/material-requests/${request.id}` }]} />
      <Reuse requestId={requestId} unitId={unitId} pending={submit.pending} onTake={(piece) => void take(piece)} onChange={(piece) => { setKind(piece.kind); setTaken(piece); }} />
      <Section {...(taken === null ? {} : { title: t('changeTaken', { theme: taken.theme }) })}>
        <div className="lc-stack">
          <div className="lc-grid">
            <Field label={t('unit')} required>{(w) => <Select {...w} value={unitId} choices={units.map((each) => ({ value: each.id, label: text({ zh: each.nameZh, en: each.nameEn }) }))} onChange={(next) => { setUnit(next); setTaken(null); }} />}</Field>
            <Field label={t('kind')} required>{(w) => <Select {...w} value={kind} choices={PIECE_KINDS.map((each) => ({ value: each, label: text(pieceKindWords[each]) }))} onChange={(value) => { setKind(value as PieceKind); setTaken(null); }} />}</Field>
          </div>
          {standards.length > 0 && (
            <PieceForm
              key={`${unitId} ${kind} ${taken?.pieceId ?? ''}`} name={`${request.code}.${kind}${taken === null ? '' : `.${taken.pieceId}`}`} initial={taken === null ? NOTHING_TYPED : typedOf(taken)} {...(taken === null ? {} : { files: taken.files, chosen: taken.serves.map(({ standard }) => standard.id) })} kind={kind} unitId={unitId} window={request} standards={standards} problem={submit.problem} pending={submit.pending}
              onSend={async (content) => {
                const sent = await submit.run({ requestId, organisationId: unitId, kind, ...content, takenFrom: taken?.pieceId ?? null });
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
