/** 级别 · Who confers a title, from the nation down to the village. */
export const TIERS = ['nation', 'province', 'prefecture', 'county', 'township', 'village'] as const;
export type Tier = (typeof TIERS)[number];

/** 对象种类 · What a title is given to. */
export const SUBJECT_KINDS = ['city', 'town', 'village', 'unit', 'campus', 'household', 'person', 'team', 'project'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** 个人与家庭 · Kinds whose publication needs the consent of those it names. */
export const PERSONAL_KINDS: readonly SubjectKind[] = ['household', 'person'];

/** 称号状态 */
export const TITLE_STATES = ['inUse', 'retired'] as const;
export type TitleState = (typeof TITLE_STATES)[number];

/** 荣誉事件 · What happens to an award in its life. */
export const AWARD_EVENT_KINDS = ['conferred', 'kept', 'rectifyBy', 'rectified', 'withdrawn', 'lapsed', 'superseded', 'ended', 'carried', 'passedOn', 'published'] as const;
export type AwardEventKind = (typeof AWARD_EVENT_KINDS)[number];

/** 荣誉状态 · How an award stands on a day. */
export const STANDINGS = ['ahead', 'inForce', 'rectifying', 'lapsed', 'withdrawn', 'locked', 'superseded', 'ended', 'passedOn'] as const;
export type Standing = (typeof STANDINGS)[number];

/** 终止方式 · Why an award ended before its term did. */
export const AWARD_ENDINGS = ['withdrawn', 'superseded', 'ended', 'passedOn'] as const;
export type AwardEnding = (typeof AWARD_ENDINGS)[number];

/** 同意 · Whether those named agreed to be published. */
export const CONSENTS = ['notAsked', 'given', 'refused', 'withdrawn'] as const;
export type Consent = (typeof CONSENTS)[number];

/** 同意形式 · How somebody said it. */
export const CONSENT_FORMS = ['signed', 'oral', 'message'] as const;
export type ConsentForm = (typeof CONSENT_FORMS)[number];
