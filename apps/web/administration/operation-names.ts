/** 操作名称 · Every operation that leaves an audit entry, in words. Collected here, since only the entry knows all modules. */
import * as ballots from '#modules/ballots/contract/index.ts';
import * as burden from '#modules/burden/contract/index.ts';
import * as bulletins from '#modules/bulletins/contract/index.ts';
import * as notices from '#modules/notices/contract/index.ts';
import * as care from '#modules/care/contract/index.ts';
import * as cases from '#modules/cases/contract/index.ts';
import * as files from '#modules/files/contract/index.ts';
import * as figures from '#modules/figures/contract/index.ts';
import * as frameworks from '#modules/frameworks/contract/index.ts';
import * as honours from '#modules/honours/contract/index.ts';
import * as inspections from '#modules/inspections/contract/index.ts';
import * as people from '#modules/people/contract/index.ts';
import * as places from '#modules/places/contract/index.ts';
import * as plans from '#modules/plans/contract/index.ts';
import * as points from '#modules/points/contract/index.ts';
import * as records from '#modules/records/contract/index.ts';
import * as scoring from '#modules/scoring/contract/index.ts';
import * as shops from '#modules/shops/contract/index.ts';
import * as submissions from '#modules/submissions/contract/index.ts';
import * as surveys from '#modules/surveys/contract/index.ts';
import * as volunteering from '#modules/volunteering/contract/index.ts';
import * as bulkActs from '#platform/contract/bulk-acts.ts';
import * as firstHour from '#platform/contract/first-hour.ts';
import * as tasks from '#platform/contract/tasks.ts';
import * as views from '#platform/contract/views.ts';
import type { Operation } from '#platform/contract/index.ts';
import type { LocalText } from '#platform/web/i18n.ts';

function isWrite(value: unknown): value is Operation {
  return typeof value === 'object' && value !== null && 'id' in value && 'summary' in value && 'kind' in value && value.kind === 'write';
}

const operations = [places, people, care, files, figures, burden, frameworks, inspections, cases, scoring, bulletins, notices, honours, ballots, points, shops, volunteering, tasks, firstHour, bulkActs, records, surveys, plans, submissions, views]
  .flatMap((contract) => Object.values(contract as Record<string, unknown>).filter(isWrite));

/** 操作名称 */
export const operationNames: ReadonlyMap<string, LocalText> = new Map(operations.map(({ id, summary }) => [id, summary]));

/** 操作词 · An operation of an older version keeps its id. */
export function operationWords(id: string): LocalText {
  return operationNames.get(id) ?? { zh: id, en: id };
}
