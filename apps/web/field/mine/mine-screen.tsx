/** 我的点位 · What I answer for, whom to ask, what is open; readable without a network once it was read. */
import type { ReactNode } from 'react';
import { ChevronRight, MapPin, UserRoundCheck } from 'lucide-react';
import { useFieldCases } from '#modules/cases/web/field/index.ts';
import { isOpen } from '#modules/cases/domain/index.ts';
import { listSites } from '#modules/places/contract/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { dateText } from '#platform/web/format.ts';
import { usePreferences } from '#platform/web/preferences.ts';
import { useFieldApp } from '#platform/web/field/context.ts';
import { useCarriedAnswer } from '#platform/web/field/pictures.ts';
import { FieldLink } from '#platform/web/field/router.tsx';
import { Note, Nothing, ScreenHead, Tag } from '#platform/web/field/ui.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { mineMessages } from './messages.ts';
import { useCovers } from './use-covers.ts';
import type { Cover } from './use-covers.ts';

type Sites = OutputOf<typeof listSites>;
type Site = Sites['rows'][number];

/** Dates and names of a cover, for the words that tell it. */
function useCoverWords(): (cover: Cover, name: string) => Readonly<Record<'name' | 'from' | 'until', string>> & { readonly n: number } {
  const { locale } = usePreferences();
  return (cover, name) => ({ name, from: dateText(cover.from, locale), until: dateText(cover.until, locale), n: cover.siteCount });
}

function SiteLine({ site, open, lent }: { readonly site: Site; readonly open: number; readonly lent: Cover | undefined }) {
  const t = useT(mineMessages);
  const text = useText();
  const words = useCoverWords();
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
          <span className="lcf-site-tags">
            <Tag tone={open > 0 ? 'warn' : 'ok'}>{open > 0 ? t('openCases', { n: open }) : t('noCases')}</Tag>
            {lent !== undefined && <Tag tone="info">{t('lentTag', words(lent, lent.person.name))}</Tag>}
          </span>
        </span>
      </div>
    </li>
  );
}

/** 别人代管我的 · Who has them, until when, and which: somebody who is away reads it without reaching the sites. */
function Away({ cover }: { readonly cover: Cover }) {
  const t = useT(mineMessages);
  const told = useCoverWords()(cover, cover.deputy.name);
  if (cover.phase === 'coming') return <Note title={t('awaySoon', told)}><FieldLink to="/mine/away" className="lcf-link">{t('change')}</FieldLink></Note>;
  return (
    <>
      <Note title={t('awayNow', told)}><p>{t('awayNowAbout', told)}</p><FieldLink to="/mine/away" className="lcf-link">{t('change')}</FieldLink></Note>
      {cover.sites !== null && cover.sites.length > 0 && (
        <section>
          <h2 className="lcf-group">{t('awaySites', told)} <span className="lcf-count">{cover.sites.length}</span></h2>
          <ul className="lcf-sites">
            {cover.sites.map((site) => <li key={site.id}><div className="lcf-site" data-state="done"><span className="lcf-site-number" aria-hidden="true"><UserRoundCheck size="1.3em" /></span><span className="lcf-site-words"><strong>{site.name}</strong><span className="lcf-site-tags"><Tag tone="info">{t('awayTag', told)}</Tag></span></span></div></li>)}
          </ul>
        </section>
      )}
    </>
  );
}

/** 我代管别人的 · For whom, until when, and what they asked for. */
function Lent({ cover, children }: { readonly cover: Cover; readonly children?: ReactNode }) {
  const t = useT(mineMessages);
  const told = useCoverWords()(cover, cover.person.name);
  const note = cover.note === null ? null : <p className="lcf-quiet">{t('lentNote', { name: cover.person.name, note: cover.note })}</p>;
  if (cover.phase === 'coming') return <Note title={t('lentSoon', told)}>{note}</Note>;
  return <section className="lcf-stack"><div><h2 className="lcf-group">{t('lentSites', told)} <span className="lcf-count">{cover.siteCount}</span></h2>{note}</div>{children}</section>;
}

/** 我的点位 */
export function MineScreen() {
  const t = useT(mineMessages);
  const { client, person } = useFieldApp();
  const { answer, isMissing } = useCarriedAnswer<Sites>(client.urlOf(listSites, { siteLeaderId: person.person.id, pageSize: 200 }, person.code));
  const { away, lent } = useCovers();
  const cases = useFieldCases() ?? [];
  const openAt = (siteId: string) => cases.filter(({ row, state }) => row.siteId === siteId && isOpen(state)).length;
  const coverOf = (site: Site) => lent.find((cover) => cover.phase === 'present' && cover.sites?.some(({ id }) => id === site.id));
  const sites = answer?.rows ?? [];
  const own = sites.filter((site) => coverOf(site) === undefined);
  const borrowed = sites.length - own.length;
  const list = (some: readonly Site[], label: string) => some.length > 0 && <ul className="lcf-sites" aria-label={label}>{some.map((site) => <SiteLine key={site.id} site={site} open={openAt(site.id)} lent={coverOf(site)} />)}</ul>;
  const count = borrowed > 0 ? t('countLent', { n: (answer?.total ?? 0) - borrowed, lent: borrowed }) : t('count', { n: answer?.total ?? 0 });
  return (
    <>
      <ScreenHead title={t('mine')} {...(answer === null || away.some(({ phase }) => phase === 'present') ? {} : { about: count })} />
      {away.map((cover) => <Away key={cover.id} cover={cover} />)}
      <FieldLink to="/mine/away" className="lcf-button lcf-button-plain"><UserRoundCheck size="1.35em" aria-hidden="true" /><span>{t('away')}</span><ChevronRight size="1.3em" aria-hidden="true" /></FieldLink>
      {answer === null && <p className="lcf-opening" role="status">{t(isMissing ? 'notYet' : 'loading')}</p>}
      {answer !== null && sites.length === 0 && away.length === 0 && <Nothing icon={MapPin} title={t('nothing')}><p>{t('nothingAbout')}</p></Nothing>}
      {lent.map((cover) => <Lent key={cover.id} cover={cover}>{list(sites.filter((site) => coverOf(site)?.id === cover.id), t('lentSites', { name: cover.person.name, until: cover.until }))}</Lent>)}
      {borrowed > 0 && own.length > 0 && <h2 className="lcf-group">{t('own')} <span className="lcf-count">{own.length}</span></h2>}
      {list(own, t('list'))}
    </>
  );
}
