/** 公开积分榜 · Whether everybody reads this quarter, and the act that changes it. */
import { Globe, GlobeLock } from 'lucide-react';
import { useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { ConfirmButton, Tag } from '#platform/web/ui/index.ts';
import { publishBoard } from '../contract/index.ts';
import { pointsMessages } from './messages.ts';
import { quarterName } from './words.ts';
import { yearMessages } from './year-messages.ts';

export function BoardPublication({ quarter, isPublic }: { readonly quarter: string; readonly isPublic: boolean }) {
  const t = useT(yearMessages);
  const p = useT(pointsMessages);
  const may = useCan('points.publish');
  const send = useWrite(publishBoard, { invalidates: ['points'], done: isPublic ? { zh: '已收回', en: 'Taken back' } : { zh: '已公开', en: 'Public' } });
  if (!may) return <Tag>{t(isPublic ? 'isPublic' : 'notPublic')}</Tag>;
  const shown = quarterName(p, quarter);
  return (
    <>
      <Tag>{t(isPublic ? 'isPublic' : 'notPublic')}</Tag>
      {isPublic
        ? <ConfirmButton icon={GlobeLock} label={t('takeBack')} question={t('takeBackAsk', { quarter: shown })} action={t('takeBack')} pending={send.pending} problem={send.problem} onConfirm={() => send.run({ quarter, isPublic: false })} />
        : <ConfirmButton icon={Globe} label={t('makePublic')} question={t('makePublicAsk', { quarter: shown })} action={t('makePublic')} pending={send.pending} problem={send.problem} onConfirm={() => send.run({ quarter, isPublic: true })}><p>{t('makePublicNote')}</p></ConfirmButton>}
    </>
  );
}
