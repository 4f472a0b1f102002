/** 规则版本 · Every version of a title's rules, with what keeps to it; one that is ahead can still be dropped. */
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { ConfirmButton, DateText, ProblemAlert, Section, StateTag } from '#platform/web/ui/index.ts';
import type { readTitle } from '../contract/index.ts';
import { dropTitleVersion, listTitleVersions, updateTitle } from '../contract/index.ts';
import { RulesView } from './rules-view.tsx';
import { titleFormMessages } from './title-form-messages.ts';
import { titleCodesIn, useTitleNames } from './use-title-names.ts';

const tones = { inForce: 'ok', ahead: 'info', past: 'neutral' } as const;

export function TitleVersions({ titleId }: { readonly titleId: string }) {
  const t = useT(titleFormMessages);
  const mayManage = useCan('honours.manageTitles');
  const found = useRead(listTitleVersions, { titleId });
  const rows = found.data?.rows ?? [];
  const titles = useTitleNames(titleCodesIn(rows));
  const drop = useWrite(dropTitleVersion, { invalidates: ['honours'], done: { zh: '已取消', en: 'Dropped' } });
  if (rows.length < 2) return <ProblemAlert problem={found.problem} />;
  return (
    <Section title={t('versions')} about={t('versionsAbout')}>
      <ol className="lc-honours-versions">
        {rows.map((row) => (
          <li key={row.number}>
            <div className="lc-row">
              <strong>{t('versionNo', { n: row.number })}</strong><StateTag quiet tone={tones[row.state]} text={t(row.state)} />
              <span>{row.effectiveFrom === null ? t('fromBeginning') : t('fromTo', { from: row.effectiveFrom })}{row.until === null ? '' : ` · ${t('untilDay', { until: row.until })}`}</span>
              {row.state === 'ahead' && mayManage && <ConfirmButton small label={t('drop')} question={t('dropAsk', { n: row.number })} action={t('drop')} pending={drop.pending} problem={drop.problem} onConfirm={() => drop.run({ titleId, number: row.number })}><p>{t('dropNote')}</p></ConfirmButton>}
            </div>
            {row.note !== null && <p>{row.note}</p>}
            <p className="lc-quiet lc-small">{t('keptBy', { rounds: row.rounds, awards: row.awards })}{row.runningRounds > 0 && ` · ${t('running', { n: row.runningRounds })}`}{row.madeByName !== null && <> · {t('madeBy', { name: row.madeByName })} <DateText value={row.madeAt} /></>}</p>
            <details><summary>{t('show')}<span className="lc-visually-hidden"> {t('versionNo', { n: row.number })}</span></summary><RulesView title={row} titles={titles} /></details>
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** 停用与恢复 */
export function RetireTitle({ title }: { readonly title: OutputOf<typeof readTitle> }) {
  const t = useT(titleFormMessages);
  const text = useText();
  const update = useWrite(updateTitle, { invalidates: ['honours'], done: { zh: '已保存', en: 'Saved' } });
  const isRetired = title.state === 'retired';
  const name = text({ zh: title.nameZh, en: title.nameEn });
  const save = () => update.run({
    titleId: title.id, version: title.version, state: isRetired ? 'inUse' : 'retired', nameZh: title.nameZh, nameEn: title.nameEn, tier: title.tier, subjectKind: title.subjectKind, authority: title.authority, approvalDocument: title.approvalDocument,
    editionCode: title.editionCode, termMonths: title.termMonths, reviewEveryMonths: title.reviewEveryMonths, lockMonths: title.lockMonths, upwardTitleCode: title.upwardTitleCode, upwardAfter: title.upwardAfter, rules: title.rules, source: title.source,
  });
  return <ConfirmButton kind="plain" label={t(isRetired ? 'reuse' : 'retire')} question={t(isRetired ? 'reuseAsk' : 'retireAsk', { name })} action={t(isRetired ? 'reuse' : 'retire')} pending={update.pending} problem={update.problem} onConfirm={save}>{!isRetired && <p>{t('retireNote')}</p>}</ConfirmButton>;
}
