/** 现场端入口 · The field app: the modules that go into the street, the client and the session, put together. */
import { photoGateway } from '#modules/files/web/field/index.ts';
import { createBrowserClient } from '#platform/web/client.tsx';
import { startField } from '#platform/web/field/app.tsx';
import { createGateway } from '../gateway.ts';
import { fieldModules } from './modules.ts';

const client = createBrowserClient();

startField({ modules: fieldModules, client, gateway: createGateway(client), photos: photoGateway });
