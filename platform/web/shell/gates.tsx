/** 门 · Who may pass to the pages: signed in, and part of the programme in the address. */
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { Building2 } from 'lucide-react';
import { Navigate, useParams } from '@tanstack/react-router';
import { problemOf } from '../client.tsx';
import { useT } from '../i18n.ts';
import { ProgrammeProvider, useAccess, useSession, useSignIn } from '../session.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { shellMessages } from './messages.ts';
import { OwnPasswordPage } from './own-password.tsx';
import { SealMark } from './seal-mark.tsx';
import { keepDraftsOf } from '../kept-drafts.ts';
import { SignInPage } from './sign-in.tsx';

const LAST_PROGRAMME_KEY = 'lianchuang.programme';

function rememberProgramme(code: string): void {
  try {
    localStorage.setItem(LAST_PROGRAMME_KEY, code);
  } catch {
    // Without storage the first programme is opened next time.
  }
}

function lastProgramme(): string | null {
  try {
    return localStorage.getItem(LAST_PROGRAMME_KEY);
  } catch {
    return null;
  }
}

/** 会话门 · Asks to sign in, at the address one meant to open. */
export function SessionGate({ children }: { children: ReactNode }) {
  const { session, problem, retry } = useSession();
  const username = session?.username;
  useEffect(() => {
    if (username === undefined) return;
    try {
      keepDraftsOf(localStorage, username);
    } catch {
      // Without storage no draft was kept.
    }
  }, [username]);
  if (session === null) return <SignInPage />;
  if (session?.passwordGiven === true) return <OwnPasswordPage />;
  if (session !== undefined) return children;
  return <Waiting problem={problem} onRetry={() => void retry()} />;
}

function Waiting({ problem, onRetry }: { problem: Error | null; onRetry: () => void }) {
  const t = useT(shellMessages);
  return (
    <div className="lc-whole-page">
      {problem === null
        ? <p className="lc-splash" role="status"><SealMark size={56} /><span className="lc-visually-hidden">{t('serverSilent')}</span></p>
        : <div className="lc-text"><ProblemAlert problem={problemOf(problem)} onRetry={onRetry} /></div>}
    </div>
  );
}

/** 项目门 · The programme in the address, if the person is part of it. */
export function ProgrammeGate({ children }: { children: ReactNode }) {
  const { session } = useSession();
  const { programme: code } = useParams({ strict: false }) as { programme?: string };
  const programme = session?.programmes.find((each) => each.code === code);
  const { access, problem, retry } = useAccess(programme);
  const t = useT(shellMessages);
  useEffect(() => {
    if (programme !== undefined) rememberProgramme(programme.code);
  }, [programme]);
  if (programme === undefined) {
    return <div className="lc-whole-page"><EmptyState whole icon={Building2} title={t('wrongProgrammeTitle')} advice={t('notFoundAdvice')} action={<LinkButton to="~/sign-in" kind="primary">{t('home')}</LinkButton>} /></div>;
  }
  if (access === undefined) return <Waiting problem={problem} onRetry={() => void retry()} />;
  return <ProgrammeProvider programme={access} key={programme.code}>{children}</ProgrammeProvider>;
}

/** 首页转向 · To the programme last worked in. */
export function HomeRedirect() {
  const { session } = useSession();
  const { signOut } = useSignIn();
  const t = useT(shellMessages);
  const programmes = session?.programmes ?? [];
  const last = lastProgramme();
  const programme = programmes.find((each) => each.code === last) ?? programmes[0];
  if (programme !== undefined) return <Navigate to={`/p/${programme.code}`} replace />;
  if (session?.mayCreateProgrammes === true) return <Navigate to="/new-programme" replace />;
  return <div className="lc-whole-page"><EmptyState whole icon={Building2} title={t('noProgrammeTitle')} advice={t('noProgrammeAdvice')} action={<Button onClick={() => void signOut()}>{t('signOut')}</Button>} /></div>;
}
