/** 公开推荐开关 · Lets anybody nominate while the nomination of a round is open, and leads to what came in. */
import { Megaphone } from 'lucide-react';
import { useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { ConfirmButton, LinkButton } from '#platform/web/ui/index.ts';
import { openNominations } from '../contract/index.ts';
import { nominationMessages } from './nomination-messages.ts';
import type { Round } from './round-words.ts';

export function OpenNomination({ round }: { readonly round: Round }) {
  const t = useT(nominationMessages);
  const change = useWrite(openNominations, { invalidates: ['honours'], done: { zh: '已更改', en: 'Changed' } });
  const isOpen = round.openNomination;
  return (
    <>
      {round.stage === 'nomination' && <ConfirmButton icon={Megaphone} label={t(isOpen ? 'close' : 'open')} question={t(isOpen ? 'closeAsk' : 'openAsk')} action={t(isOpen ? 'close' : 'open')} pending={change.pending} problem={change.problem} onConfirm={() => change.run({ roundId: round.id, open: !isOpen })}><p>{t(isOpen ? 'closeNote' : 'openNote')}</p></ConfirmButton>}
      {(isOpen || round.nominations.total > 0) && <LinkButton to="/nominations" search={{ roundId: round.id }}>{round.nominations.waiting > 0 ? t('waiting', { n: round.nominations.waiting }) : t('all')}</LinkButton>}
    </>
  );
}
