/** 网页入口 · The office: the modules' pages, the client and the session, put together. */
import { createBrowserClient } from '#platform/web/client.tsx';
import { startOffice } from '#platform/web/office.tsx';
import { createGateway } from './gateway.ts';
import { routes } from './routes.ts';

const client = createBrowserClient();

startOffice({ routes, client, gateway: createGateway(client), newProgramme: () => import('./first-hour/new-programme-page.tsx').then((module) => module.NewProgrammePage), finders: () => import('./finders.ts').then((module) => module.finders) });
