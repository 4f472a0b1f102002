/** 像姓名的地方 · Whether a short word stands where names of people do. One strong sign on one side is enough; words that join anything (和, 向, 以) are none by themselves. */

const ROLES = '村民|居民|党员|群众|教师|老师|医生|护士|医师|民警|交警|学生|同学|志愿者|职工|工人|农民|干部|书记|主任|镇长|村长|所长|校长|会长|队长|组长|楼长|户主|网格员|点位长|保洁员|监督员|宣讲员|辅导员|队员|委员|代表|获奖者|当选者|模范|标兵|好人|能手|先进个人|青年|少年|乡贤|老人|店主';
/** Of whom something is said: a title, a share of persons, an honour, a deed, or that they spoke. */
const SAID_OF_PERSONS = '同志|先生|女士|老师|医生|书记|主任|一家(?!亲)|等?(?:荣获|当选|入选|被评|被授予|被命名|获(?!得感|知|取|利))|等(?:[0-9一二两三四五六七八九十百几数]*[余多]?[名位人户]|同志)|的?(?:先进|感人|典型)?事迹|的故事|的家(?!园|乡|庭)|作报告|发言|带头|说(?!不|法|唱|教)|表示|介绍|告诉';
/** Behind a role these make a word of it: 群众文明素养, 村民高峰期出行, 青年文明号. */
const MAKES_A_WORD = '期|时段|时间|时刻|流量|素养|素质|意识|行为|习惯|程度|水平|礼仪|公约|实践|建设|风尚|新风|城市|村镇|校园|餐桌|观念|号(?!召)';
/** With the end of the words behind: whom one gives something or thanks, and the last of several. */
const BEFORE_THE_LAST = '授予|颁给|颁发给|奖给|表彰|感谢|慰问|祝贺|采访|选树|评选|推荐|和|与|及|由|向|对|请|让|像';
const APART = '[^\\p{Script=Han}\\p{Letter}\\p{Number}]';

/** How far a sign may stand away, with other names between. */
const LOOKED_AT = 80;

interface Signs { readonly before: RegExp; readonly behind: RegExp }
const signs = new Map<string, Signs>();

/** Between a role and the name, or the name and what is said of it, other names may stand in a row. */
function signsWith(hiddenName: string): Signs {
  const known = signs.get(hiddenName);
  if (known !== undefined) return known;
  const name = `(?:\\p{Script=Han}{2,3}|${RegExp.escape(hiddenName)})`;
  const made = {
    before: new RegExp(`(?:${ROLES})[：:\\s”》）]?(?:${name}(?:、|和|与|及)){0,9}$`, 'u'),
    behind: new RegExp(`^(?:(?:、|和|与|及)${name}){0,9}(?:${SAID_OF_PERSONS})`, 'u'),
  };
  signs.set(hiddenName, made);
  return made;
}

const endsApart = new RegExp(`(?:^|${APART})$`, 'u');
const beginsApart = new RegExp(`^(?:$|${APART})`, 'u');
const wordBehind = new RegExp(`^(?:${MAKES_A_WORD})`, 'u');
const beforeTheLast = new RegExp(`(?:${BEFORE_THE_LAST})$`, 'u');
const towards = /向$/u;
const towardsBehind = /^(?:学习|看齐|致敬)/u;

/**
 * 是否像姓名 · @param before and @param behind the words on either side; @param hiddenName what stands for names that were hidden already
 * @returns true where the word between is taken for the name of a person
 */
export function standsAsName(before: string, behind: string, hiddenName: string): boolean {
  const [near, next] = [before.slice(-LOOKED_AT), behind.slice(0, LOOKED_AT)];
  const strong = signsWith(hiddenName);
  if (strong.behind.test(next)) return true;
  if (strong.before.test(near) && !wordBehind.test(next)) return true;
  if (beginsApart.test(next) && (endsApart.test(near) || beforeTheLast.test(near))) return true;
  if (endsApart.test(near) && next.startsWith('等')) return true;
  return towards.test(near) && towardsBehind.test(next);
}
