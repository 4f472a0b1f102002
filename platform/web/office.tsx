/** 办公端 · Puts the office together: data, session, toasts and routes. The entry only says which modules there are. */
import { StrictMode } from 'react';
import type { ComponentType } from 'react';
import { createRoot } from 'react-dom/client';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import type { Client } from '#platform/contract/index.ts';
import './tokens.css';
import './base.css';
import './ui/controls.css';
import './ui/display.css';
import './ui/table.css';
import './shell/shell.css';
import { ClientProvider, createQueries } from './client.tsx';
import { FinderProvider } from './palette/finders.ts';
import type { FinderLoader } from './palette/finders.ts';
import { startPreferences } from './preferences.ts';
import { createOfficeRouter } from './router.tsx';
import type { ModuleRoute } from './routes.ts';
import { SessionGatewayProvider } from './session.tsx';
import type { SessionGateway } from './session.tsx';
import { ToastProvider } from './ui/toast.tsx';
import { sayValidity } from './validity.ts';

interface OfficeParts {
  readonly routes: readonly ModuleRoute[];
  readonly client: Client;
  readonly gateway: SessionGateway;
  readonly finders: FinderLoader;
  /** The page on which the administrator of the installation makes a programme; it belongs to none. */
  readonly newProgramme: () => Promise<ComponentType>;
}

/** 启动办公端 · Renders the office into `#root`. */
export function startOffice({ routes, client, gateway, finders, newProgramme }: OfficeParts): void {
  startPreferences();
  sayValidity();
  const element = document.getElementById('root');
  if (element === null) throw new Error('the page has no #root');
  const router = createOfficeRouter(routes, newProgramme);
  createRoot(element).render(
    <StrictMode>
      <QueryClientProvider client={createQueries()}>
        <ClientProvider client={client}>
          <SessionGatewayProvider gateway={gateway}>
            <ToastProvider>
              <FinderProvider value={finders}><RouterProvider router={router} /></FinderProvider>
            </ToastProvider>
          </SessionGatewayProvider>
        </ClientProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}
