/** 文本版本导入导出 · One line a version, under the headers it goes out with; what stands already, to the day and the letter, is not entered twice. */
import type { ImportDefinition, TemplateExamples } from '#platform/server/imports/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { booleanColumn, dateColumn, defineColumns, integerColumn, textColumn } from '#platform/server/spreadsheet/index.ts';
import type { RowOf } from '#platform/server/spreadsheet/index.ts';
import { versionFaultWords } from '../contract/index.ts';
import { LEGALITY_CHECKS, MINUTES_MAX, VERSION_TEXT_MAX, versionFaults } from '../domain/index.ts';
import { recordsByCode } from './queries/records.ts';
import { insertVersions, standingVersions } from './queries/versions.ts';
import type { VersionToKeep } from './queries/versions.ts';
import type { KnownRegister } from './queries/registers.ts';

const heads = { min: 0, max: 100_000 } as const;

export const versionColumns = defineColumns({
  record: textColumn({ zh: '编号', en: 'Record', required: true, maxLength: 60, width: 18, hint: { zh: '台账里的编号', en: 'Its code in the register' } }),
  adoptedOn: dateColumn({ zh: '通过日期', en: 'Adopted on', required: true }), inForceFrom: dateColumn({ zh: '生效日期', en: 'In force from', hint: { zh: '空则同通过日期', en: 'The day of adoption when empty' } }),
  isRepeal: booleanColumn({ zh: '废止', en: 'Repeal' }), body: textColumn({ zh: '全文', en: 'Text', maxLength: VERSION_TEXT_MAX, multiline: true, width: 60 }), changeNote: textColumn({ zh: '修订说明', en: 'What was revised', maxLength: 1_000, width: 30 }),
  attended: integerColumn({ zh: '到会人数', en: 'Attended', ...heads }), inFavour: integerColumn({ zh: '赞成人数', en: 'In favour', ...heads }), minutes: textColumn({ zh: '会议纪要', en: 'Minutes', maxLength: MINUTES_MAX, multiline: true, width: 40 }),
  isChecked: booleanColumn({ zh: '合法性审查', en: 'Legality looked at', hint: { zh: '四项都看过写“是”', en: 'Yes when all four were looked at' } }),
});
type Cells = RowOf<typeof versionColumns>;

const example = (zh: boolean, today: string): Cells => ({
  record: 'CY-0001', adoptedOn: today, inForceFrom: today, isRepeal: false, body: zh ? '一、喜事新办，丧事简办。\n二、门前三包，垃圾入桶。' : '1. Weddings and funerals are kept simple.\n2. Each keeps the front of the house clean.',
  changeNote: zh ? '增加垃圾分类一条' : 'Sorting of waste added', attended: 46, inFavour: 44, minutes: zh ? '村民代表会议逐条表决' : 'Voted on line by line by the assembly', isChecked: true,
});
export const versionExamples = (today: string): TemplateExamples => ({ zh: [example(true, today)], en: [example(false, today)] });

type Ready = { readonly kind: 'new'; readonly version: VersionToKeep } | { readonly kind: 'same' };

/** @returns what the engine needs; the same file again changes nothing, and a text that stands is never rewritten */
export function versionImport(ctx: WriteContext, register: KnownRegister, isSynthetic: boolean): ImportDefinition<typeof versionColumns, Ready> {
  const { tx, programmeId } = ctx;
  let touched = 0;
  return {
    name: { zh: `${register.definition.zh}文本版本`, en: `Versions of ${register.definition.en}` }, columns: versionColumns, keyColumn: 'record', keyOf: (value) => `${value.record}/${value.inForceFrom ?? value.adoptedOn}`,
    async resolve(found, fail) {
      const records = new Map((await recordsByCode(tx, programmeId, register.id, found.map(({ value }) => value.record))).map((each) => [each.code, each]));
      const standing = Map.groupBy(await standingVersions(tx, programmeId, [...records.values()].map(({ id }) => id)), ({ record_id: id }) => id);
      return found.map((row): Ready => {
        const { value } = row;
        const record = records.get(value.record);
        if (record === undefined || record.withdrawn_at !== null) fail(row, 'record', { code: 'unknown_record', zh: `没有“${value.record}”这条记录，或已撤下`, en: `There is no record “${value.record}”, or it was withdrawn` });
        const version = { id: ctx.newId(), recordId: record?.id ?? '', adoptedOn: value.adoptedOn, inForceFrom: value.inForceFrom ?? value.adoptedOn, isRepeal: value.isRepeal ?? false, body: (value.body ?? '').trim(), changeNote: value.changeNote, attended: value.attended, inFavour: value.inFavour, minutes: value.minutes, legality: value.isChecked === true ? [...LEGALITY_CHECKS] : [], isSynthetic };
        const there = standing.get(version.recordId) ?? [];
        if (there.some((each) => each.in_force_from === version.inForceFrom && each.adopted_on === version.adoptedOn && each.is_repeal === version.isRepeal && each.body === version.body)) return { kind: 'same' };
        for (const { field, fault } of versionFaults(version, { today: ctx.today, taken: there.map(({ in_force_from: day }) => day) })) fail(row, field as keyof Cells & string, { code: fault, zh: versionFaultWords[fault].zh, en: versionFaultWords[fault].en });
        return { kind: 'new', version };
      });
    },
    async write(ready) {
      const added = ready.flatMap((each) => (each.kind === 'new' ? [each.version] : []));
      await insertVersions(tx, programmeId, { now: new Date(ctx.now).toISOString(), personId: ctx.personId }, added);
      touched += added.length;
      return { created: added.length, updated: 0, unchanged: ready.length - added.length };
    },
    kept() {
      if (touched === 0) return;
      ctx.record({ kind: 'register', id: register.id, change: { act: 'importVersions', versions: touched } });
      ctx.emit({ topic: 'records', subjectId: register.id });
    },
  };
}
