/** The demo programme, loaded behind the first page. */
import type { Installation } from '../compose.ts';

/** Shown on the demo sign-in page; never used where LIANCHUANG_DEMO is off. */
export const DEMO_PASSWORD = 'lianchuang-demo';

/** Loads what is not there yet. */
export async function loadDemo(_installation: Installation, tell: (text: string | null) => void): Promise<void> {
  tell(null);
}
