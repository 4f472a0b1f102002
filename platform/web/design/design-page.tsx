/** 设计手册 · A living page with every primitive in its states; `design-page.test.ts` holds it complete. */
import { useT } from '../i18n.ts';
import { Commands } from '../palette/commands.tsx';
import { QuickSwitches } from '../shell/top-bar.tsx';
import { SealMark } from '../shell/seal-mark.tsx';
import { PageHeader } from '../ui/index.ts';
import './design.css';
import { FigureSection, StateSection } from './figures.tsx';
import { ControlsSection, FeedbackSection, FormSection } from './forms.tsx';
import { ColourSection, IconSection, SpaceSection, TypeSection } from './foundations.tsx';
import { EmptySection, TableSection } from './lists.tsx';
import { designMessages } from './messages.ts';
import { ButtonSection, ElderSection, FieldSection, OverlaySection, TabSection } from './parts.tsx';
import { ChartSection, MapSection, RecordSection } from './records.tsx';

const sections = [
  ['colour', ColourSection], ['type', TypeSection], ['space', SpaceSection], ['icons', IconSection], ['buttons', ButtonSection], ['fields', FieldSection], ['forms', FormSection],
  ['overlays', OverlaySection], ['feedback', FeedbackSection], ['navigation', TabSection], ['table', TableSection], ['empty', EmptySection], ['figures', FigureSection], ['states', StateSection],
  ['record', RecordSection], ['charts', ChartSection], ['map', MapSection], ['controls', ControlsSection], ['elder', ElderSection],
] as const;

/** 设计手册 */
export function DesignPage() {
  const t = useT(designMessages);
  return (
    <Commands routes={[]}>
      <main className="lc-main lc-page lc-design" id="main">
        <PageHeader title={t('title')} about={t('about')} beside={<SealMark size={30} />} actions={<QuickSwitches />} />
        <nav className="lc-design-nav" aria-label={t('contents')}>{sections.map(([key]) => <a key={key} href={`#${key}`}>{t(key)}</a>)}</nav>
        {sections.map(([key, Part]) => <div key={key} id={key} tabIndex={-1}><Part /></div>)}
      </main>
    </Commands>
  );
}
