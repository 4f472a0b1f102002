/** 整改通知单 · The case on one sheet of paper, in plain official form: what is to be fixed above, what comes back below the cut. */
import { fillText } from '#platform/contract/fill-text.ts';
import { useProgramme } from '#platform/web/session.tsx';
import { dateText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { usePreferences } from '#platform/web/preferences.ts';
import { storyMessages } from './story-messages.ts';
import type { CaseDetail } from './use-cases.ts';
import { limitTypeWords } from './words.ts';

/** Room to write in. */
const BLANK = '＿＿＿＿＿＿＿＿＿＿';

export function CasePrint({ row }: { readonly row: CaseDetail }) {
  const t = useT(storyMessages);
  const text = useText();
  const { locale } = usePreferences();
  const programme = useProgramme();
  const organisation = row.organisationNameZh === null ? BLANK : text({ zh: row.organisationNameZh, en: row.organisationNameEn ?? row.organisationNameZh });
  const place = row.siteName ?? text({ zh: row.placeNameZh ?? '', en: row.placeNameEn ?? '' });
  const zone = row.zoneNameZh === null ? '' : text({ zh: row.zoneNameZh, en: row.zoneNameEn ?? row.zoneNameZh });
  const limit = row.limit === null ? '' : fillText(text(limitTypeWords[row.limit.type].amount), { n: row.limit.amount });
  const rows: readonly (readonly [string, string])[] = [
    [t('rowSite'), [zone, place].filter((part) => part !== '').join(' · ')], [t('rowProblem'), [row.title, row.description].filter((part) => part !== null && part !== row.title).concat(row.description === row.title ? [row.title] : []).join('\n')],
    ...(row.standardText === null ? [] : [[t('rowStandard'), `${row.standardCode ?? ''} ${row.standardText}`] as const]), [t('rowLimit'), limit],
    [t('rowLeader'), row.answering.leaderNow?.name ?? row.siteLeaderName ?? ''], [t('rowLiaison'), row.answering.liaison?.name ?? ''],
  ];
  return (
    <div className="lc-cases-print" lang={locale} aria-hidden="true">
      <section>
        <p className="lc-cases-print-title">{text(programme.name)}<br />{t('notice')}</p>
        <p className="lc-cases-print-number">{t('numberIs', { number: row.number })}</p>
        <p>{t('toWhom', { organisation })}</p>
        <p className="lc-cases-print-text">{t('noticeText')}{row.deadlineAt === null ? t('noticeNoLimit') : t('noticeUntil', { until: dateText(row.deadlineAt, locale, 'dateTime') })}</p>
        <table><tbody>{rows.map(([label, value]) => <tr key={label}><th scope="row">{label}</th><td>{value}</td></tr>)}</tbody></table>
        <div className="lc-cases-print-sign"><span>{t('issuer')}：</span><span>{t('issuedBy')}：</span><span>{t('dateBlank')}</span></div>
      </section>
      <p className="lc-cases-print-cut"><span>{t('cutHere')}</span></p>
      <section>
        <p className="lc-cases-print-title">{t('receipt')}</p>
        <p className="lc-cases-print-number">{t('numberIs', { number: row.number })}</p>
        <p>{t('receiptText')}</p>
        <table className="lc-cases-print-blanks">
          <tbody>
            <tr><th scope="row">{t('rowSite')}</th><td>{place}</td></tr><tr className="lc-cases-print-tall"><th scope="row">{t('fixedHow')}</th><td /></tr><tr className="lc-cases-print-tall"><th scope="row">{t('checked')}</th><td /></tr>
          </tbody>
        </table>
        <div className="lc-cases-print-sign"><span>{t('fixedBy')}：</span><span>{t('unitSeal')}：</span><span>{t('dateBlank')}</span></div>
        <div className="lc-cases-print-sign"><span>{t('checkedBy')}：</span><span /><span>{t('dateBlank')}</span></div>
      </section>
    </div>
  );
}
