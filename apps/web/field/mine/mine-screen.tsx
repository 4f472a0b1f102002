/** 我的点位 · What I answer for, whom to ask, what is open; readable without a network once it was read. */
import { ChevronRight, MapPin, UserRoundCheck } from 'lucide-react';
import { useFieldCases } from '#modules/cases/web/field/index.ts';
import { isOpen } from '#modules/cases/domain/index.ts';
import { listSites } from '#modules/places/contract/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { useFieldApp } from '#platform/web/field/context.ts';
import { useCarriedAnswer } from '#platform/web/field/pictures.ts';
import { FieldLink } from '#platform/web/field/router.tsx';
import { Nothing, ScreenHead, Tag } from '#platform/web/field/ui.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { mineMessages } from './messages.ts';

type Sites = OutputOf<typeof listSites>;

function SiteLine({ site, open }: { readonly site: Sites['rows'][number]; readonly open: number }) {
  const t = useT(mineMessages);
  const text = useText();
  const { person } = useFieldApp();
  return (
    <li>
      <div className="lcf-site">
        <span className="lcf-site-number" aria-hidden="true"><MapPin size="1.3em" /></span>
        <span className="lcf-site-words">
          <strong>{site.name}</strong>
          <span className="lcf-quiet">{text({ zh: site.siteTypeZh, en: site.siteTypeEn })} · {text({ zh: site.placeZh, en: site.placeEn })}</span>
          {site.responsibleUnit !== null && <span className="lcf-quiet">{t('unit', { name: text({ zh: site.responsibleUnit.nameZh, en: site.responsibleUnit.nameEn }) })}</span>}
          {site.liaison !== null && site.liaison.id !== person.person.id && <span className="lcf-quiet">{t('liaison', { name: site.liaison.name })}</span>}
          <span className="lcf-site-tags"><Tag tone={open > 0 ? 'warn' : 'ok'}>{open > 0 ? t('openCases', { n: open }) : t('noCases')}</Tag></span>
        </span>
      </div>
    </li>
  );
}

/** 我的点位 */
export function MineScreen() {
  const t = useT(mineMessages);
  const { client, person } = useFieldApp();
  const { answer, isMissing } = useCarriedAnswer<Sites>(client.urlOf(listSites, { siteLeaderId: person.person.id, pageSize: 200 }, person.code));
  const cases = useFieldCases() ?? [];
  const openAt = (siteId: string) => cases.filter(({ row, state }) => row.siteId === siteId && isOpen(state)).length;
  return (
    <>
      <ScreenHead title={t('mine')} {...(answer === null ? {} : { about: t('count', { n: answer.total }) })} />
      <FieldLink to="/mine/away" className="lcf-button lcf-button-plain"><UserRoundCheck size="1.35em" aria-hidden="true" /><span>{t('away')}</span><ChevronRight size="1.3em" aria-hidden="true" /></FieldLink>
      {answer === null && <p className="lcf-opening" role="status">{t(isMissing ? 'notYet' : 'loading')}</p>}
      {answer?.rows.length === 0 && <Nothing icon={MapPin} title={t('nothing')}><p>{t('nothingAbout')}</p></Nothing>}
      {answer !== null && answer.rows.length > 0 && <ul className="lcf-sites" aria-label={t('list')}>{answer.rows.map((site) => <SiteLine key={site.id} site={site} open={openAt(site.id)} />)}</ul>}
    </>
  );
}
