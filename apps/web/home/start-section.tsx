/** 开始 · A new programme: what to do first, in order, each step a link. */
import { useT } from '#platform/web/i18n.ts';
import { LinkButton, Section } from '#platform/web/ui/index.ts';
import { homeMessages } from './messages.ts';

const STEPS = [
  { step: 'startEdition', link: 'startEditionLink', to: '/frameworks/import' },
  { step: 'startSites', link: 'startSitesLink', to: '/sites/import' },
  { step: 'startRound', link: 'startRoundLink', to: '/rounds/new' },
] as const;

export function StartSection() {
  const t = useT(homeMessages);
  return (
    <Section title={t('start')} about={t('startAbout')}>
      <ol className="lc-home-start">
        {STEPS.map(({ step, link, to }) => <li key={step}><span>{t(step)}</span><LinkButton small to={to}>{t(link)}</LinkButton></li>)}
      </ol>
    </Section>
  );
}
