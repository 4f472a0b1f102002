import type { Instant } from '#kernel/local-date.ts';
import { err, invariant, ok, type Result } from '#kernel/result.ts';

/** 延期申请 · What is asked, and what the case has had already. */
export type ExtensionRequest = {
  readonly askedBy: string;
  readonly askedAt: Instant;
  /** Who agreed, or null when nobody was asked. */
  readonly approvedBy: string | null;
  /** @unit as the case's limit: hours or days */
  readonly extraAmount: number;
  /** @unit as the case's limit: hours or days, as first allowed */
  readonly limitAmount: number;
  readonly extensionCount: number;
  readonly deadlineAt: Instant;
};

/** 延期方式 · How an extension came about. */
export type ExtensionGrant = 'automatic' | 'approved';

/**
 * 延期规则 · Whether a case gets more time. The first extension, up to as much again as was allowed at
 * first, is given without asking anybody; a second or a larger one needs the consent of somebody else. A
 * deadline that has passed is not extended: late is late.
 *
 * @errors cases.extension_too_late, cases.extension_needs_approval, cases.extension_approver_is_asker
 * @source DOMAIN practice of 延期: once by the built-in longer limit, again only signed and approved
 */
export function judgeExtension(
  request: ExtensionRequest,
): Result<
  ExtensionGrant,
  'cases.extension_too_late' | 'cases.extension_needs_approval' | 'cases.extension_approver_is_asker'
> {
  invariant(request.extraAmount > 0, `an extension gives time, not ${request.extraAmount}`);
  if (request.askedAt > request.deadlineAt) return err('cases.extension_too_late');
  if (request.extensionCount === 0 && request.extraAmount <= request.limitAmount) return ok('automatic');
  if (request.approvedBy === null) return err('cases.extension_needs_approval');
  if (request.approvedBy === request.askedBy) return err('cases.extension_approver_is_asker');
  return ok('approved');
}
