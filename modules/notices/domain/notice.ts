/** 公示状态 · draft 草稿 → published 公示中 → closed 已结束; withdrawn 已撤回. */
export const NOTICE_STATES = ['draft', 'published', 'closed', 'withdrawn'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

/** 公示种类 · What a notice is about. */
export const NOTICE_KINDS = ['nameList', 'plan', 'result', 'other'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** 公示动作 */
export const NOTICE_ACTS = ['update', 'publish', 'close', 'withdraw'] as const;
export type NoticeAct = (typeof NOTICE_ACTS)[number];

const ACTS: Readonly<Record<NoticeState, Readonly<Partial<Record<NoticeAct, NoticeState>>>>> = {
  draft: { update: 'draft', publish: 'published', withdraw: 'withdrawn' },
  published: { close: 'closed', withdraw: 'withdrawn' },
  closed: {},
  withdrawn: {},
};

/** 下一状态 · Where an act leads, or null when it is not open. */
export function nextNoticeState(state: NoticeState, act: NoticeAct): NoticeState | null {
  return ACTS[state][act] ?? null;
}

/** 可用动作 · What may be done to a notice in this state. */
export function noticeActsIn(state: NoticeState): NoticeAct[] {
  return NOTICE_ACTS.filter((act) => ACTS[state][act] !== undefined);
}

/** 权限 · The permission each act asks for. */
export const PERMISSION_OF_NOTICE_ACT = {
  update: 'notices.draft', publish: 'notices.publish', close: 'notices.publish', withdraw: 'notices.publish',
} as const satisfies Readonly<Record<NoticeAct, string>>;

/** 公示期 · How many days a notice stands unless its programme says otherwise. @unit days @source DOMAIN: 7 days in practice */
export const PERIOD_DAYS_DEFAULT = 7;

/** 姓名公开条件 · What publishing the name of a person asks for. */
export interface NamesGround {
  /** Null: nobody has answered yet. */
  readonly hasNames: boolean | null;
  readonly consentConfirmed: boolean;
  readonly noMinorsConfirmed: boolean;
  readonly consentNote: string | null;
}

/** 可否公开姓名 · A person is named only with their consent, said how it was given; a child under fourteen never. */
export function mayPublishNames(ground: NamesGround): boolean {
  return ground.hasNames !== true || (ground.consentConfirmed && ground.noMinorsConfirmed && (ground.consentNote ?? '').trim() !== '');
}

export interface NoticePeriod { readonly state: NoticeState; readonly startsOn: string | null; readonly endsOn: string | null }

/** 公示期内 · Whether the public may still object on a day. */
export function isInPeriod(notice: NoticePeriod, today: string): boolean {
  return notice.state === 'published' && notice.startsOn !== null && notice.endsOn !== null && notice.startsOn <= today && today <= notice.endsOn;
}

/** 内容可见 · Whether the public still sees text and list, or the title and the closing note only. */
export function showsContent(notice: NoticePeriod & { readonly hidesAfter: boolean }, today: string): boolean {
  return !notice.hidesAfter || (notice.state === 'published' && notice.endsOn !== null && today <= notice.endsOn);
}

/** 名单 · Rows of a list with their headings; every row has as many cells as there are headings. */
export interface NoticeList { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }

const NAMES_HEADING = /姓名|名字|\bnames?\b/i;

/** 姓名栏 · The heading that says that persons stand below it, or null. “名称” is what things are called, not people. */
export function namesHeading(list: NoticeList | null): string | null {
  return list?.columns.find((heading) => NAMES_HEADING.test(heading)) ?? null;
}

/** 名单整理 · Whether a list is one: headings, rows, equal width. */
export function isNoticeList(list: NoticeList): boolean {
  return list.columns.length > 0 && list.rows.length > 0 && list.rows.every((row) => row.length === list.columns.length);
}
