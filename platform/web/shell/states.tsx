/** 页面状态 · What a page shows when it cannot show itself. */
import type { ReactNode } from 'react';
import { FileQuestion, LockKeyhole, RefreshCw, TriangleAlert } from 'lucide-react';
import { useRouter } from '@tanstack/react-router';
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

/** 无权查看 */
export function NotPermittedPage({ permission }: { readonly permission?: string }) {
  const t = useT(shellMessages);
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
