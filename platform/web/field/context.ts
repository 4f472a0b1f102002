/** 现场环境 · Who works with the phone, and what the modules brought. */
import { createContext, use } from 'react';
import type { Client } from '#platform/contract/index.ts';
import type { ServerConfig } from '../session.tsx';
import type { FieldModule } from './module.ts';
import type { FieldPerson } from './session.ts';

export interface Field {
  readonly person: FieldPerson;
  /** The server no longer knows the session. */
  readonly ended: boolean;
  readonly modules: readonly FieldModule[];
  readonly client: Client;
  readonly config: () => Promise<ServerConfig>;
  readonly signOut: () => Promise<void>;
}

export const FieldContext = createContext<Field | null>(null);

/** 使用现场环境 */
export function useFieldApp(): Field {
  const field = use(FieldContext);
  if (field === null) throw new Error('this screen is not inside the field app');
  return field;
}
