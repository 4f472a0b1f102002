/** 页面状态 · What a page shows when it cannot show itself. */
import type { ReactNode } from 'react';
import { DoorOpen, FileQuestion, LockKeyhole, RefreshCw, TriangleAlert } from 'lucide-react';
import { useParams, useRouter } from '@tanstack/react-router';
import { problemOf } from '../client.tsx';
import { useT } from '../i18n.ts';
import { useProgrammeIfAny } from '../session.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { CodeText } from '../ui/code-text.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { shellMessages } from './messages.ts';

/** 整页状态 · Centred words for a whole page. */
function WholePage({ children }: { children: ReactNode }) {
  return <div className="lc-whole-page">{children}</div>;
}

function HomeButton() {
  const t = useT(shellMessages);
  const programme = useProgrammeIfAny();
  return <LinkButton to={programme === null ? '~/sign-in' : '/'} kind="primary">{t('home')}</LinkButton>;
}

/** 没有此页 */
export function NotFoundPage() {
  const t = useT(shellMessages);
  const router = useRouter();
  return (
    <WholePage>
      <EmptyState whole icon={FileQuestion} title={t('notFoundTitle')} advice={t('notFoundAdvice')} action={<><HomeButton /><Button onClick={() => router.history.back()}>{t('back')}</Button></>} />
    </WholePage>
  );
}

/** The address of a public page, with the names of this page's address in their places. */
function usePublicAddress(twin: string | undefined): string | null {
  const programme = useProgrammeIfAny();
  const params: Readonly<Record<string, string | undefined>> = useParams({ strict: false });
  if (programme === null || twin === undefined) return null;
  return `/public/${encodeURIComponent(programme.code)}${twin.replace(/\$(\w+)/g, (_whole, name: string) => encodeURIComponent(params[name] ?? ''))}`;
}

/** 无权查看 · Where the public may read the same, people are led there instead of being told to ask for a right. */
export function NotPermittedPage({ permission, publicTwin }: { readonly permission?: string; readonly publicTwin?: string }) {
  const t = useT(shellMessages);
  const twin = usePublicAddress(publicTwin);
  if (twin !== null) {
    return (
      <WholePage>
        <EmptyState whole icon={DoorOpen} title={t('publicTwinTitle')} advice={t('publicTwinAdvice')} action={<><a className="lc-button lc-button-primary" href={twin}>{t('publicTwin')}</a><HomeButton /></>} />
      </WholePage>
    );
  }
  return (
    <WholePage>
      <EmptyState whole icon={LockKeyhole} title={t('notPermittedTitle')} advice={<>{t('notPermittedAdvice')} {permission !== undefined && <CodeText value={permission} />}</>} action={<HomeButton />} />
    </WholePage>
  );
}

/** 页面出错 · A chunk that is gone means that the server has a newer office. */
export function ErrorPage({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const t = useT(shellMessages);
  const text = error instanceof Error ? error.message : String(error);
  if (/dynamically imported module|Importing a module script failed|error loading dynamically/i.test(text)) {
    return (
      <WholePage>
        <EmptyState whole icon={RefreshCw} title={t('newVersionTitle')} advice={t('newVersionAdvice')} action={<Button kind="primary" onClick={() => window.location.reload()}>{t('reload')}</Button>} />
      </WholePage>
    );
  }
  const problem = problemOf(error);
  return (
    <WholePage>
      <EmptyState
        whole
        icon={TriangleAlert}
        title={t('errorTitle')}
        advice={<>{t('errorAdvice')}<br /><CodeText value={problem.requestId ?? problem.detail ?? problem.title} /></>}
        action={<><Button kind="primary" onClick={onRetry}>{t('retry')}</Button><HomeButton /></>}
      />
    </WholePage>
  );
}
