/** 荣誉作数源 · Awards, the events of their lives, and the classes of titles. Households and persons show by the number of their award, never by name. */
import { column } from '#platform/server/figures/index.ts';
import type { FigureSource, SourceColumn, SourceShape } from '#platform/server/figures/index.ts';
import { sql } from '#platform/server/db/index.ts';
import { subjectKindWords, tierWords } from '../../contract/index.ts';

const shown = sql`case when a.subject_kind in ('household', 'person') then t.name_zh || ' ' || a.number else s.label || ' · ' || t.name_zh end`;
const title: Readonly<Record<string, SourceColumn>> = {
  titleCode: column('text', '称号代码', 'Title code', 't.code'), title: column('text', '称号', 'Title', 't.name_zh'), tier: column('text', '级别', 'Tier', 't.tier', tierWords),
};
const award: Readonly<Record<string, SourceColumn>> = {
  ...title, subjectKind: column('text', '对象类别', 'Kind of subject', 'a.subject_kind', subjectKindWords), classCode: column('text', '类别代码', 'Class', 'a.class_code'), edition: column('number', '届次', 'Edition', 'a.edition'),
  heldFrom: column('date', '生效日', 'Held from', 'lower(a.validity)'), heldUntil: column('date', '失效日', 'Held until', 'upper(a.validity)'), endedBy: column('text', '终止方式', 'Ended by', 'a.ended_by'), stars: column('number', '星数', 'Stars', 'a.stars'),
  isCarried: column('boolean', '由前身承接', 'Carried over', '(a.carried_from is not null)'), isPublished: column('boolean', '已公布', 'Published', '(a.published_at is not null)'), document: column('text', '文号', 'Document', 'a.document'), subject: column('text', '对象编号', 'Subject code', 's.code'),
};
const joined = sql`join honours.titles t on t.programme_id = a.programme_id and t.id = a.title_id join honours.subjects s on s.programme_id = a.programme_id and s.id = a.subject_id`;

/** As honours.public_awards tells everybody: households and persons with their consent, a child under fourteen never. */
const holder = (today: string): SourceShape['named'] => ({
  name: sql`s.label`, may: sql`((s.kind not in ('household', 'person') or s.consent = 'given') and (s.kind <> 'person' or s.is_adult or coalesce(s.born_on <= ${today}::date - interval '14 years', false)))`,
});

export const honoursFigureSource: FigureSource = {
  module: 'honours', permission: 'honours.read', topics: ['honours'],
  shapes: ({ programmeId, today }): readonly SourceShape[] => [
    {
      code: 'honours.awards', words: { zh: '荣誉', en: 'Awards' }, columns: award, from: sql`from honours.awards a ${joined} where a.programme_id = ${programmeId}`,
      id: sql`a.id::text`, label: shown, named: holder(today), day: sql`lower(a.validity)`, place: sql`a.place_id`, path: sql`'/awards/' || a.id`,
    },
    {
      code: 'honours.awardEvents', words: { zh: '荣誉经历', en: 'Events of awards' },
      columns: { ...title, event: column('text', '经历', 'Event', 'e.kind'), award: column('text', '荣誉编号', 'Award', 'a.number'), subjectKind: column('text', '对象类别', 'Kind of subject', 'a.subject_kind', subjectKindWords) },
      from: sql`from honours.award_events e join honours.awards a on a.programme_id = e.programme_id and a.id = e.award_id ${joined} where e.programme_id = ${programmeId}`,
      id: sql`e.id::text`, label: shown, named: holder(today), day: sql`e.on_date`, place: sql`a.place_id`, path: sql`'/awards/' || a.id`,
    },
    {
      code: 'honours.titleClasses', words: { zh: '称号的评选类别', en: 'Classes of titles' }, columns: { ...title, classCode: column('text', '类别代码', 'Class', `c.class ->> 'code'`) },
      from: sql`from honours.titles t join lateral (select v.rules from honours.title_versions v where v.programme_id = t.programme_id and v.title_id = t.id order by v.number desc limit 1) v on true
        cross join lateral jsonb_array_elements(v.rules -> 'classes') as c(class) where t.programme_id = ${programmeId}`,
      id: sql`t.code || '/' || (c.class ->> 'code')`, label: sql`c.class ->> 'zh'`, named: 'label', path: sql`'/titles/' || t.id`,
    },
  ],
  // Material of candidates is private: a picture is told by the round and the title, never by who it is of; and to no judge of the round, who would learn which number is whose.
  photos: ({ programmeId, personId }) => sql`select f.sha256 as fingerprint, c.id::text as id, r.name || ' · ' || t.name_zh as label, '/candidates/' || c.id as path from honours.candidate_files h join files.files f on f.programme_id = h.programme_id and f.id = h.file_id and f.media_type like 'image/%'
      join honours.candidates c on c.programme_id = h.programme_id and c.id = h.candidate_id join honours.selection_rounds r on r.programme_id = c.programme_id and r.id = c.round_id join honours.titles t on t.programme_id = c.programme_id and t.id = c.title_id where h.programme_id = ${programmeId} and c.state <> 'removed'
        and not exists (select from honours.judges j where j.programme_id = c.programme_id and j.round_id = c.round_id and j.person_id = ${personId})
    union all select f.sha256, i.id::text, v.name || ' · ' || t.name_zh || ' ' || a.number, '/awards/' || a.id from honours.re_review_items i cross join lateral unnest(i.file_ids) as h(id) join files.files f on f.programme_id = i.programme_id and f.id = h.id and f.media_type like 'image/%'
      join honours.re_reviews v on v.programme_id = i.programme_id and v.id = i.re_review_id join honours.awards a on a.programme_id = i.programme_id and a.id = i.award_id join honours.titles t on t.programme_id = a.programme_id and t.id = a.title_id where i.programme_id = ${programmeId}`,
  stillNamed: ({ today }, shape, ids) => (shape === 'honours.awards' ? sql`select n.id::text as id from honours.nameable_awards(${[...ids]}::uuid[], ${today}::date) n` : shape === 'honours.awardEvents' ? sql`select n.id::text as id from honours.nameable_events(${[...ids]}::uuid[], ${today}::date) n` : null),
};
