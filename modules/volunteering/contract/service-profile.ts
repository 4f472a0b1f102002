/** 中性交换格式 · Records of service for entry into the national system, as rows of a table (CSV) and as a document (JSON) with one meaning. */
import { z } from 'zod';
import { localDate } from '#platform/contract/index.ts';
import { GRADES } from '../domain/index.ts';

export const SERVICE_PROFILE_FORMAT = 'lianchuang-service-profile/1';
/** 每份记录数上限 · @unit records of one file */
export const SERVICE_PROFILE_ROWS_MAX = 200_000;

const clockTime = z.string().regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/, 'YYYY-MM-DD HH:MM').describe('当地时间 time of the programme’s own clock');

export const serviceProfileRecord = z.strictObject({
  recordId: z.uuid().describe('记录编号，重复导入以它识别 the same record has the same id in every file'), volunteerNumber: z.string().min(3).max(40).describe('志愿者编号'), volunteerName: z.string().min(1).max(60).describe('姓名'),
  activityCode: z.string().min(1).max(60).describe('活动编码'), activityName: z.string().min(1).max(120).describe('活动名称'), projectCode: z.string().min(1).max(60).nullable().describe('项目编码'), projectName: z.string().min(1).max(120).nullable().describe('项目名称'),
  team: z.string().min(1).max(120).describe('服务队伍'), place: z.string().min(1).describe('服务地点（区域名称，不含坐标） place by name, never by coordinates'), from: clockTime, to: clockTime, minutes: z.number().int().min(30).max(1_440).multipleOf(30).describe('服务分钟，按满半小时计 full half hours'), grade: z.enum(GRADES).describe('来源等级'),
});

/** 交换文档 · What the JSON holds; whoever writes a reader for it holds it to this. */
export const serviceProfile = z.strictObject({
  format: z.literal(SERVICE_PROFILE_FORMAT), programme: z.string().min(1), from: localDate, to: localDate, generatedOn: localDate, utcOffsetMinutes: z.number().int(), authority: z.literal('national-system').describe('全国系统为准 the national system is the authority'),
  basis: z.array(z.string()).min(1).describe('所依据的标准 what its members follow'), recordCount: z.number().int().min(0), minutes: z.number().int().min(0).describe('各条分钟之和 sum of the minutes of all records'), records: z.array(serviceProfileRecord),
});
