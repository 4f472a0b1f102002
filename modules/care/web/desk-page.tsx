/** 发放台 · Scan or search, see whether it was handed over, hand over with a sign of receipt: one person after the other. */
import { useState } from 'react';
import { ScanLine, Search } from 'lucide-react';
import { useClient, useRead } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { useProgramme } from '#platform/web/session.tsx';
import { Button, DataTable, EmptyState, Field, PageHeader, Section, TextInput, useTableState } from '#platform/web/ui/index.ts';
import { listRecipients, readHandOver, readScheme } from '../contract/index.ts';
import { normalSlip } from '../domain/index.ts';
import './care.css';
import { deskMessages } from './desk-messages.ts';
import { HandOverCard } from './hand-over-card.tsx';
import { careMessages } from './messages.ts';
import { useNameOf } from './words.ts';

const FOUND_MOST = 8;
const TO_COME_A_PAGE = 25;
const SLIP = /^[0-9A-Z]{10}$/;

interface Chosen { readonly recipientId: string; readonly slip: string | null }

export function DeskPage() {
  const t = useT(deskMessages);
  const care = useT(careMessages);
  const { schemeId } = useRouteParams<'schemeId'>();
  const { code } = useProgramme();
  const client = useClient();
  const [sought, setSought] = useState('');
  const [asked, setAsked] = useState<string | null>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const name = useRead(readScheme, { schemeId }).data?.name ?? care('scheme');
  const find = async () => {
    setChosen(null);
    const slip = normalSlip(sought);
    if (SLIP.test(slip)) {
      const known = await client.call(readHandOver, { slip }, { programme: code }).catch(() => null);
      if (known !== null) { setAsked(null); setChosen({ recipientId: known.recipient.id, slip }); return; }
    }
    setAsked(sought.trim());
  };
  const next = () => { setChosen(null); setAsked(null); setSought(''); };
  return (
    <>
      <PageHeader title={t('desk')} about={t('deskAbout')} trail={[{ text: care('schemes'), to: '/care' }, { text: name, to: `/care/${schemeId}` }]} />
      <Section>
        <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); void find(); }}>
          <Field label={t('find')} purpose={t('findPurpose')}>{(w) => <TextInput {...w} maxLength={200} value={sought} onChange={setSought} />}</Field>
          <div className="lc-row"><Button kind="primary" type="submit" icon={Search}>{t('search')}</Button></div>
        </form>
        {asked !== null && asked !== '' && chosen === null && <Found schemeId={schemeId} q={asked} onChoose={(recipientId) => setChosen({ recipientId, slip: null })} />}
      </Section>
      {chosen === null && (asked === null || asked === '') && <StillToCome schemeId={schemeId} onChoose={(recipientId) => setChosen({ recipientId, slip: null })} />}
      {chosen !== null && <HandOverCard key={chosen.recipientId} recipientId={chosen.recipientId} slip={chosen.slip} onNext={next} />}
    </>
  );
}

/** Who is confirmed and has not received everything: nobody is forgotten because their name is not known. */
function StillToCome({ schemeId, onChoose }: { readonly schemeId: string; readonly onChoose: (recipientId: string) => void }) {
  const t = useT(deskMessages);
  const care = useT(careMessages);
  const nameOf = useNameOf();
  const table = useTableState({ pageSize: TO_COME_A_PAGE });
  const found = useRead(listRecipients, { schemeId, state: 'confirmed', received: 'due', page: table.page, pageSize: table.pageSize });
  return (
    <Section title={t('toCome')} about={t('toComeAbout')} bare>
      <DataTable
        caption={t('toCome')} result={found} table={table} rowKey={(row) => row.id}
        columns={[
          { key: 'label', title: care('recipient'), cell: (row) => <>{row.label} <span className="lc-quiet lc-number">{row.number}</span></> }, { key: 'where', title: care('where'), wideOnly: true, cell: (row) => nameOf(row.place, row.organisation) },
          { key: 'received', title: care('receivedFilter'), cell: (row) => t('handedOf', { n: row.receivedCount, of: row.benefitCount }) }, { key: 'acts', title: '', cell: (row) => <Button small icon={ScanLine} onClick={() => onChoose(row.id)}>{t('handOver')}</Button> },
        ]}
        empty={<EmptyState title={t('allCame')} />}
      />
    </Section>
  );
}

function Found({ schemeId, q, onChoose }: { readonly schemeId: string; readonly q: string; readonly onChoose: (recipientId: string) => void }) {
  const t = useT(deskMessages);
  const nameOf = useNameOf();
  const found = useRead(listRecipients, { schemeId, q, state: 'confirmed', pageSize: FOUND_MOST });
  const isAll = (row: { readonly receivedCount: number; readonly benefitCount: number }): boolean => row.benefitCount > 0 && row.receivedCount >= row.benefitCount;
  if (found.data?.rows.length === 0) return <p className="lc-quiet" role="status">{t('nobody')}</p>;
  return (
    <ul className="lc-care-found">
      {(found.data?.rows ?? []).map((row) => <li key={row.id}><span><strong>{row.label}</strong> <span className="lc-quiet lc-number">{row.number}</span> · {nameOf(row.place, row.organisation)} · {t(isAll(row) ? 'handedAll' : 'handedOf', { n: row.receivedCount, of: row.benefitCount })}</span><Button {...(isAll(row) ? { kind: 'quiet' as const, icon: Search } : { icon: ScanLine })} onClick={() => onChoose(row.id)}>{t(isAll(row) ? 'look' : 'handOver')}</Button></li>)}
    </ul>
  );
}
