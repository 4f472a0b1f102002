/** 现场端入口 · The field app: the modules that go into the street, the client and the session, put together. */
import { casesField } from '#modules/cases/web/field/index.ts';
import { photoGateway } from '#modules/files/web/index.ts';
import { inspectionsField } from '#modules/inspections/web/field/index.ts';
import { createBrowserClient } from '#platform/web/client.tsx';
import { startField } from '#platform/web/field/app.tsx';
import { createGateway } from '../gateway.ts';
import { mineField } from './mine/index.ts';

const client = createBrowserClient();

startField({ modules: [inspectionsField, casesField, mineField], client, gateway: createGateway(client), photos: photoGateway });
