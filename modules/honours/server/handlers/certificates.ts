import { bindRead } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { DOCX_MEDIA_TYPE } from '#platform/server/official-document/index.ts';
import type { OutputOf, ParsedInputOf } from '#platform/contract/index.ts';
import { downloadCertificates, listCertificates } from '../../contract/index.ts';
import { isInForceOn, publicationRefusal } from '../../domain/index.ts';
import { certificatesDocx } from '../certificate-docx.ts';
import { qrCode } from '#platform/server/qr/index.ts';
import { awardPage, awardRow, awardTotal } from '../queries/awards.ts';
import type { AwardRow } from '../queries/awards.ts';
import { publicRules } from '../queries/public.ts';

type Certificate = OutputOf<typeof listCertificates>['rows'][number];
type Rules = Awaited<ReturnType<typeof publicRules>>;

/** Whom paper may name is whom the public site may: consent, and no child under fourteen. */
const mayName = (row: AwardRow, day: string): boolean => publicationRefusal({ subjectKind: row.subject_kind, consent: row.consent, bornOn: row.born_on, isAdult: row.is_adult }, day) === null;

function certificateOf(ctx: ReadContext, row: AwardRow, rules: Rules): Certificate {
  const then = rules.get(row.rule_version);
  const level = then?.rules.levels.find(({ code }) => code === row.level_code);
  const ofClass = then?.rules.classes.find(({ code }) => code === row.class_code);
  const checkUrl = `${ctx.publicUrl}/public/${ctx.programmeCode}/honours/plaques/${encodeURIComponent(row.number)}`;
  return {
    awardId: row.id, number: row.number, subjectKind: row.subject_kind, titleZh: row.title_zh, titleEn: row.title_en, levelZh: level?.zh ?? null, levelEn: level?.en ?? null, classZh: ofClass?.zh ?? null, classEn: ofClass?.en ?? null, stars: row.stars,
    label: mayName(row, ctx.today) ? row.label : null, authority: then?.authority ?? '', document: row.document, on: row.from_date, to: row.to_date, checkUrl, qr: qrCode(checkUrl),
  };
}

type Asked = Omit<ParsedInputOf<typeof listCertificates>, 'page' | 'pageSize'>;

async function certificates(ctx: ReadContext, { awardId, ...filter }: Asked, part: { limit: number; offset: number }): Promise<{ rows: Certificate[]; total: number }> {
  const asked = { ...filter, standing: 'current' as const };
  const one = awardId === undefined ? null : ((await awardRow(ctx, awardId)) ?? ctx.notFound());
  const found = one === null ? await awardPage(ctx, asked, ctx.today, 'number', part) : isInForceOn({ from: one.from_date, to: one.to_date }, ctx.today) ? [one] : [];
  const rules = new Map<string, Rules>();
  for (const { title_id } of found) if (!rules.has(title_id)) rules.set(title_id, await publicRules(ctx.tx, ctx.programmeId, title_id));
  return { rows: found.map((row) => certificateOf(ctx, row, rules.get(row.title_id) ?? new Map())), total: one === null ? await awardTotal(ctx, asked, ctx.today) : found.length };
}

export const listCertificatesBound = bindRead(listCertificates, async (ctx, { page, pageSize, ...input }) => {
  const { rows, total } = await certificates(ctx, input, { limit: pageSize, offset: (page - 1) * pageSize });
  return { rows, total, page, pageSize, withheld: rows.filter(({ label }) => label === null).length };
});

export const downloadCertificatesBound = bindRead(downloadCertificates, async (ctx, { first, count, ...input }) => {
  const { rows } = await certificates(ctx, input, { limit: count, offset: first - 1 });
  if (rows.length === 0) return ctx.refuse('honours.nothing_to_print');
  const language = ctx.locale === 'en' ? 'en' as const : 'zh' as const;
  return { fileName: `${language === 'zh' ? '证书' : 'certificates'}-${rows[0]?.number ?? ''}.docx`, mediaType: DOCX_MEDIA_TYPE, body: await certificatesDocx(rows, language) };
});
