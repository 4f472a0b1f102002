/** One server with the demo city for all stories. While writing one, `E2E_BASE_URL` names a server that already runs. */
import type { TestProject } from 'vitest/node';
import { startDemoServer } from '../../tools/stage/demo-server.ts';

declare module 'vitest' {
  export interface ProvidedContext { baseUrl: string }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { baseUrl, stop } = await startDemoServer();
  project.provide('baseUrl', baseUrl);
  return stop;
}
