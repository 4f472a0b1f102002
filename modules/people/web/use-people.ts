/** 常用读取 · What several pages of this module ask for. */
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { useText } from '#platform/web/i18n.ts';
import type { Choice } from '#platform/web/ui/index.ts';
import { readProgramme } from '#modules/places/contract/index.ts';
import { listRoles } from '../contract/index.ts';
import type { readPerson } from '../contract/index.ts';

const NAMES_FRESH_MS = 300_000;

export type Person = OutputOf<typeof readPerson>;
export type Assignment = Person['assignments'][number];

/** 今天 · The programme's own day; empty until it is known. */
export function useToday(): string {
  return useRead(readProgramme, { basemap: false }, { fresh_ms: NAMES_FRESH_MS }).data?.today ?? '';
}

/** 角色选项 */
export function useRoleChoices(): readonly Choice[] {
  const text = useText();
  const roles = useRead(listRoles, {}, { fresh_ms: NAMES_FRESH_MS }).data?.roles ?? [];
  return roles.map((role) => ({ value: role.code, label: text({ zh: role.nameZh, en: role.nameEn }) }));
}
