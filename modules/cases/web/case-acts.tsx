/** 可做动作 · What the reader may do to the case now: the step it waits for, large, and the rest beside it. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Check, CircleX, Pause, Play, RotateCcw, Send, ShieldCheck, Timer, Undo2, Wrench } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { Button, ProblemAlert, Section } from '#platform/web/ui/index.ts';
import { acceptCase, actWords } from '../contract/index.ts';
import { DecideForm, DispatchForm, ExtendForm, ReasonForm, RectifyForm, RegisterForm, ReopenForm, ResumeForm, VerifyForm } from './act-forms.tsx';
import type { ActProps } from './act-frame.tsx';
import { orderedActs } from './case-view.ts';
import type { Ability } from './case-view.ts';
import { caseMessages } from './messages.ts';
import type { CaseDetail } from './use-cases.ts';

const icons: Readonly<Record<Ability, LucideIcon>> = {
  register: Check, decline: CircleX, dispatch: Send, accept: Check, return: Undo2, rectify: Wrench, verifyPass: ShieldCheck, verifyFail: RotateCcw,
  shelve: Pause, resume: Play, extend: Timer, void: CircleX, reopen: RotateCcw, decideExtension: Timer,
};

const DANGEROUS: readonly Ability[] = ['void', 'verifyFail', 'decline'];

export function CaseActs({ row, begin = null }: { readonly row: CaseDetail; /** Begins with the form of this act. */ readonly begin?: Ability | null }) {
  const t = useT(caseMessages);
  const text = useText();
  const [open, setOpen] = useState<Ability | null>(begin !== null && row.acts.includes(begin) ? begin : null);
  const accept = useWrite(acceptCase, { invalidates: ['cases'], done: { zh: '已接收，请在时限内整改', en: 'Accepted; fix it before the deadline' } });
  const { main, beside } = orderedActs(row.acts);
  if (main === null && beside.length === 0) return <Section title={t('nextStep')}><p className="lc-quiet">{t(`wait_${row.state}`)}</p></Section>;
  const press = (act: Ability) => (act === 'accept' ? void accept.run({ caseId: row.id, version: row.version }) : setOpen(act));
  return (
    <Section title={t('nextStep')} about={t(main === null ? 'nothingMain' : `do_${main}` as 'do_accept')}>
      <div className="lc-stack lc-cases-act lc-no-print">
        {main !== null && <Button kind="primary" icon={icons[main]} className="lc-cases-act-main" pending={main === 'accept' && accept.pending} onClick={() => press(main)}>{text(actWords[main])}</Button>}
        {beside.length > 0 && <div className="lc-cases-beside">{beside.map((act) => <Button key={act} kind={DANGEROUS.includes(act) ? 'danger' : 'plain'} icon={icons[act]} onClick={() => press(act)}>{text(actWords[act])}</Button>)}</div>}
        <ProblemAlert problem={accept.problem} />
      </div>
      {open !== null && <ActForm act={open} row={row} onClose={() => setOpen(null)} />}
    </Section>
  );
}

function ActForm({ act, ...props }: ActProps & { readonly act: Ability }): ReactNode {
  switch (act) {
    case 'return': case 'decline': case 'shelve': case 'void': return <ReasonForm {...props} act={act} />;
    case 'resume': return <ResumeForm {...props} />;
    case 'register': return <RegisterForm {...props} />;
    case 'dispatch': return <DispatchForm {...props} />;
    case 'rectify': return <RectifyForm {...props} />;
    case 'verifyPass': return <VerifyForm {...props} outcome="pass" />;
    case 'verifyFail': return <VerifyForm {...props} outcome="fail" />;
    case 'reopen': return <ReopenForm {...props} />;
    case 'extend': return <ExtendForm {...props} />;
    case 'decideExtension': return <DecideForm {...props} />;
    case 'accept': return null;
  }
}
