/** 规则条目导入 · The lines of a draft, under the headers they go out with; they come in place of those it has. */
import type { ImportDefinition } from '#platform/server/imports/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { choiceColumn, defineColumns, integerColumn, textColumn } from '#platform/server/spreadsheet/index.ts';
import type { RowOf } from '#platform/server/spreadsheet/index.ts';
import { evidenceWords } from '../../contract/index.ts';
import type { Rule } from '../../domain/index.ts';
import { replaceRules } from '../queries/rules.ts';

const RULES_MAX = 200;

export const ruleColumns = defineColumns({
  code: textColumn({ zh: '规则编码', en: 'Rule code', required: true, maxLength: 40, width: 20, pattern: { test: /^[a-z][a-z0-9-]*$/, zh: '小写字母开头，只用小写字母、数字和短横', en: 'Begins with a small letter; small letters, digits and hyphens only' } }),
  group: textColumn({ zh: '类别', en: 'Group', required: true, maxLength: 20, width: 14 }),
  label: textColumn({ zh: '积分项', en: 'Rule', required: true, maxLength: 60, width: 36, pattern: { test: /^.{2,}$/u, zh: '至少两个字', en: 'Two characters at least' } }),
  points: integerColumn({ zh: '分值', en: 'Points', required: true, min: -1_000, max: 1_000, hint: { zh: '减分写负数，不能为零', en: 'A deduction is negative; never zero' } }),
  monthlyCap: integerColumn({ zh: '每月次数', en: 'Times a month', min: 1, max: 100, hint: { zh: '每户每月最多几次，空为不限', en: 'Times a household and month; empty: as often as it happens' } }),
  evidence: choiceColumn({ zh: '凭据', en: 'Evidence', required: true, width: 14, labels: evidenceWords }),
});

export const ruleExample = (language: 'zh' | 'en'): RowOf<typeof ruleColumns> => ({
  code: 'public-work', group: language === 'zh' ? '美丽家园' : 'Clean village', label: language === 'zh' ? '清扫公共场地、河道、道路' : 'Cleaning public ground, streams and roads', points: 10, monthlyCap: 6, evidence: 'photo',
});

/** @returns what the engine needs; lines that are the same already count as unchanged */
export function ruleImport(ctx: WriteContext, bookId: string, before: readonly Rule[]): ImportDefinition<typeof ruleColumns, Rule> {
  const known = new Map(before.map((rule) => [rule.code, rule]));
  const lines: Rule[] = [];
  const isSame = (one: Rule, other: Rule): boolean => one.group === other.group && one.label === other.label && one.points === other.points && one.monthlyCap === other.monthlyCap && one.evidence === other.evidence;
  return {
    name: { zh: '积分规则', en: 'Rules' }, columns: ruleColumns, keyColumn: 'code',
    resolve(found, fail) {
      for (const [at, row] of found.entries()) {
        if (row.value.points === 0) fail(row, 'points', { code: 'no_points', zh: '分值不能为零', en: 'A rule worth nothing is none' });
        if (lines.length + at >= RULES_MAX) fail(row, null, { code: 'too_many', zh: `一版规则最多 ${RULES_MAX} 条`, en: `A rule book has ${RULES_MAX} rules at most` });
      }
      return Promise.resolve(found.map(({ value }) => value));
    },
    write(ready) {
      lines.push(...ready);
      const created = ready.filter(({ code }) => !known.has(code)).length;
      const unchanged = ready.filter((rule) => { const old = known.get(rule.code); return old !== undefined && isSame(old, rule); }).length;
      return Promise.resolve({ created, unchanged, updated: ready.length - created - unchanged });
    },
    async finish() {
      if (lines.length > 0) await replaceRules(ctx.tx, ctx.programmeId, bookId, lines, ctx.personId, new Date(ctx.now).toISOString());
    },
    kept() {
      if (lines.length === 0) return;
      ctx.record({ kind: 'ruleBook', id: bookId, change: { act: 'importRules', rules: lines.length } });
      ctx.emit({ topic: 'points', subjectId: bookId });
    },
  };
}
