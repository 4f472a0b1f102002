/** 公众网站设置 · What the programme opens to everybody: the site, reports, what stands at its foot, and what residents may choose. */
import { useState } from 'react';
import { ExternalLink, Save } from 'lucide-react';
import { chooseResidentCategories, listCategories, PLATFORM_CATEGORY } from '#modules/cases/contract/index.ts';
import { readPublicSite, savePublicSite } from '#modules/places/contract/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { defineMessages, useText, useT } from '#platform/web/i18n.ts';
import { useCan, useProgramme } from '#platform/web/session.tsx';
import { Button, Checkbox, Field, fieldError, Notice, PageHeader, ProblemAlert, Section, Skeleton, StateTag, TextArea, TextInput } from '#platform/web/ui/index.ts';
import './administration.css';

const messages = defineMessages({
  zh: {
    title: '公众网站设置', about: '居民不用登录就能看的网站：标准、公示、通报、抽样和随手拍。关闭时所有公众页面都不存在。', open: '已开放', closed: '未开放', see: '打开公众网站',
    switches: '开放', siteOpen: '开放公众网站', siteOpenNote: '开放后，任何人都能看到已印发的通报、已发布的公示和已公开的抽样；草稿、进行中的抽样和个人信息始终不公开。', reportingOpen: '接收随手拍', reportingOpenNote: '关闭后表单改为提示联系方式；已收到的照常办理、照常可查。', reportingWaits: '公众网站开放后才会接收。',
    words: '介绍与页脚', aboutZh: '项目介绍（中文）', aboutZhPurpose: '首页第一段，用居民听得懂的话', aboutEn: '项目介绍（英文）', aboutEnPurpose: '英文首页第一段；不填显示中文', contact: '联系方式（中文）', contactPurpose: '每页页脚；随手拍关闭时居民据此找到你们', contactEn: '联系方式（英文）', contactEnPurpose: '英文页面的页脚；不填则显示中文的',
    recordNumber: '备案号', recordNumberPurpose: '网站备案号，显示在页脚', mapApprovalNumber: '审图号', mapApprovalNumberPurpose: '公开地图须标注审图号；没有的不填', save: '保存',
    categories: '居民可选的类别', categoriesAbout: '随手拍第一步列出的类别。宜少，用日常说法；没有勾选的只供工作人员使用。', nothingChosen: '至少勾选一类', nothingChosenNote: '要停收随手拍，请取消上面的“接收随手拍”。', allOffered: '还没有选定，现在列出全部类别', saveCategories: '保存类别', chosen: '已选 {n} 类',
  },
  en: {
    title: 'Public site', about: 'What residents read without signing in: the standard, notices, bulletins, draws, and reporting a problem. While it is closed none of its pages exists.', open: 'Open', closed: 'Closed', see: 'Open the public site',
    switches: 'What is open', siteOpen: 'The public site is open', siteOpenNote: 'Everybody sees issued bulletins, published notices and opened draws; drafts, running draws and persons are never shown.', reportingOpen: 'Residents may report problems', reportingOpenNote: 'While off, the form says how else to reach you; reports already taken go on and can be followed.', reportingWaits: 'Taken once the public site is open.',
    words: 'Introduction and foot', aboutZh: 'About the programme (Chinese)', aboutZhPurpose: 'The first words of the start page, as a resident would say them', aboutEn: 'About the programme (English)', aboutEnPurpose: 'The same in English; left empty, the Chinese is shown', contact: 'Contact (Chinese)', contactPurpose: 'At the foot of every page; how residents reach you while reporting is off', contactEn: 'Contact (English)', contactEnPurpose: 'The foot of English pages; without it the Chinese line stands there',
    recordNumber: 'Record number', recordNumberPurpose: 'The registration number of the site, at the foot of each page', mapApprovalNumber: 'Map approval number', mapApprovalNumberPurpose: 'Maps shown to the public must carry it; leave empty if there is none', save: 'Save',
    categories: 'Categories residents are offered', categoriesAbout: 'What the first step of a report lists. Few, and in everyday words; the others are for staff alone.', nothingChosen: 'Choose at least one', nothingChosenNote: 'To stop taking reports, switch them off above.', allOffered: 'None is chosen yet: all are offered', saveCategories: 'Save categories', chosen: '{n} chosen',
  },
});

type Settings = OutputOf<typeof readPublicSite>;

export function PublicSitePage() {
  const t = useT(messages);
  const { code } = useProgramme();
  const found = useRead(readPublicSite, {});
  const isOpen = found.data?.siteOpen === true;
  return (
    <>
      <PageHeader
        title={t('title')} about={t('about')}
        actions={isOpen && <a className="lc-button lc-button-plain" href={`/public/${code}`}><ExternalLink size="1.1em" aria-hidden="true" /><span>{t('see')}</span></a>}
      />
      {found.data === undefined ? (found.problem === null ? <Skeleton height="24rem" /> : <ProblemAlert problem={found.problem} onRetry={found.reload} />) : <SettingsForm known={found.data} />}
      <ResidentCategories />
    </>
  );
}

/** An emptied field is no text at all. */
const orNull = (text: string): string | null => (text.trim() === '' ? null : text);

