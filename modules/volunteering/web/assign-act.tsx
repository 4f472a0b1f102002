/** 归入项目 · Which project an activity belongs to. */
import { useState } from 'react';
import { FolderHeart } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { ConfirmButton, Field, fieldError, Select } from '#platform/web/ui/index.ts';
import { assignActivity } from '../contract/index.ts';
import type { readActivity } from '../contract/index.ts';
import { projectMessages } from './project-messages.ts';
import { useProjectChoices } from './projects-page.tsx';

export function AssignAct({ activity }: { readonly activity: OutputOf<typeof readActivity> }) {
  const t = useT(projectMessages);
  const open = useProjectChoices();
  const own = activity.project;
  const choices = own === null || open.some(({ value }) => value === own.id) ? open : [{ value: own.id, label: own.name }, ...open];
  const [projectId, setProject] = useState(own?.id ?? '');
  const assign = useWrite(assignActivity, { invalidates: ['volunteering'], done: { zh: '已保存', en: 'Saved' } });
  if (choices.length === 0) return null;
  return (
    <ConfirmButton icon={FolderHeart} label={t('assign')} question={t('assignAsk')} action={t('save')} pending={assign.pending} problem={assign.problem} onConfirm={() => assign.run({ activityId: activity.id, projectId: projectId === '' ? null : projectId })}>
      <p>{t('assignNote')}</p>
      <Field label={t('belongs')} error={fieldError(assign.problem, '/projectId')}>{(w) => <Select {...w} value={projectId} placeholder="—" choices={choices} onChange={setProject} />}</Field>
    </ConfirmButton>
  );
}
