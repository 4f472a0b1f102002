import type { ReadContext } from '#platform/server/operations/index.ts';
import { organisationsKnown } from './queries/departments.ts';

/** Each once, by its code and by its organisation, and of organisations that there are. @returns where it is not so */
export async function departmentFault(ctx: ReadContext, departments: readonly { readonly code: string; readonly organisationId: string | null }[]): Promise<string | null> {
  const codes = new Set<string>();
  const organisations = new Set<string>();
  for (const [at, { code, organisationId }] of departments.entries()) {
    if (codes.has(code)) return `/departments/${at}/code`;
    codes.add(code);
    if (organisationId === null) continue;
    if (organisations.has(organisationId) || (await organisationsKnown(ctx.tx, ctx.programmeId, [organisationId])) === 0) return `/departments/${at}/organisationId`;
    organisations.add(organisationId);
  }
  return null;
}