function SettingsForm({ known }: { readonly known: Settings }) {
  const t = useT(messages);
  const [draft, setDraft] = useState(known);
  const save = useWrite(savePublicSite, { invalidates: ['places'], done: { zh: '公众网站设置已保存', en: 'Settings of the public site saved' } });
  const set = (change: Partial<Settings>) => setDraft({ ...draft, ...change });
  const error = (name: string) => fieldError(save.problem, `/${name}`);
  return (
    <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); void save.run(draft); }}>
      <ProblemAlert problem={save.problem} />
      <Section title={t('switches')} actions={<StateTag tone={known.siteOpen ? 'ok' : 'held'} text={t(known.siteOpen ? 'open' : 'closed')} />}>
        <div className="lc-stack">
          <div><Checkbox checked={draft.siteOpen} onChange={(siteOpen) => set({ siteOpen })}>{t('siteOpen')}</Checkbox><p className="lc-quiet lc-small">{t('siteOpenNote')}</p></div>
          <div><Checkbox checked={draft.reportingOpen} onChange={(reportingOpen) => set({ reportingOpen })}>{t('reportingOpen')}</Checkbox><p className="lc-quiet lc-small">{t('reportingOpenNote')}{draft.reportingOpen && !draft.siteOpen ? ` ${t('reportingWaits')}` : ''}</p></div>
        </div>
      </Section>
      <Section title={t('words')}>
        <div className="lc-stack">
          <Field label={t('aboutZh')} purpose={t('aboutZhPurpose')} error={error('aboutZh')}>{(w) => <TextArea {...w} rows={3} maxLength={1_000} value={draft.aboutZh ?? ''} onChange={(text) => set({ aboutZh: orNull(text) })} />}</Field>
          <Field label={t('aboutEn')} purpose={t('aboutEnPurpose')} error={error('aboutEn')}>{(w) => <TextArea {...w} rows={3} maxLength={2_000} value={draft.aboutEn ?? ''} onChange={(text) => set({ aboutEn: orNull(text) })} />}</Field>
          <Field label={t('contact')} purpose={t('contactPurpose')} error={error('contact')}>{(w) => <TextInput {...w} maxLength={300} value={draft.contact ?? ''} onChange={(text) => set({ contact: orNull(text) })} />}</Field>
          <Field label={t('contactEn')} purpose={t('contactEnPurpose')} error={error('contactEn')}>{(w) => <TextInput {...w} maxLength={300} value={draft.contactEn ?? ''} onChange={(text) => set({ contactEn: orNull(text) })} />}</Field>
          <div className="lc-grid">
            <Field label={t('recordNumber')} purpose={t('recordNumberPurpose')} error={error('recordNumber')}>{(w) => <TextInput {...w} maxLength={100} value={draft.recordNumber ?? ''} onChange={(text) => set({ recordNumber: orNull(text) })} />}</Field>
            <Field label={t('mapApprovalNumber')} purpose={t('mapApprovalNumberPurpose')} error={error('mapApprovalNumber')}>{(w) => <TextInput {...w} maxLength={100} value={draft.mapApprovalNumber ?? ''} onChange={(text) => set({ mapApprovalNumber: orNull(text) })} />}</Field>
          </div>
          <div className="lc-row"><Button kind="primary" type="submit" icon={Save} pending={save.pending}>{t('save')}</Button></div>
        </div>
      </Section>
    </form>
  );
}

type Category = OutputOf<typeof listCategories>['categories'][number];

function ResidentCategories() {
  const found = useRead(listCategories, {});
  if (found.data === undefined) return found.problem === null ? <Skeleton height="12rem" /> : <ProblemAlert problem={found.problem} onRetry={found.reload} />;
  return <CategoryChoice all={found.data.categories.filter((category) => category.code !== PLATFORM_CATEGORY)} />;
}

function CategoryChoice({ all }: { readonly all: readonly Category[] }) {
  const t = useT(messages);
  const text = useText();
  const mayChoose = useCan('cases.manage');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(all.filter((category) => category.forResidents).map((category) => category.code)));
  const save = useWrite(chooseResidentCategories, { invalidates: ['cases'], done: { zh: '居民可选的类别已保存', en: 'Categories for residents saved' } });
  const turn = (code: string, on: boolean) => setChosen(new Set(all.map((category) => category.code).filter((other) => (other === code ? on : chosen.has(other)))));
  const noneYet = !all.some((category) => category.forResidents);
  return (
    <Section title={t('categories')} actions={<span className="lc-quiet">{t('chosen', { n: chosen.size })}</span>}>
      <div className="lc-stack">
        <p className="lc-quiet">{t('categoriesAbout')}</p>
        {noneYet && <Notice tone="info" title={t('allOffered')} />}
        <div className="lc-administration-choices">
          {all.map((category) => <Checkbox key={category.code} disabled={!mayChoose} checked={chosen.has(category.code)} onChange={(on) => turn(category.code, on)}>{text({ zh: category.nameZh, en: category.nameEn })}</Checkbox>)}
        </div>
        {chosen.size === 0 && !noneYet && <Notice tone="warn" title={t('nothingChosen')}><p>{t('nothingChosenNote')}</p></Notice>}
        <ProblemAlert problem={save.problem} />
        {mayChoose && <div className="lc-row"><Button kind="primary" icon={Save} pending={save.pending} disabled={chosen.size === 0} onClick={() => void save.run({ codes: [...chosen] })}>{t('saveCategories')}</Button></div>}
      </div>
    </Section>
  );
}
