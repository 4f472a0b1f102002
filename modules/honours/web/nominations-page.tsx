/** 导入申报名单 */
import { useState } from 'react';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { ImportPanel } from '#platform/web/tasks/import-panel.tsx';
import { TemplateDownloads } from '#platform/web/tasks/template-downloads.tsx';
import { Field, Notice, PageHeader, Section, Select } from '#platform/web/ui/index.ts';
import { importNominations, nominationImportTemplate, readSelectionRound } from '../contract/index.ts';
import { roundMessages } from './round-messages.ts';

export function NominationsPage() {
  const t = useT(roundMessages);
  const text = useText();
  const { roundId } = useRouteParams<'roundId'>();
  const round = useRead(readSelectionRound, { roundId }).data;
  const [picked, setPicked] = useState('');
  const hasStars = round?.titles.some(({ stars }) => stars.length > 0) === true;
  const titleId = picked === '' ? (round?.titles[0]?.id ?? '') : picked;
  const send = useWrite(importNominations, { invalidates: ['honours'] });
  return (
    <>
      <PageHeader title={t('importList')} about={t('importAbout')} trail={[{ text: t('rounds'), to: '/selection-rounds' }, { text: round?.name ?? t('round'), to: `/selection-rounds/${roundId}` }]} actions={titleId === '' ? undefined : <TemplateDownloads operation={nominationImportTemplate} fields={{ roundId, titleId }} />} />
      {(round?.titles.length ?? 0) > 1 && <Section><Field label={t('importTitle')} required>{(w) => <Select {...w} value={titleId} choices={(round?.titles ?? []).map((title) => ({ value: title.id, label: text({ zh: title.nameZh, en: title.nameEn }) }))} onChange={setPicked} />}</Field></Section>}
      <ImportPanel resetKey={titleId} accept=".xlsx,.csv" acceptText="xlsx、CSV" invalidates={['honours']} listTo={`/selection-rounds/${roundId}`} listText={round?.name ?? t('round')} problem={send.problem} pending={send.pending} onClear={send.clear} run={(file, mode) => send.run({ roundId, titleId, file, mode })} />
      <Notice title={t('importHow')}><ul className="lc-notice-list"><li>{t('importCode')}</li><li>{t('importConsent')}</li><li>{t('importStars')}</li><li>{t('importNames')}</li>{hasStars && <li>{t('importVotes')}</li>}</ul></Notice>
    </>
  );
}
