/** 登记的一步 · The same rules for one who is registered in a form and for a row of a sheet. */
import { isIdentityNumber } from '#kernel/identity-number.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { searchTextOf } from '#platform/server/search/index.ts';
import { eligibility } from '../domain/index.ts';
import { keysOf, sealDetails, slipKeyOf, slipOf } from './details.ts';
import type { Details } from './details.ts';
import type { RecipientToKeep } from './queries/recipients.ts';
import type { SchemeRow } from './queries/schemes.ts';

export interface RecipientFacts { readonly label: string; readonly placeId: string | null; readonly organisationId: string | null; readonly situations: readonly string[]; readonly isUnder14: boolean; readonly agreesToName: boolean; readonly details: Details }
export type SituationNames = ReadonlyMap<string, { readonly zh: string; readonly en: string }>;

/** 登记不成立的原因 · With what is missing, in words of both languages. */
export type RegistrationFault =
  | { readonly fault: 'placeless' | 'identityWrong' | 'houseNumberMissing' | 'childNamed' }
  | { readonly fault: 'situationUnknown'; readonly codes: readonly string[] }
  | { readonly fault: 'notEligible'; readonly zh: string; readonly en: string };

function whyNot(scheme: SchemeRow, situations: readonly string[], names: SituationNames): { zh: string; en: string } | null {
  const answer = eligibility(situations, { all: scheme.needs_all, any: scheme.needs_any });
  if (answer.isEligible) return null;
  const of = (codes: readonly string[], language: 'zh' | 'en', separator: string): string => codes.map((code) => names.get(code)?.[language] ?? code).join(separator);
  const parts = (language: 'zh' | 'en'): string[] => [
    ...(answer.missing.length === 0 ? [] : [`${language === 'zh' ? '缺少' : 'missing '}${of(answer.missing, language, language === 'zh' ? '、' : ', ')}`]),
    ...(answer.alternatives.length === 0 ? [] : [`${language === 'zh' ? '须有其一：' : 'one of '}${of(answer.alternatives, language, language === 'zh' ? '、' : ', ')}`]),
  ];
  return { zh: parts('zh').join('；'), en: parts('en').join('; ') };
}

/** @errors the first fault, or null */
export function registrationFault(scheme: SchemeRow, facts: RecipientFacts, names: SituationNames): RegistrationFault | null {
  if (facts.placeId === null && facts.organisationId === null) return { fault: 'placeless' };
  if (facts.isUnder14 && facts.agreesToName) return { fault: 'childNamed' };
  if (facts.details.identityNumber !== null && !isIdentityNumber(facts.details.identityNumber)) return { fault: 'identityWrong' };
  if (scheme.by_household && (facts.placeId === null || facts.details.houseNumber === null)) return { fault: 'houseNumberMissing' };
  const unknown = facts.situations.filter((code) => !names.has(code));
  if (unknown.length > 0) return { fault: 'situationUnknown', codes: unknown };
  const why = whyNot(scheme, facts.situations, names);
  return why === null ? null : { fault: 'notEligible', ...why };
}

/** What is kept of somebody: names in reach, everything else sealed or hashed. */
export function recipientToKeep(ctx: ReadContext, scheme: SchemeRow, facts: RecipientFacts, as: { id: string; number: string; at: string; by: string }): RecipientToKeep {
  const { details, ...shown } = facts;
  return {
    ...as, schemeId: scheme.id, ...shown, situations: [...new Set(facts.situations)], detailsSealed: sealDetails(ctx, details), ...keysOf(ctx, facts.placeId, details, scheme.by_household), slipKey: slipKeyOf(ctx, slipOf(ctx, as.id, 1)), searchText: searchTextOf(facts.label, as.number),
  };
}
