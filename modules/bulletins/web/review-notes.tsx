/** 把关 · Numbers nobody counted with their places, figures that say nothing, and what proofreading found. */
import { fillText } from '#platform/contract/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { useT, useText } from '#platform/web/i18n.ts';
import { Notice } from '#platform/web/ui/index.ts';
import { languageFaultWords, reviewWords } from '../contract/index.ts';
import type { previewAccount } from '../contract/index.ts';
import { accountMessages } from './account-messages.ts';
import { aroundNumber } from './account-source.ts';

export type Review = OutputOf<typeof previewAccount>['review'];

export const isClean = ({ loose, missing, faults, proof }: Review): boolean => loose.length + missing.length + faults.length + proof.length === 0;

export function ReviewNotes({ review }: { readonly review: Review }) {
  const t = useT(accountMessages);
  const text = useText();
  const { loose, missing, faults, proof } = review;
  if (isClean(review)) return <Notice tone="ok" title={t('reviewClean')} />;
  return (
    <div className="lc-stack" aria-live="polite">
      {loose.length > 0 && (
        <Notice tone="danger" title={t('looseTitle', { n: loose.length })}>
          <p>{t('looseNote')}</p>
          <ul className="lc-account-notes">{loose.map((each) => { const [before, number, after] = aroundNumber(each.sentence, each.number); return <li key={`${each.line}/${each.start}`}><b>{each.line === 0 ? t('placeTitle') : t('place', { n: each.line })}</b> <span lang="zh-CN">{before}<mark>{number}</mark>{after}</span></li>; })}</ul>
        </Notice>
      )}
      {missing.length > 0 && <Notice tone="danger" title={t('missingTitle', { n: missing.length })}><ul className="lc-account-notes">{missing.map(({ source, withheld }, at) => <li key={`${source}/${at}`}><code>{source}</code>{withheld !== undefined && <> {t('namesWithheld', { n: withheld })}</>}</li>)}</ul></Notice>}
      {faults.length > 0 && <Notice tone="danger" title={t('faultsTitle', { n: faults.length })}><ul className="lc-account-notes">{faults.map(({ fault, line, source }) => <li key={`${line}/${source}/${fault}`}><b>{t('lineOf', { n: line })}</b> <code>{source}</code> {text(languageFaultWords[fault])}</li>)}</ul></Notice>}
      {proof.length > 0 && <Notice tone="warn" title={t('proofTitle', { n: proof.length })}><ul className="lc-account-notes">{proof.map(({ rule, place, facts }) => { const words = reviewWords[rule]; return <li key={`${rule}/${place}`}>{words !== undefined && <><b>{text(words.title)}</b> {fillText(text(words.text), facts)} </>}<span lang="zh-CN" className="lc-quiet">…{place}…</span></li>; })}</ul></Notice>}
    </div>
  );
}
