/** 设计手册 · A living page with every primitive in its states. */
import { useT } from '../i18n.ts';
import { QuickSwitches } from '../shell/top-bar.tsx';
import { SealMark } from '../shell/seal-mark.tsx';
import { PageHeader } from '../ui/index.ts';
import { ControlsSection, FeedbackSection, FormSection } from './forms.tsx';
import { ColourSection, FigureSection, StateSection } from './foundations.tsx';
import { EmptySection, TableSection } from './lists.tsx';
import { designMessages } from './messages.ts';
import { ChartSection, MapSection, RecordSection } from './records.tsx';

/** 设计手册 */
export function DesignPage() {
  const t = useT(designMessages);
  return (
    <main className="lc-main lc-page" style={{ margin: '0 auto' }} id="main">
      <PageHeader title={t('title')} about={t('about')} beside={<SealMark size={30} />} actions={<QuickSwitches />} />
      <ColourSection />
      <FigureSection />
      <StateSection />
      <MapSection />
      <ChartSection />
      <div id="demo-list" tabIndex={-1}><TableSection /></div>
      <RecordSection />
      <FormSection />
      <FeedbackSection />
      <ControlsSection />
      <EmptySection />
    </main>
  );
}
