/**
 * 路由 · One tree from what the modules declare. Pages live under `/p/<programme>`; whoever is not signed in sees the
 * sign-in page at the same address and continues where they meant to go.
 */
import { lazy, Suspense } from 'react';
import type { ComponentType, ReactNode } from 'react';
import { createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router';
import type { AnyRoute, RouteComponent } from '@tanstack/react-router';
import { useText } from './i18n.ts';
import type { ModuleRoute } from './routes.ts';
import { parseSearch, stringifySearch } from './search.ts';
import { useCan } from './session.tsx';
import { AppShell } from './shell/app-shell.tsx';
import { HomeRedirect, ProgrammeGate, SessionGate } from './shell/gates.tsx';
import { ErrorPage, NotFoundPage, NotPermittedPage } from './shell/states.tsx';
import { Skeleton } from './ui/empty-state.tsx';
import { usePageTitle } from './ui/page-title.ts';

const Controls = lazy(() => import('./controls.tsx').then((module) => ({ default: module.Controls })));

/** 页面框 · Loads a page when it is opened, behind its permission, in the look of the product. */
function pageOf(route: ModuleRoute): ComponentType {
  const Page = lazy(() => route.load().then((component) => ({ default: component })));
  return function RoutePage() {
    const permitted = useCan(route.permission);
    const text = useText();
    usePageTitle(text(route.title));
    if (!permitted) return <NotPermittedPage {...(route.permission === undefined ? {} : { permission: route.permission })} {...(route.publicTwin === undefined ? {} : { publicTwin: route.publicTwin })} />;
    return <PageFrame><Page /></PageFrame>;
  };
}

function PageFrame({ children }: { children: ReactNode }) {
  return (
    <Suspense fallback={<div className="lc-page-loading"><Skeleton lines={5} /></div>}>
      <Controls><div className="lc-page">{children}</div></Controls>
    </Suspense>
  );
}

const DesignPage = lazy(() => import('./design/design-page.tsx').then((module) => ({ default: module.DesignPage })));

/** 创建路由 · @example createOfficeRouter([...placesRoutes, ...casesRoutes]) */
export function createOfficeRouter(routes: readonly ModuleRoute[], newProgramme: () => Promise<ComponentType>) {
  const root = createRootRoute({ component: Outlet, errorComponent: ({ error, reset }) => <ErrorPage error={error} onRetry={reset} />, notFoundComponent: NotFoundPage });
  const design = createRoute({ getParentRoute: () => root, path: '/design', component: () => <PageFrame><DesignPage /></PageFrame> });
  const session: AnyRoute = createRoute({ getParentRoute: () => root, id: 'session', component: () => <SessionGate><Outlet /></SessionGate> });
  const NewProgramme = lazy(() => newProgramme().then((component) => ({ default: component })));
  const creation = createRoute({ getParentRoute: () => session, path: '/new-programme', component: () => <PageFrame><NewProgramme /></PageFrame> });
  const home = createRoute({ getParentRoute: () => session, path: '/', component: HomeRedirect });
  const signIn = createRoute({ getParentRoute: () => session, path: '/sign-in', component: HomeRedirect });
  const programme: AnyRoute = createRoute({
    getParentRoute: () => session,
    path: '/p/$programme',
    component: () => <ProgrammeGate><AppShell routes={routes}><Outlet /></AppShell></ProgrammeGate>,
    notFoundComponent: NotFoundPage,
  });
  const pages = routes.map((route) =>
    createRoute({
      getParentRoute: () => programme,
      path: route.path,
      component: pageOf(route) as RouteComponent,
      errorComponent: ({ error, reset }) => <ErrorPage error={error} onRetry={reset} />,
    }),
  );
  return createRouter({
    routeTree: root.addChildren([design, session.addChildren([home, creation, signIn, programme.addChildren(pages)])]),
    parseSearch,
    stringifySearch,
    scrollRestoration: true,
    defaultPreload: false,
    notFoundMode: 'fuzzy',
  });
}
