/** 问卷要求 · Each question is put to somebody by an interviewer and written down; what came online or in a sheet was not typed by an officer. */
import { fieldTopic } from '#platform/server/asks/index.ts';
import type { AskSource } from '#platform/server/asks/index.ts';
import { sql } from '#platform/server/db/index.ts';

const INTERVIEW = 'surveys.interview';

export const surveysAskSource: AskSource = {
  module: 'surveys',
  kinds: [{ code: INTERVIEW, words: { zh: '问卷访问', en: 'Survey interviews' }, item: { zh: '一题', en: 'Question' }, role: { zh: '社区（村）干部、访问员', en: 'Community officers, interviewers' }, minutes: 0.5 }],
  asked: ({ programmeId }, since) => sql`select ${INTERVIEW}::text as kind, s.id::text as ask_id, s.title as label, '/surveys/' || s.id as path, to_char(a.on_date, 'YYYY-MM') as month, a.place_id, sum((select count(*) from jsonb_object_keys(a.answers))) as items
    from surveys.answers a join surveys.surveys s on s.programme_id = a.programme_id and s.id = a.survey_id
    where a.programme_id = ${programmeId} and a.channel = 'office' and a.on_date >= ${since}::date group by 1, 2, 3, 4, 5, 6`,
  drafts: {
    [INTERVIEW](_ctx, about) {
      const names = Array.isArray(about['questions']) ? about['questions'].filter((name) => typeof name === 'string' && name.trim() !== '') as string[] : [];
      return Promise.resolve(names.length === 0 ? null : { items: names.length, times: 1, topics: names.map((label) => ({ code: fieldTopic(label), label })) });
    },
  },
};
