/** 名额计算页 · A free calculator: the table stands in the address, so that a sum can be sent to somebody. */
import { Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import { fillText } from '#platform/contract/index.ts';
import { useUrlOf } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { DownloadButton, Field, Notice, PageHeader, Section, Select, TextArea, TextInput, useTableState } from '#platform/web/ui/index.ts';
import { apportionMethodWords, apportionRefusalWords, downloadApportionment } from '../contract/index.ts';
import { APPORTION_METHODS, apportionSeats, partLines } from '../domain/index.ts';
import type { ApportionMethod } from '../domain/index.ts';
import { seatMessages } from './seat-messages.ts';
import { SeatResult } from './seat-result.tsx';
import './honours.css';

const SETTLE_MS = 400;
const SEATS_USUAL = '10';

export function ApportionmentPage() {
  const t = useT(seatMessages);
  const text = useText();
  const urlOf = useUrlOf();
  const address = useTableState({ filters: ['seats', 'method', 'parts'] });
  const asked = address.filters as { seats?: string; method?: string; parts?: string };
  const [parts, setParts] = useState(asked.parts ?? t('sample'));
  const [seats, setSeats] = useState(asked.seats ?? SEATS_USUAL);
  const method = (APPORTION_METHODS as readonly string[]).includes(asked.method ?? '') ? (asked.method as ApportionMethod) : 'largestRemainder';
  useEffect(() => {
    const settled = (asked.parts ?? '') === parts.trim() && (asked.seats ?? '') === seats.trim();
    const timer = settled ? undefined : setTimeout(() => address.setFilters({ parts: parts.trim(), seats: seats.trim() }), SETTLE_MS);
    return () => clearTimeout(timer);
  });
  const { parts: read, unreadable } = partLines(parts);
  const total = Number(seats);
  const shared = (by: ApportionMethod) => apportionSeats(Number.isInteger(total) ? total : -1, read, by);
  const result = shared(method);
  const lines = read.map(({ code, label, weight, least, most }) => ({ code, zh: label, en: label, weight, least: least ?? 0, most: most ?? null }));
  const problem = unreadable.length > 0 ? t('unreadable', { lines: unreadable.join('、') }) : 'refusal' in result ? fillText(text(apportionRefusalWords[result.refusal]), { seats, sum: result.sum ?? 0, code: result.code ?? '' }) : null;
  return (
    <>
      <PageHeader title={t('calculator')} about={t('calculatorAbout')} trail={[{ text: t('rounds'), to: '/selection-rounds' }]} actions={problem === null && <DownloadButton icon={Download} href={urlOf(downloadApportionment, { seats: total, method, parts })}>{t('export')}</DownloadButton>} />
      <div className="lc-honours-editor">
        <div className="lc-stack">
          <Section>
            <div className="lc-stack">
              <div className="lc-grid">
                <Field label={t('seats')}>{(w) => <TextInput {...w} type="number" min={1} max={20_000} value={seats} onChange={setSeats} />}</Field>
                <Field label={t('method')}>{(w) => <Select {...w} value={method} choices={APPORTION_METHODS.map((value) => ({ value, label: text(apportionMethodWords[value]) }))} onChange={(value) => { if (value !== '') address.setFilters({ method: value }); }} />}</Field>
              </div>
              <Field label={t('parts')} purpose={t('partsPurpose')}>{(w) => <TextArea {...w} rows={8} maxLength={12_000} value={parts} onChange={setParts} />}</Field>
            </div>
          </Section>
          {problem === null && !('refusal' in result) ? <Section title={t('result')}><SeatResult plan={{ method, seats: total, parts: lines.map((part) => ({ ...part, seats: result.seats.get(part.code) ?? 0 })), steps: [...result.steps] }} /></Section> : <Notice tone="warn" title={problem ?? ''}>{null}</Notice>}
        </div>
        {problem === null && (
          <Section title={t('compare')}>
            <div className="lc-honours-table" role="region" aria-label={`${t('compare')} · ${t('method')}`} tabIndex={0}>
              <table>
                <caption className="lc-visually-hidden">{t('compare')}</caption>
                <thead><tr><th scope="col">{t('method')}</th>{lines.slice(0, 6).map(({ code }) => <th key={code} scope="col">{code}</th>)}</tr></thead>
                <tbody>{APPORTION_METHODS.map((by) => { const other = shared(by); return <tr key={by}><th scope="row">{text(apportionMethodWords[by])}</th>{lines.slice(0, 6).map(({ code }) => <td key={code}>{'refusal' in other ? '—' : (other.seats.get(code) ?? 0)}</td>)}</tr>; })}</tbody>
              </table>
            </div>
          </Section>
        )}
      </div>
    </>
  );
}
